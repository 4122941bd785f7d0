DROP TABLE search;
DROP TABLE visit_keepers;
DROP TABLE visits;
DROP TABLE frames;
DROP TABLE hives;
DROP TABLE people;
DROP TABLE clubs;
