DROP TABLE applications;
DROP TABLE scrape_history;
DROP TABLE cv_versions;
DROP TABLE job_matches;
