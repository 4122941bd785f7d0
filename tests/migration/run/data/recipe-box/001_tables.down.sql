DROP TABLE wares;
DROP TABLE shops;
DROP TABLE steps;
DROP TABLE ingredients;
DROP TABLE recipes;
