// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/utf8.h"

#include <algorithm>
#include <simdjson.h>

namespace waybill::utf8 {

namespace {

unsigned char byteAt(std::string_view text, std::size_t index)
{
    return static_cast<unsigned char>(text[index]);
}

bool isContinuation(unsigned char byte)
{
    return (byte & 0xc0U) == 0x80U;
}

/// By the first byte alone; 0 for a byte that begins nothing.
std::size_t announcedLength(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/// The second byte is where overlong forms, surrogates and code points beyond U+10FFFF show.
bool secondByteFits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xe0:
        return second >= 0xa0 && second <= 0xbf;
    case 0xed:
        return second >= 0x80 && second <= 0x9f;
    case 0xf0:
        return second >= 0x90 && second <= 0xbf;
    case 0xf4:
        return second >= 0x80 && second <= 0x8f;
    default:
        return isContinuation(second);
    }
}

/// The bytes at the front of \a text agree with a character of \a length bytes, as far as they go.
bool fits(std::string_view text, std::size_t length)
{
    const std::size_t there = std::min(length, text.size());
    if (there > 1 && !secondByteFits(byteAt(text, 0), byteAt(text, 1)))
        return false;
    for (std::size_t i = 2; i < there; ++i) {
        if (!isContinuation(byteAt(text, i)))
            return false;
    }
    return true;
}

} // namespace

std::size_t characterLength(std::string_view text)
{
    if (text.empty())
        return 0;
    const std::size_t length = announcedLength(byteAt(text, 0));
    return length != 0 && length <= text.size() && fits(text, length) ? length : 0;
}

std::size_t firstInvalid(std::string_view text)
{
    if (simdjson::validate_utf8(text.data(), text.size()))
        return text.size();
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = characterLength(text.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

std::size_t incompleteTail(std::string_view text)
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const std::string_view tail = text.substr(text.size() - back);
        const unsigned char byte = byteAt(tail, 0);
        if (isContinuation(byte))
            continue;
        const std::size_t length = announcedLength(byte);
        return length > back && fits(tail, length) ? back : 0;
    }
    return 0;
}

char32_t decode(std::string_view text)
{
    const char32_t lead = byteAt(text, 0);
    if (lead < 0x80)
        return lead;
    const std::size_t length = announcedLength(byteAt(text, 0));
    char32_t character = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        character = (character << 6U) | (byteAt(text, i) & 0x3fU);
    return character;
}

void append(std::string &text, char32_t character)
{
    if (character < 0x80) {
        text += static_cast<char>(character);
        return;
    }
    if (character < 0x800) {
        text += static_cast<char>(0xc0U | (character >> 6U));
    } else {
        if (character < 0x10000) {
            text += static_cast<char>(0xe0U | (character >> 12U));
        } else {
            text += static_cast<char>(0xf0U | (character >> 18U));
            text += static_cast<char>(0x80U | ((character >> 12U) & 0x3fU));
        }
        text += static_cast<char>(0x80U | ((character >> 6U) & 0x3fU));
    }
    text += static_cast<char>(0x80U | (character & 0x3fU));
}

} // namespace waybill::utf8
