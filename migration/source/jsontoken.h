// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace waybill {

/// Spaces, tabs and line ends: all that JSON allows between tokens.
bool isJsonSpace(char c);
/// The grammar of RFC 8259: no leading zero, no sign but minus, digits around the point.
bool isJsonNumber(std::string_view token);
/// Where the string that opens at \a open (a quote) ends: behind its closing quote; npos when the
/// text ends first.
std::size_t jsonStringEnd(std::string_view text, std::size_t open);

/// What became of a string's escapes.
struct Unescaped
{
    bool valid = true;
    std::size_t fault = 0; ///< where the escape that does not exist begins
    bool loneSurrogate = false; ///< half of a pair: allowed by the grammar, but no character
};

/// Appends the text of a string's inside (without its quotes). After a lone surrogate the appended
/// text has a gap and must not be used.
Unescaped unescapeJson(std::string_view inside, std::string &text);

} // namespace waybill
