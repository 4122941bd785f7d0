// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonfault.h"

#include "migration/source/jsontoken.h"
#include "migration/source/jsonvaluefault.h"
#include "migration/source/linecounter.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonFault", text);
}

/// Walks through the text token by token and stops at the first that does not belong there.
class FaultFinder
{
public:
    explicit FaultFinder(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<JsonFault> find();

private:
    enum class Expect { Value, ValueOrEnd, KeyOrEnd, Key, Colon, CommaOrEnd, Nothing };
    struct Open
    {
        char bracket;
        std::size_t offset;
    };

    bool step();
    bool readValue(char c);
    bool readKey(char c);
    bool readAfterValue(char c);
    bool readString();
    bool readWord();
    void explainEnd();
    void explainMissingComma(char c);
    bool open(char bracket);
    bool close();
    bool fault(std::size_t offset, QString message, QString expected = {}, QString found = {});
    void skipSpace();
    bool atEnd() const { return m_at >= m_text.size(); }
    bool inObject() const { return !m_open.empty() && m_open.back().bracket == '{'; }
    std::int64_t lineOf(std::size_t offset) const;
    std::size_t wordEnd(std::size_t from) const;

    std::string_view m_text;
    std::size_t m_at = 0;
    Expect m_expect = Expect::Value;
    std::vector<Open> m_open;
    std::vector<std::string_view> m_keys; ///< the last key of each open object
    std::string_view m_last; ///< the token before
    std::size_t m_lastEnd = 0;
    std::optional<JsonFault> m_fault;
};

std::optional<JsonFault> FaultFinder::find()
{
    do {
        skipSpace();
    } while (step());
    return m_fault;
}

/// One token; false at the end and at a fault.
bool FaultFinder::step()
{
    if (atEnd()) {
        if (m_expect != Expect::Nothing)
            explainEnd();
        return false;
    }
    const char c = m_text[m_at];
    if (c == '/' || c == '#')
        return fault(m_at, tr("a comment is not part of JSON"), tr("no comments"),
                     QChar(QLatin1Char(c)));
    switch (m_expect) {
    case Expect::Value:
    case Expect::ValueOrEnd:
        return readValue(c);
    case Expect::Key:
    case Expect::KeyOrEnd:
        return readKey(c);
    case Expect::Colon:
        if (c != ':') {
            return fault(m_lastEnd,
                         tr("a colon is missing after the key %1").arg(jsonExcerpt(m_last)), u":"_s,
                         jsonCharacter(m_text, m_at));
        }
        ++m_at;
        m_expect = Expect::Value;
        return true;
    case Expect::CommaOrEnd:
        return readAfterValue(c);
    case Expect::Nothing:
        break;
    }
    return fault(m_at, tr("there is more text after the end of the document"),
                 tr("the end of the file"), jsonCharacter(m_text, m_at));
}

bool FaultFinder::readValue(char c)
{
    const std::size_t from = m_at;
    if (c == '{' || c == '[')
        return open(c);
    if (c == ']' && m_expect == Expect::ValueOrEnd)
        return close();
    if (c == ']' && m_last == ",") {
        return fault(m_lastEnd - 1, tr("there is a comma after the last value of a list"),
                     tr("a value"), u"]"_s);
    }
    if (c == ',' || c == ':' || c == ']' || c == '}') {
        const QString sign = QChar(QLatin1Char(c));
        return fault(from, tr("a value is missing before “%1”").arg(sign), tr("a value"), sign);
    }
    if (!(c == '"' ? readString() : readWord()))
        return false;
    m_last = m_text.substr(from, m_at - from);
    m_lastEnd = m_at;
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return true;
}

bool FaultFinder::readKey(char c)
{
    const std::size_t from = m_at;
    if (c == '}' && m_expect == Expect::KeyOrEnd)
        return close();
    if (c == '}') {
        return fault(m_lastEnd - 1, tr("there is a comma after the last value of an object"),
                     tr("a key"), u"}"_s);
    }
    if (c != '"') {
        const std::string_view word =
            m_text.substr(from, std::max<std::size_t>(1, wordEnd(from) - from));
        return fault(from, tr("a key in double quotes is expected"), tr("a key in double quotes"),
                     jsonExcerpt(word));
    }
    if (!readString())
        return false;
    m_last = m_text.substr(from, m_at - from);
    m_lastEnd = m_at;
    m_keys.back() = m_last;
    m_expect = Expect::Colon;
    return true;
}

bool FaultFinder::readAfterValue(char c)
{
    if (c == ',') {
        m_last = m_text.substr(m_at, 1);
        m_lastEnd = ++m_at;
        m_expect = inObject() ? Expect::Key : Expect::Value;
        return true;
    }
    const char closing = inObject() ? '}' : ']';
    if (c == closing)
        return close();
    if (c == '}' || c == ']') {
        return fault(m_at,
                     tr("“%1” is expected here to close the “%2” of line %3")
                         .arg(QLatin1Char(closing))
                         .arg(QLatin1Char(m_open.back().bracket))
                         .arg(lineOf(m_open.back().offset)),
                     QChar(QLatin1Char(closing)), QChar(QLatin1Char(c)));
    }
    explainMissingComma(c);
    return false;
}

/// In an object the key is named, never the value: it may be a secret.
void FaultFinder::explainMissingComma(char c)
{
    const QString closing = inObject() ? u"}"_s : u"]"_s;
    const QString expected = tr("“,” or “%1”").arg(closing);
    if (c == ':' || c == '=') {
        fault(m_at, tr("“%1” does not belong here").arg(QLatin1Char(c)), expected,
              QChar(QLatin1Char(c)));
        return;
    }
    QString message;
    if (inObject())
        message = tr("a comma is missing after the value of %1").arg(jsonExcerpt(m_keys.back()));
    else
        message = tr("a comma is missing after %1").arg(jsonExcerpt(m_last));
    fault(m_lastEnd, message, expected, jsonCharacter(m_text, m_at));
}

/// m_at is at the opening quote.
bool FaultFinder::readString()
{
    m_fault = findStringFault(m_text, m_at);
    if (!m_fault)
        m_at = jsonStringEnd(m_text, m_at);
    return !m_fault;
}

/// A number, true, false or null.
bool FaultFinder::readWord()
{
    const std::size_t from = m_at;
    m_at = wordEnd(from);
    const std::string_view word = m_text.substr(from, m_at - from);
    if (word == "true" || word == "false" || word == "null" || isJsonNumber(word))
        return true;
    m_fault = explainWord(word, from);
    return false;
}

void FaultFinder::explainEnd()
{
    const QString found = tr("the end of the file");
    if (m_open.empty()) {
        fault(m_at, tr("there is no value"), tr("a value"), found);
        return;
    }
    const Open &last = m_open.back();
    const QString closing = last.bracket == '{' ? u"}"_s : u"]"_s;
    fault(m_at,
          tr("the “%1” of line %2 is never closed")
              .arg(QLatin1Char(last.bracket))
              .arg(lineOf(last.offset)),
          closing, found);
}

bool FaultFinder::open(char bracket)
{
    m_open.push_back({bracket, m_at});
    m_last = m_text.substr(m_at, 1);
    m_lastEnd = ++m_at;
    if (bracket == '{')
        m_keys.emplace_back();
    m_expect = bracket == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return true;
}

bool FaultFinder::close()
{
    if (inObject())
        m_keys.pop_back();
    m_open.pop_back();
    m_last = m_text.substr(m_at, 1);
    m_lastEnd = ++m_at;
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return true;
}

bool FaultFinder::fault(std::size_t offset, QString message, QString expected, QString found)
{
    m_fault = JsonFault{offset, std::move(message), std::move(expected), std::move(found)};
    return false;
}

void FaultFinder::skipSpace()
{
    while (!atEnd() && isJsonSpace(m_text[m_at]))
        ++m_at;
}

std::int64_t FaultFinder::lineOf(std::size_t offset) const
{
    LineCounter place;
    place.advance(m_text.substr(0, offset));
    return place.line();
}

/// A word ends where a space, a sign or a text begins.
std::size_t FaultFinder::wordEnd(std::size_t from) const
{
    const std::size_t end = m_text.find_first_of(" \t\r\n,:[]{}\"", from);
    return end == m_text.npos ? m_text.size() : end;
}

} // namespace

std::optional<JsonFault> findJsonFault(std::string_view text)
{
    return FaultFinder(text).find();
}

} // namespace waybill
