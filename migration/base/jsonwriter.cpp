// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/jsonwriter.h"

#include <QString>
#include <QUtf8StringView>

#include <array>
#include <charconv>
#include <cmath>

namespace waybill {

namespace {

void appendCode(std::string &out, unsigned code)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u00";
    out += digits[code >> 4U];
    out += digits[code & 0xfU];
}

/// The short escape of \a c, or 0.
char shortEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

bool isValid(std::string_view utf8)
{
    return QUtf8StringView(utf8.data(), qsizetype(utf8.size())).isValidUtf8();
}

} // namespace

JsonWriter::JsonWriter(std::string &out, int indent)
    : m_out(out)
    , m_indent(indent)
{
}

JsonWriter &JsonWriter::begin(char bracket)
{
    place();
    m_out += bracket;
    m_levels.push_back({.isArray = bracket == '['});
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    Q_ASSERT(!m_levels.empty() && m_levels.back().isArray == (bracket == ']') && !m_afterKey);
    const bool wasEmpty = m_levels.back().isEmpty;
    m_levels.pop_back();
    if (!wasEmpty)
        newLine();
    m_out += bracket;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view utf8)
{
    Q_ASSERT(!m_levels.empty() && !m_levels.back().isArray && !m_afterKey);
    separate();
    quote(utf8);
    m_out += m_indent > 0 ? ": " : ":";
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::key(QStringView name)
{
    const QByteArray utf8 = name.toUtf8();
    return key(std::string_view(utf8.constData(), std::size_t(utf8.size())));
}

JsonWriter &JsonWriter::null()
{
    return token("null");
}

JsonWriter &JsonWriter::value(std::string_view utf8)
{
    place();
    quote(utf8);
    return *this;
}

JsonWriter &JsonWriter::value(const QByteArray &utf8)
{
    return value(std::string_view(utf8.constData(), std::size_t(utf8.size())));
}

JsonWriter &JsonWriter::value(QStringView text)
{
    return value(text.toUtf8());
}

JsonWriter &JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();
    std::array<char, 32> text{};
    const auto [last, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    Q_ASSERT(error == std::errc());
    return token({text.data(), std::size_t(last - text.data())});
}

JsonWriter &JsonWriter::token(std::string_view json)
{
    place();
    m_out += json;
    return *this;
}

void JsonWriter::separate()
{
    if (!m_levels.back().isEmpty)
        m_out += ',';
    m_levels.back().isEmpty = false;
    newLine();
}

void JsonWriter::place()
{
    Q_ASSERT(m_levels.empty() || m_levels.back().isArray || m_afterKey);
    if (!m_levels.empty() && m_levels.back().isArray)
        separate();
    m_afterKey = false;
}

void JsonWriter::newLine()
{
    if (m_indent <= 0)
        return;
    m_out += '\n';
    m_out.append(m_levels.size() * std::size_t(m_indent), ' ');
}

void JsonWriter::quote(std::string_view utf8)
{
    if (!isValid(utf8)) {
        const QByteArray repaired = QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toUtf8();
        return quote({repaired.constData(), std::size_t(repaired.size())});
    }
    m_out += '"';
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        // U+0080 to U+009F steer a terminal as well as the first 32 do.
        const bool isC1 = byte == 0xc2 && static_cast<unsigned char>(utf8[i + 1]) < 0xa0;
        if (const char letter = shortEscape(utf8[i])) {
            m_out += '\\';
            m_out += letter;
        } else if (isC1) {
            appendCode(m_out, static_cast<unsigned char>(utf8[++i]));
        } else if (byte < 0x20 || byte == 0x7f) {
            appendCode(m_out, byte);
        } else {
            m_out += utf8[i];
        }
    }
    m_out += '"';
}

} // namespace waybill
