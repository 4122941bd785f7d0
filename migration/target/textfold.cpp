// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/textfold.h"

#include <algorithm>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unordered_map>

namespace waybill {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

} // namespace

/// ICU's rules for one character at a time, each asked once: on whole texts they take a hundred
/// times as long.
struct TextFold::Rules
{
    Rules()
    {
        UErrorCode status = U_ZERO_ERROR;
        transliterator.reset(icu::Transliterator::createInstance(
            "NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; NFC", UTRANS_FORWARD, status));
    }

    const std::string &folded(UChar32 character)
    {
        const auto [entry, isNew] = known.try_emplace(character);
        if (isNew) {
            icu::UnicodeString text(character);
            if (transliterator)
                transliterator->transliterate(text);
            text.foldCase().toUTF8String(entry->second);
        }
        return entry->second;
    }

    std::unique_ptr<icu::Transliterator> transliterator;
    std::unordered_map<UChar32, std::string> known;
};

TextFold::TextFold() = default;
TextFold::~TextFold() = default;
TextFold::TextFold(TextFold &&) noexcept = default;
TextFold &TextFold::operator=(TextFold &&) noexcept = default;

std::string_view TextFold::operator()(std::string_view text)
{
    m_folded.resize(text.size());
    unsigned char any = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        any |= static_cast<unsigned char>(text[i]);
        m_folded[i] = lower(text[i]);
    }
    if (any >= 0x80)
        foldWide(text);
    std::replace(m_folded.begin(), m_folded.end(), '\0', ' '); // at which FTS5 would stop
    return m_folded;
}

void TextFold::foldWide(std::string_view text)
{
    if (!m_rules)
        m_rules = std::make_unique<Rules>();
    const auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    m_folded.clear();
    for (int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
        const UChar32 character = wide.char32At(at);
        if (character < 0x80)
            m_folded += lower(static_cast<char>(character));
        else
            m_folded += m_rules->folded(character);
    }
}

} // namespace waybill
