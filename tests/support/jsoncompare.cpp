// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jsoncompare.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

/// QString::fromUtf8() takes a byte order mark off the front; here it is a character.
QString fromUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(text.data(), qsizetype(text.size())));
}

/// A piece of JSON: a bracket, a comma, a colon, a string, or another scalar as it stands.
struct Token
{
    char kind = 0; ///< {}[],: for themselves, " a string, x a scalar, 0 the end
    std::string_view raw;

    bool opens() const { return kind == '{' || kind == '['; }
    bool closes() const { return kind == '}' || kind == ']'; }
};

/// Cuts a document into tokens.
class Tokens
{
public:
    explicit Tokens(std::string_view text)
        : m_text(text)
    {
    }

    Token next()
    {
        m_text.remove_prefix(std::min(m_text.find_first_not_of(" \t\r\n"), m_text.size()));
        if (m_text.empty())
            return {};
        const char first = m_text.front();
        if (std::string_view("{}[],:").find(first) != std::string_view::npos)
            return {first, take(1)};
        if (first == '"')
            return {'"', take(stringLength())};
        return {'x', take(std::min(m_text.find_first_of("{}[],:\" \t\r\n"), m_text.size()))};
    }

private:
    std::size_t stringLength() const
    {
        std::size_t at = 1;
        while (at < m_text.size() && m_text[at] != '"')
            at += m_text[at] == '\\' ? 2 : 1;
        return std::min(at + 1, m_text.size());
    }

    std::string_view take(std::size_t length)
    {
        const std::string_view taken = m_text.substr(0, length);
        m_text.remove_prefix(length);
        return taken;
    }

    std::string_view m_text;
};

/// The text of a string token in UTF-16, where half a character is just a number.
QString decoded(std::string_view raw)
{
    const QString inside = fromUtf8(raw.substr(1, raw.size() - 2));
    QString text;
    for (qsizetype i = 0; i < inside.size(); ++i) {
        if (inside[i] != u'\\') {
            text += inside[i];
            continue;
        }
        const QChar escape = i + 1 < inside.size() ? inside[++i] : QChar();
        const qsizetype simple = u"bfnrt"_s.indexOf(escape);
        if (simple >= 0) {
            text += u"\b\f\n\r\t"[simple];
        } else if (escape == u'u') {
            text += QChar(inside.mid(i + 1, 4).toUShort(nullptr, 16));
            i += 4;
        } else {
            text += escape;
        }
    }
    return text;
}

bool sameToken(const Token &a, const Token &b)
{
    if (a.kind != b.kind)
        return false;
    return a.kind == '"' ? decoded(a.raw) == decoded(b.raw) : a.raw == b.raw;
}

class Comparison
{
public:
    Comparison(std::string_view source, std::string_view exported, const QStringList &leftOut)
        : m_source(source)
        , m_exported(exported)
        , m_leftOut(leftOut)
    {
    }

    QString compare()
    {
        const QString difference = compareValue(m_source.next(), m_exported.next());
        if (!difference.isEmpty())
            return difference;
        return compareToken(m_source.next(), m_exported.next());
    }

private:
    QString compareValue(const Token &a, const Token &b)
    {
        if (m_leftOut.contains(path())) {
            skip(m_source, a);
            skip(m_exported, b);
            return {};
        }
        QString difference = compareToken(a, b);
        if (difference.isEmpty() && a.opens())
            difference = compareContent(a.kind == '{');
        return difference;
    }

    QString compareContent(bool object)
    {
        Token a = m_source.next();
        Token b = m_exported.next();
        while (!a.closes() || !b.closes()) {
            m_path.append(object && a.raw.size() > 2 ? keyOf(a) : u"*"_s);
            QString difference;
            if (object) {
                difference = compareToken(a, b);
                m_source.next(); // the colons
                m_exported.next();
                a = m_source.next();
                b = m_exported.next();
            }
            if (difference.isEmpty())
                difference = compareValue(a, b);
            if (!difference.isEmpty())
                return difference;
            m_path.removeLast();
            a = m_source.next();
            b = m_exported.next();
            if (a.kind == ',' && b.kind == ',') {
                a = m_source.next();
                b = m_exported.next();
            } else if (!a.closes() || !b.closes()) {
                return compareToken(a, b);
            }
        }
        return {};
    }

    /// As a message names it: a key that is no text is named as it is written.
    static QString keyOf(const Token &token)
    {
        const QString key = decoded(token.raw);
        return key.isValidUtf16() ? key : fromUtf8(token.raw.substr(1, token.raw.size() - 2));
    }

    static void skip(Tokens &tokens, const Token &first)
    {
        int depth = first.opens() ? 1 : 0;
        while (depth > 0) {
            const Token token = tokens.next();
            if (token.kind == 0)
                return;
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
        }
    }

    QString compareToken(const Token &a, const Token &b) const
    {
        if (sameToken(a, b))
            return {};
        return u"at \"%1\": %2 became %3"_s.arg(path(), shown(a), shown(b));
    }

    static QString shown(const Token &token)
    {
        return token.kind == 0 ? u"the end"_s : fromUtf8(token.raw).left(200);
    }

    QString path() const { return m_path.isEmpty() ? QString() : u'/' + m_path.join(u'/'); }

    Tokens m_source;
    Tokens m_exported;
    const QStringList &m_leftOut;
    QStringList m_path;
};

} // namespace

QString compareJson(std::string_view source, std::string_view exported, const QStringList &leftOut)
{
    return Comparison(source, exported, leftOut).compare();
}

} // namespace waybill::test
