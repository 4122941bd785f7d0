DROP TABLE frame_notes;
