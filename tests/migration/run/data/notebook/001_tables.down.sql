DROP TABLE notes;
DROP TABLE persons;
