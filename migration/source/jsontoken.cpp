// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsontoken.h"

#include "migration/source/utf8.h"

#include <charconv>
#include <optional>

namespace waybill {

namespace {

std::size_t skipDigits(std::string_view token, std::size_t at)
{
    while (at < token.size() && token[at] >= '0' && token[at] <= '9')
        ++at;
    return at;
}

/// The code unit of the "\uXXXX" at the front.
std::optional<char32_t> codeUnit(std::string_view escape)
{
    if (escape.size() < 6 || escape[0] != '\\' || escape[1] != 'u')
        return {};
    unsigned int unit = 0;
    const char *const end = escape.data() + 6;
    const auto [stop, error] = std::from_chars(escape.data() + 2, end, unit, 16);
    if (error != std::errc() || stop != end)
        return {};
    return unit;
}

bool isHigh(char32_t unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLow(char32_t unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

/// Returns how long the escape at the front is (a pair counts as one); 0 when it does not exist.
std::size_t unescapeUnicode(std::string_view rest, std::string &text, Unescaped &result)
{
    const std::optional<char32_t> unit = codeUnit(rest);
    if (!unit)
        return 0;
    if (isHigh(*unit)) {
        const std::optional<char32_t> second = codeUnit(rest.substr(6));
        if (second && isLow(*second)) {
            utf8::append(text, 0x10000 + ((*unit - 0xd800) << 10U) + (*second - 0xdc00));
            return 12;
        }
    }
    if (isHigh(*unit) || isLow(*unit))
        result.loneSurrogate = true;
    else
        utf8::append(text, *unit);
    return 6;
}

char simpleEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return '\0';
    }
}

} // namespace

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isJsonNumber(std::string_view token)
{
    std::size_t at = token.starts_with('-') ? 1 : 0;
    const std::size_t whole = skipDigits(token, at);
    if (whole == at || (token[at] == '0' && whole > at + 1))
        return false;
    at = whole;
    if (at < token.size() && token[at] == '.') {
        const std::size_t fraction = skipDigits(token, at + 1);
        if (fraction == at + 1)
            return false;
        at = fraction;
    }
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
        ++at;
        if (at < token.size() && (token[at] == '+' || token[at] == '-'))
            ++at;
        const std::size_t exponent = skipDigits(token, at);
        if (exponent == at)
            return false;
        at = exponent;
    }
    return at == token.size();
}

std::size_t jsonStringEnd(std::string_view text, std::size_t open)
{
    std::size_t at = open + 1;
    for (;;) {
        at = text.find_first_of("\"\\", at);
        if (at == std::string_view::npos)
            return at;
        if (text[at] == '"')
            return at + 1;
        at += 2;
    }
}

Unescaped unescapeJson(std::string_view inside, std::string &text)
{
    Unescaped result;
    std::size_t at = 0;
    for (;;) {
        const std::size_t escape = inside.find('\\', at);
        text += inside.substr(at, escape - at);
        if (escape == std::string_view::npos)
            return result;
        const std::string_view rest = inside.substr(escape);
        std::size_t length = 0;
        if (rest.size() > 1 && rest[1] == 'u') {
            length = unescapeUnicode(rest, text, result);
        } else if (const char c = rest.size() > 1 ? simpleEscape(rest[1]) : '\0'; c != '\0') {
            text += c;
            length = 2;
        }
        if (length == 0) {
            result.valid = false;
            result.fault = escape;
            return result;
        }
        at = escape + length;
    }
}

} // namespace waybill
