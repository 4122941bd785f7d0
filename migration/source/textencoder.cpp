// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/textencoder.h"

#include "migration/source/utf8.h"

#include <QCoreApplication>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void appendUtf16(std::u16string &units, std::string_view text)
{
    while (!text.empty()) {
        const char32_t character = utf8::decode(text);
        text.remove_prefix(utf8::characterLength(text));
        if (character < 0x10000) {
            units += static_cast<char16_t>(character);
        } else {
            units += static_cast<char16_t>(0xd7c0U + (character >> 10U));
            units += static_cast<char16_t>(0xdc00U + (character & 0x3ffU));
        }
    }
}

Problem notInEncoding(const std::string &encoding, const QString &character)
{
    return Problem{.code = u"ENC-02"_s,
                   .found = character,
                   .hint = QCoreApplication::translate("Encoding", "Write the file as UTF-8."),
                   .message = QCoreApplication::translate("Encoding", "“%1” does not exist in %2.")
                                  .arg(character, QString::fromStdString(encoding))};
}

} // namespace

Result<TextEncoder> TextEncoder::create(const std::string &encoding, bool byteOrderMark)
{
    std::string name = encoding;
    if (sameEncoding(name, "UTF-16") || sameEncoding(name, "UTF-32"))
        name += "BE";
    const std::string mark = byteOrderMark ? byteOrderMarkOf(name) : std::string();
    if (sameEncoding(name, "UTF-8"))
        return TextEncoder(name, nullptr, mark);
    Result<IcuConverter> converter = openConverter(name);
    if (!converter)
        return converter.error();
    return TextEncoder(name, std::move(*converter), mark);
}

TextEncoder::TextEncoder(std::string encoding, IcuConverter converter, std::string mark)
    : m_encoding(std::move(encoding))
    , m_converter(std::move(converter))
    , m_mark(std::move(mark))
{
}

Result<void> TextEncoder::append(std::string_view text, bool last, std::string &bytes)
{
    m_work = std::exchange(m_carry, {});
    m_work += text;
    std::string_view whole = m_work;
    if (const std::size_t tail = utf8::incompleteTail(whole); tail != 0 && !last) {
        m_carry = whole.substr(whole.size() - tail);
        whole.remove_suffix(tail);
    }
    if (utf8::firstInvalid(whole) != whole.size()) {
        return Problem{.code = u"ENC-02"_s,
                       .message = QCoreApplication::translate(
                           "Encoding", "The text to be written is not valid UTF-8.")};
    }
    bytes += std::exchange(m_mark, {});
    if (m_converter)
        return encodeWithIcu(whole, last, bytes);
    bytes += whole;
    return {};
}

Result<void> TextEncoder::encodeWithIcu(std::string_view text, bool last, std::string &bytes)
{
    m_units.clear();
    appendUtf16(m_units, text);
    const char16_t *source = m_units.data();
    const char16_t *const sourceEnd = source + m_units.size();
    std::array<char, 1 << 14> block;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char *target = block.data();
        ucnv_fromUnicode(m_converter.get(), &target, block.data() + block.size(), &source,
                         sourceEnd, nullptr, last ? 1 : 0, &status);
        bytes.append(block.data(), target);
    }
    if (U_SUCCESS(status) != 0)
        return {};
    std::array<char16_t, 8> bad{};
    auto badSize = int8_t(bad.size());
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidUChars(m_converter.get(), bad.data(), &badSize, &asked);
    return notInEncoding(m_encoding, QString::fromUtf16(bad.data(), badSize));
}

} // namespace waybill
