// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/yamlreader.h"

#include <QDir>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// A whole number as people write it: no plus sign, no leading zero, no exponent.
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || (digits.size() > 1 && digits.front() == '0'))
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<double> decimalNumber(std::string_view text)
{
    const auto fits = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    if (!std::all_of(text.begin(), text.end(), fits) || text.starts_with('.')
        || text.ends_with('.'))
        return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

} // namespace

Value meaningOf(const YamlNode &scalar)
{
    if (scalar.quoted)
        return scalar.text;
    if (const auto whole = wholeNumber(scalar.text))
        return *whole;
    const std::string_view digits = scalar.text.starts_with('-')
        ? std::string_view(scalar.text).substr(1)
        : std::string_view(scalar.text);
    const bool leadingZero = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
    if (const auto decimal = decimalNumber(scalar.text); decimal && !leadingZero)
        return *decimal;
    return scalar.text;
}

YamlValue::YamlValue(const YamlNode &node, QString path, Mistakes &mistakes)
    : m_node(&node)
    , m_path(std::move(path))
    , m_mistakes(&mistakes)
{
}

QString YamlValue::found() const
{
    switch (m_node->kind) {
    case YamlNode::Kind::Null:
        return PlaybookText::tr("nothing");
    case YamlNode::Kind::Text:
        return excerpt(m_node->text);
    case YamlNode::Kind::List:
        return PlaybookText::tr("a list");
    case YamlNode::Kind::Map:
        break;
    }
    return PlaybookText::tr("a map of keys and values");
}

void YamlValue::mistake(const char *code, const QString &message, const QString &expected,
                        const QString &hint) const
{
    m_mistakes->add({.code = code,
                     .path = m_path,
                     .message = message,
                     .expected = expected,
                     .found = found(),
                     .hint = hint});
}

void YamlValue::keyMistake(const char *code, const QString &message, const QString &expected) const
{
    m_mistakes->add({.code = code,
                     .path = m_path,
                     .atKey = true,
                     .message = message,
                     .expected = expected,
                     .found = excerpt(key())});
}

std::string YamlValue::text() const
{
    if (is(YamlNode::Kind::Text) && !m_node->text.empty())
        return m_node->text;
    mistake("PB-04", PlaybookText::tr("A text belongs here."), PlaybookText::tr("a text"));
    return {};
}

std::string YamlValue::shortText() const
{
    constexpr std::size_t longest = 1000;
    std::string whole = text();
    if (whole.size() <= longest)
        return whole;
    mistake("PB-04", PlaybookText::tr("This text is too long."),
            PlaybookText::tr("at most %1 bytes").arg(longest));
    return {};
}

QString YamlValue::title() const
{
    return QString::fromStdString(text());
}

std::string YamlValue::identifier() const
{
    if (is(YamlNode::Kind::Text) && isIdentifier(m_node->text))
        return m_node->text;
    mistake("PB-04", PlaybookText::tr("A name belongs here."),
            PlaybookText::tr("a name of letters, digits, - and _"));
    return {};
}

bool YamlValue::goodKey() const
{
    if (isIdentifier(key()))
        return true;
    keyMistake("PB-04", PlaybookText::tr("This is not a name."),
               PlaybookText::tr("a name of letters, digits, - and _"));
    return false;
}

bool YamlValue::boolean() const
{
    const bool plain = is(YamlNode::Kind::Text) && !m_node->quoted;
    if (plain && (m_node->text == "true" || m_node->text == "false"))
        return m_node->text == "true";
    mistake("PB-04", PlaybookText::tr("Yes or no belongs here."), u"true, false"_s);
    return false;
}

std::int64_t YamlValue::integer(std::int64_t minimum, std::int64_t maximum) const
{
    if (is(YamlNode::Kind::Text) && !m_node->quoted) {
        const auto number = wholeNumber(m_node->text);
        if (number && *number >= minimum && *number <= maximum)
            return *number;
    }
    mistake("PB-04", PlaybookText::tr("A whole number belongs here."),
            PlaybookText::tr("a whole number from %1 to %2").arg(minimum).arg(maximum));
    return minimum;
}

double YamlValue::number() const
{
    const Value value = is(YamlNode::Kind::Text) ? meaningOf(*m_node) : Value();
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto *decimal = std::get_if<double>(&value))
        return *decimal;
    mistake("PB-04", PlaybookText::tr("A number belongs here."), PlaybookText::tr("a number"));
    return 0;
}

Value YamlValue::constant() const
{
    if (!is(YamlNode::Kind::Text)) {
        mistake("PB-04", PlaybookText::tr("A single value belongs here."),
                PlaybookText::tr("a text or a number"));
        return {};
    }
    // A flag is stored as the database stores flags.
    if (!m_node->quoted && (m_node->text == "true" || m_node->text == "false"))
        return std::int64_t(m_node->text == "true" ? 1 : 0);
    return meaningOf(*m_node);
}

std::string YamlValue::oneOf(const std::vector<std::string> &words) const
{
    const std::string word = is(YamlNode::Kind::Text) ? m_node->text : std::string();
    if (std::find(words.begin(), words.end(), word) != words.end())
        return word;
    mistake("PB-06", PlaybookText::tr("This word is not known here."), joined(words),
            suggestion(word, words));
    return words.front();
}

QString YamlValue::relativePath() const
{
    const QString path = QString::fromStdString(shortText());
    if (path.isEmpty())
        return {};
    const bool leaves =
        QDir::cleanPath(path).startsWith(".."_L1) || path.split(u'/').contains(u".."_s);
    const bool odd = path.contains(u'\\') || path.contains(u':') || path.endsWith(u'/')
        || std::any_of(path.begin(), path.end(), [](QChar c) { return c.unicode() < 0x20; });
    if (!leaves && !odd && QDir::isRelativePath(path) && !path.startsWith(u'~'))
        return QDir::cleanPath(path);
    mistake("PB-08", PlaybookText::tr("This path may lead out of the workspace."),
            PlaybookText::tr("a path inside the workspace such as data/people.json"));
    return {};
}

/// What is empty says nothing: more likely something was forgotten.
void YamlValue::notEmpty() const
{
    if (m_node->children.empty())
        mistake("PB-05", PlaybookText::tr("There is nothing in it."),
                PlaybookText::tr("at least one, or no such key"));
}

std::vector<YamlValue> YamlValue::items() const
{
    std::vector<YamlValue> values;
    if (!is(YamlNode::Kind::List)) {
        mistake("PB-04", PlaybookText::tr("A list belongs here."), PlaybookText::tr("a list"));
        return values;
    }
    notEmpty();
    for (std::size_t i = 0; i < m_node->children.size(); ++i)
        values.emplace_back(m_node->children[i], itemPath(m_path, i), *m_mistakes);
    return values;
}

std::vector<YamlValue> YamlValue::itemsOrOne() const
{
    return is(YamlNode::Kind::List) ? items() : std::vector<YamlValue>{*this};
}

std::vector<YamlValue> YamlValue::members() const
{
    std::vector<YamlValue> values;
    if (!is(YamlNode::Kind::Map)) {
        mistake("PB-04", PlaybookText::tr("Keys and values belong here."),
                PlaybookText::tr("a map of keys and values"));
        return values;
    }
    notEmpty();
    for (const YamlNode &child : m_node->children)
        values.emplace_back(child, memberPath(m_path, child.key), *m_mistakes);
    return values;
}

std::vector<std::string> YamlValue::texts() const
{
    std::vector<std::string> all;
    for (const YamlValue &item : itemsOrOne())
        all.push_back(item.text());
    return all;
}

} // namespace waybill
