CREATE TABLE clubs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, founded TEXT);
CREATE TABLE people (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE hives (
    id INTEGER PRIMARY KEY, club_id INTEGER REFERENCES clubs(id) ON DELETE CASCADE,
    name TEXT NOT NULL, region TEXT, mood TEXT CHECK (mood IN ('calm', 'cross')), born TEXT);
CREATE TABLE frames (
    id INTEGER PRIMARY KEY, hive_id INTEGER NOT NULL REFERENCES hives(id) ON DELETE CASCADE,
    place INTEGER NOT NULL, kind TEXT NOT NULL, UNIQUE (hive_id, place));
CREATE TABLE visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hive_id INTEGER NOT NULL REFERENCES hives(id),
    day TEXT NOT NULL, weather TEXT, temperature REAL, honey REAL CHECK (honey >= 0), mites REAL,
    file TEXT NOT NULL);
CREATE TABLE visit_keepers (
    visit_id INTEGER NOT NULL REFERENCES visits(id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES people, role TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (visit_id, person));
CREATE VIRTUAL TABLE search USING fts5(hive);
CREATE INDEX visits_by_day ON visits(day);
