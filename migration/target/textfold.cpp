// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/textfold.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace waybill {

struct TextFold::Rules
{
    std::unique_ptr<icu::Transliterator> transliterator;
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
        const auto byte = static_cast<unsigned char>(text[i]);
        any |= byte;
        m_folded[i] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
    }
    if (any >= 0x80)
        foldWide(text);
    std::replace(m_folded.begin(), m_folded.end(), '\0', ' '); // at which FTS5 would stop
    return m_folded;
}

void TextFold::foldWide(std::string_view text)
{
    if (!m_rules) {
        UErrorCode status = U_ZERO_ERROR;
        m_rules = std::make_unique<Rules>();
        m_rules->transliterator.reset(icu::Transliterator::createInstance(
            "NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; NFC", UTRANS_FORWARD, status));
    }
    auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    if (m_rules->transliterator)
        m_rules->transliterator->transliterate(wide);
    wide.foldCase();
    m_folded.clear();
    wide.toUTF8String(m_folded);
}

} // namespace waybill
