// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/playbook/yamldocument.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace waybill {

/// tr() for everything that is said about a playbook.
struct PlaybookText
{
    Q_DECLARE_TR_FUNCTIONS(Playbook)
};

/// What is wrong at one place of a document. \a path is "phases[1].loads[0].from"; its place is
/// looked up, or that of what it stands in.
struct Mistake
{
    const char *code = "";
    QString path;
    bool atKey = false; ///< the name in front of the colon is at fault, not the value
    QString message;
    QString expected;
    QString found;
    QString hint;
};

/// Collects the mistakes of one document and knows where its values stand.
class Mistakes
{
public:
    Mistakes(QString file, const YamlNode &root);

    void add(const Mistake &mistake);
    bool has(const QString &path) const { return m_places.contains(path); }
    Problems inOrder() const; ///< as they stand in the file

private:
    struct Places
    {
        YamlPlace value;
        YamlPlace key;
    };
    void remember(const YamlNode &node, const QString &path);
    QString written(QString path) const;

    QString m_file;
    QHash<QString, Places> m_places;
    Problems m_problems;
};

/// "a.b", "a[2]": where a child stands.
QString memberPath(const QString &parent, const std::string &key);
QString itemPath(const QString &parent, std::size_t index);

/// A value of the document, with checked access: whoever asks for the wrong type gets an empty
/// value, and the mistake is noted (PB-04).
class YamlValue
{
public:
    YamlValue(const YamlNode &node, QString path, Mistakes &mistakes);

    const YamlNode &node() const { return *m_node; }
    const QString &path() const { return m_path; }
    Mistakes &mistakes() const { return *m_mistakes; }
    bool is(YamlNode::Kind kind) const { return m_node->kind == kind; }
    const std::string &key() const { return m_node->key; }
    QString found() const; ///< as a Problem shows it

    std::string text() const; ///< not empty
    std::string shortText() const; ///< a text that is no essay: a path, a pattern
    QString title() const; ///< a text for people
    std::string identifier() const; ///< letters, digits, '-', '_'
    bool boolean() const; ///< true or false
    std::int64_t integer(std::int64_t minimum, std::int64_t maximum) const;
    double number() const;
    Value constant() const; ///< what a plain or quoted scalar means in a table
    std::string oneOf(const std::vector<std::string> &words) const; ///< PB-06
    QString relativePath() const; ///< of a file inside the workspace, PB-08

    std::vector<YamlValue> items() const; ///< of a list, at least one
    std::vector<YamlValue> itemsOrOne() const; ///< of a list; any other value is a list of one
    std::vector<YamlValue> members() const; ///< of a map, at least one
    std::vector<std::string> texts() const; ///< of a list of texts, or of one text

    void mistake(const char *code, const QString &message, const QString &expected,
                 const QString &hint = {}) const;
    void keyMistake(const char *code, const QString &message, const QString &expected) const;
    bool goodKey() const; ///< the key is an identifier; else PB-04

private:
    void notEmpty() const;

    const YamlNode *m_node;
    QString m_path;
    Mistakes *m_mistakes;
};

/// What a scalar is in a table: a plain number is a number (no plus sign, no leading zero, no
/// exponent), everything else is text.
Value meaningOf(const YamlNode &scalar);

/// A map whose keys are known. Ask for all of them, then finish(): what nobody asked for is a
/// mistake (PB-03).
class YamlMap
{
public:
    using Use = std::function<void(const YamlValue &)>;

    explicit YamlMap(const YamlValue &value);

    bool isMap() const { return m_value.is(YamlNode::Kind::Map); }
    bool has(const char *key) const;
    bool take(const char *key, const Use &use); ///< whether it is there
    void need(const char *key, const Use &use); ///< PB-05 when it is not
    void finish() const;
    const YamlValue &value() const { return m_value; }

private:
    YamlValue m_value;
    std::vector<std::string> m_known;
};

/// The word among \a words that \a word may be a slip of; empty when none is near.
std::string nearestWord(const std::string &word, const std::vector<std::string> &words);
/// "Did you mean `required`?", or nothing.
QString suggestion(const std::string &word, const std::vector<std::string> &words);
QString joined(const std::vector<std::string> &words); ///< "a, b, c"
bool isIdentifier(std::string_view text);

} // namespace waybill
