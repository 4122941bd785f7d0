CREATE TABLE profiles (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    dob TEXT,
    gender TEXT,
    address TEXT,
    school TEXT,
    neighborhood TEXT,
    interests TEXT,
    character_roster TEXT,
    verbal_fluency TEXT,
    passive_language_level TEXT,
    mental_age REAL,
    raw_input TEXT,
    extracted_data TEXT,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE mastered_words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id TEXT NOT NULL,
    word TEXT NOT NULL,
    language TEXT NOT NULL,
    added_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE CASCADE,
    CONSTRAINT uq_profile_word_lang UNIQUE (profile_id, word, language)
);
CREATE TABLE mastered_grammar (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id TEXT NOT NULL,
    grammar_uri TEXT NOT NULL,
    added_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE CASCADE,
    CONSTRAINT uq_profile_grammar UNIQUE (profile_id, grammar_uri)
);
CREATE TABLE approved_cards (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id TEXT NOT NULL,
    card_type TEXT NOT NULL,
    content TEXT NOT NULL,
    approved_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    status TEXT DEFAULT 'pending',
    front TEXT,
    FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE CASCADE
);
CREATE TABLE chat_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    message_id TEXT,
    mentions TEXT,
    FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE CASCADE
);
CREATE INDEX idx_mastered_words_profile ON mastered_words(profile_id);
CREATE INDEX idx_mastered_words_language ON mastered_words(language);
CREATE INDEX idx_mastered_grammar_profile ON mastered_grammar(profile_id);
CREATE INDEX idx_approved_cards_profile ON approved_cards(profile_id);
CREATE INDEX idx_chat_messages_profile ON chat_messages(profile_id);
CREATE INDEX idx_chat_messages_timestamp ON chat_messages(timestamp);
