DROP TABLE plans;
DROP TABLE measurements;
DROP TABLE photos;
