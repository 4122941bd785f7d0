DROP TABLE chat_messages;
DROP TABLE approved_cards;
DROP TABLE mastered_grammar;
DROP TABLE mastered_words;
DROP TABLE profiles;
