-- Takes the ten tables away again, children before their parents.
DROP TABLE IF EXISTS documents;
DROP TABLE IF EXISTS match_scores;
DROP TABLE IF EXISTS applications;
DROP TABLE IF EXISTS job_postings;
DROP TABLE IF EXISTS education;
DROP TABLE IF EXISTS skills;
DROP TABLE IF EXISTS experience_bullets;
DROP TABLE IF EXISTS experiences;
DROP TABLE IF EXISTS profiles;
DROP TABLE IF EXISTS config;
