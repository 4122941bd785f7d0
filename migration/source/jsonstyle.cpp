// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonstyle.h"

#include <algorithm>
#include <string>

namespace waybill {

namespace {

constexpr int tabWidth = 4;

/// The depth of the first line after the root's bracket.
int indentOf(std::string_view text)
{
    const std::size_t bracket = text.find_first_not_of(" \t\r\n");
    if (bracket == text.npos || (text[bracket] != '{' && text[bracket] != '['))
        return 0;
    const std::size_t next = text.find_first_not_of(" \t\r\n", bracket + 1);
    const std::string_view gap = text.substr(bracket + 1, next - bracket - 1);
    const std::size_t lineEnd = gap.find_last_of("\r\n");
    if (lineEnd == gap.npos || next == text.npos || text[next] == ']' || text[next] == '}')
        return 0;
    int indent = 0;
    for (const char c : gap.substr(lineEnd + 1))
        indent += c == '\t' ? tabWidth : 1;
    return indent;
}

/// At least one \uXXXX beyond ASCII, and no character beyond ASCII that is written as itself.
bool escapesNonAscii(std::string_view text)
{
    if (std::any_of(text.begin(), text.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return false;
    for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at + 2)) {
        const std::string_view escape = text.substr(at, 6);
        if (escape.starts_with("\\u")
            && !(escape.substr(2, 2) == "00" && escape.size() == 6 && escape[4] < '8'))
            return true;
    }
    return false;
}

std::string mostFrequentLineEnd(std::string_view text)
{
    const auto newlines = std::count(text.begin(), text.end(), '\n');
    std::ptrdiff_t both = 0;
    std::ptrdiff_t returns = 0;
    for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1))
        ++(text.substr(at).starts_with("\r\n") ? both : returns);
    if (both > 0 && both >= newlines - both && both >= returns)
        return "\r\n";
    return returns > newlines - both ? "\r" : "\n";
}

} // namespace

void detectJsonStyle(std::string_view text, Dialect &dialect)
{
    dialect.indent = indentOf(text);
    dialect.escapesNonAscii = escapesNonAscii(text);
    dialect.newline = mostFrequentLineEnd(text);
    dialect.finalNewline = text.ends_with('\n') || text.ends_with('\r');
}

} // namespace waybill
