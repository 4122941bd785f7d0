CREATE TABLE photos (digest TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE measurements (
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    at TEXT NOT NULL,
    warmth REAL,
    unit TEXT,
    gardener TEXT,
    weather TEXT,
    label TEXT NOT NULL,
    whole TEXT,
    UNIQUE (station, at)
);
CREATE TABLE plans (id INTEGER PRIMARY KEY, task TEXT NOT NULL, file TEXT NOT NULL, number INTEGER NOT NULL);
