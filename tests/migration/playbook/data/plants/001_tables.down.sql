DROP TABLE sales;
DROP TABLE tags;
DROP TABLE plants;
