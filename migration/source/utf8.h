// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace waybill::utf8 {

/// How many bytes the first character has when it is strictly valid UTF-8 (shortest form, no
/// surrogates, at most U+10FFFF); 0 when it is not, or when \a text ends inside it.
std::size_t characterLength(std::string_view text);
/// Where the first byte is that belongs to no valid character; text.size() when there is none.
std::size_t firstInvalid(std::string_view text);
/// How many bytes at the end (0..3) are the beginning of a character that is not complete yet.
std::size_t incompleteTail(std::string_view text);
/// The character at the front of valid UTF-8.
char32_t decode(std::string_view text);
void append(std::string &text, char32_t character);

} // namespace waybill::utf8
