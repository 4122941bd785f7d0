// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"

#include <algorithm>
#include <array>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace waybill {

namespace {

/// The white space of Unicode beyond ASCII, from U+0085 to U+3000.
constexpr std::array<std::string_view, 19> wideSpaces = {
    "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
    "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
    "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

bool isAsciiSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The bytes of the white space character at the front of \a text; 0 when there is none.
std::size_t spaceAtFront(std::string_view text)
{
    if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80)
        return !text.empty() && isAsciiSpace(text.front()) ? 1 : 0;
    const auto *const space =
        std::find_if(wideSpaces.begin(), wideSpaces.end(),
                     [text](std::string_view known) { return text.starts_with(known); });
    return space == wideSpaces.end() ? 0 : space->size();
}

std::size_t spaceAtBack(std::string_view text)
{
    if (text.empty() || static_cast<unsigned char>(text.back()) < 0x80)
        return !text.empty() && isAsciiSpace(text.back()) ? 1 : 0;
    const auto *const space =
        std::find_if(wideSpaces.begin(), wideSpaces.end(),
                     [text](std::string_view known) { return text.ends_with(known); });
    return space == wideSpaces.end() ? 0 : space->size();
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

/// Case folding and composition change nothing else in ASCII, and most text is ASCII.
std::string caseFolded(std::string_view text)
{
    std::string result;
    if (isAscii(text)) {
        result.resize(text.size());
        std::transform(text.begin(), text.end(), result.begin(), lowerAscii);
        return result;
    }
    icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8({text.data(), std::int32_t(text.size())});
    wide.foldCase();
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2 *const nfc = icu::Normalizer2::getNFCInstance(error);
    if (U_SUCCESS(error)) {
        const icu::UnicodeString composed = nfc->normalize(wide, error);
        if (U_SUCCESS(error))
            wide = composed;
    }
    wide.toUTF8String(result);
    return result;
}

/// What \a normalizer makes of \a text; the text itself where ICU has no data.
std::string normalized(std::string_view text,
                       const icu::Normalizer2 *(*normalizer)(UErrorCode &error))
{
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2 *const form = normalizer(error);
    if (U_FAILURE(error))
        return std::string(text);
    const icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8({text.data(), std::int32_t(text.size())});
    const icu::UnicodeString made = form->normalize(wide, error);
    std::string result;
    if (U_FAILURE(error))
        return std::string(text);
    return made.toUTF8String(result);
}

std::string withSingleSpaces(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    bool pending = false;
    while (!text.empty()) {
        if (const std::size_t space = spaceAtFront(text)) {
            pending = !result.empty();
            text.remove_prefix(space);
            continue;
        }
        if (pending)
            result += ' ';
        pending = false;
        result += text.front();
        text.remove_prefix(1);
    }
    return result;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (const std::size_t space = spaceAtFront(text))
        text.remove_prefix(space);
    while (const std::size_t space = spaceAtBack(text))
        text.remove_suffix(space);
    return text;
}

bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

std::string folded(std::string_view text)
{
    return withSingleSpaces(caseFolded(text));
}

std::string looselyFolded(std::string_view text)
{
    if (isAscii(text))
        return folded(text);
    return withSingleSpaces(normalized(text, icu::Normalizer2::getNFKCCasefoldInstance));
}

std::string composed(std::string_view text)
{
    return isAscii(text) ? std::string(text) : normalized(text, icu::Normalizer2::getNFCInstance);
}

std::string compareKey(std::string_view text)
{
    const std::string plain = folded(text);
    std::string spaced = plain;
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    const std::string key = withSingleSpaces(spaced);
    return key.empty() ? plain : key;
}

} // namespace waybill
