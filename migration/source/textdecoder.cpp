// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/textdecoder.h"

#include "migration/source/utf8.h"

#include <QCoreApplication>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t unitsAtOnce = 1 << 14;
constexpr std::size_t longestMark = 4;

bool isSurrogate(char16_t unit, char16_t first)
{
    return (unit & 0xfc00U) == first;
}

/// ICU hands out whole characters only, so a pair is never cut.
void appendUtf16(std::string &text, const char16_t *at, const char16_t *end)
{
    while (at != end) {
        char32_t character = *at++;
        if (isSurrogate(static_cast<char16_t>(character), 0xd800) && at != end)
            character = 0x10000U + ((character - 0xd800U) << 10U) + (char32_t(*at++) - 0xdc00U);
        utf8::append(text, character);
    }
}

QString hexBytes(std::string_view bytes)
{
    const QByteArray copy(bytes.data(), qsizetype(bytes.size()));
    return QString::fromLatin1(copy.toHex(' '));
}

} // namespace

Result<TextDecoder> TextDecoder::create(const std::string &encoding, const QString &name)
{
    if (!sameEncoding(encoding, "UTF-8")) {
        if (const Result<IcuConverter> known = openConverter(encoding); !known) {
            Problem problem = known.error();
            problem.file = name;
            return problem;
        }
    }
    return TextDecoder(encoding, name);
}

TextDecoder::TextDecoder(std::string encoding, QString name)
    : m_encoding(std::move(encoding))
    , m_name(std::move(name))
{
}

Result<void> TextDecoder::append(std::string_view bytes, bool last, std::string &text)
{
    if (m_started)
        return decode(bytes, last, text);
    m_carry += bytes;
    if (m_carry.size() < longestMark && !last)
        return {};
    if (Result<void> started = start(); !started)
        return started;
    const std::string head = std::exchange(m_carry, {});
    return decode(std::string_view(head).substr(std::size_t(m_offset)), last, text);
}

/// Decides on the byte order mark; afterwards m_offset is its length.
Result<void> TextDecoder::start()
{
    m_started = true;
    const ByteOrderMark mark = findByteOrderMark(m_carry);
    for (const std::string family : {"UTF-16", "UTF-32"}) {
        if (sameEncoding(m_encoding, family.c_str()))
            m_encoding = mark.encoding.starts_with(family) ? mark.encoding : family + "BE";
    }
    // The mark of UTF-32LE begins with the one of UTF-16LE: ask for the encoding's own.
    const std::string own = byteOrderMarkOf(m_encoding);
    m_byteOrderMark = !own.empty() && m_carry.starts_with(own);
    if (m_byteOrderMark)
        m_offset = qint64(own.size());
    if (sameEncoding(m_encoding, "UTF-8")) {
        m_encoding = "UTF-8";
        return {};
    }
    Result<IcuConverter> converter = openConverter(m_encoding);
    if (!converter)
        return converter.error();
    m_converter = std::move(*converter);
    m_units.resize(unitsAtOnce);
    return {};
}

Result<void> TextDecoder::decode(std::string_view bytes, bool last, std::string &text)
{
    const std::size_t from = text.size();
    Result<void> result =
        m_converter ? decodeUnits(bytes, last, text) : decodeUtf8(bytes, last, text);
    if (result)
        m_place.advance(std::string_view(text).substr(from));
    return result;
}

/// ICU knows where a fault is only when code units and pairs of them come to it in one piece.
Result<void> TextDecoder::decodeUnits(std::string_view bytes, bool last, std::string &text)
{
    const std::string joined = m_carry.empty() ? std::string() : m_carry + std::string(bytes);
    std::string_view whole = m_carry.empty() ? bytes : std::string_view(joined);
    const std::size_t unit = std::size_t(ucnv_getMinCharSize(m_converter.get()));
    std::size_t rest = last ? 0 : whole.size() % unit;
    if (unit == 2 && !last && endsWithHighSurrogate(whole.substr(0, whole.size() - rest)))
        rest += unit;
    m_carry = whole.substr(whole.size() - rest);
    whole.remove_suffix(rest);
    Result<void> result = decodeWithIcu(whole, last, text);
    m_offset += qint64(whole.size());
    return result;
}

/// Whether UTF-16 bytes end in the middle of a pair.
bool TextDecoder::endsWithHighSurrogate(std::string_view bytes) const
{
    if (bytes.size() < 2)
        return false;
    const bool littleEndian = m_encoding.ends_with("LE");
    const char high = bytes[bytes.size() - (littleEndian ? 1 : 2)];
    return (static_cast<unsigned char>(high) & 0xfcU) == 0xd8U;
}

Result<void> TextDecoder::decodeUtf8(std::string_view bytes, bool last, std::string &text)
{
    const std::size_t from = text.size();
    const qint64 offset = m_offset - qint64(m_carry.size());
    text += m_carry;
    text += bytes;
    m_offset += qint64(bytes.size());
    const std::size_t unfinished = utf8::incompleteTail(std::string_view(text).substr(from));
    m_carry = text.substr(text.size() - unfinished);
    text.resize(text.size() - unfinished);

    const std::string_view added = std::string_view(text).substr(from);
    const std::size_t valid = utf8::firstInvalid(added);
    if (valid == added.size() && (m_carry.empty() || !last))
        return {};
    const bool truncated = valid == added.size();
    const std::string bad = truncated ? m_carry : std::string(added.substr(valid, 1));
    text.resize(from + valid);
    m_place.advance(std::string_view(text).substr(from));
    return invalid(offset + qint64(valid), bad, truncated);
}

Result<void> TextDecoder::decodeWithIcu(std::string_view bytes, bool last, std::string &text)
{
    const std::size_t from = text.size();
    const char *source = bytes.data();
    const char *const sourceEnd = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char16_t *target = m_units.data();
        ucnv_toUnicode(m_converter.get(), &target, m_units.data() + m_units.size(), &source,
                       sourceEnd, nullptr, last ? 1 : 0, &status);
        appendUtf16(text, m_units.data(), target);
    }
    if (U_SUCCESS(status) != 0)
        return {};
    std::array<char, 32> bad{};
    auto badSize = int8_t(bad.size());
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(m_converter.get(), bad.data(), &badSize, &asked);
    m_place.advance(std::string_view(text).substr(from));
    const qint64 offset = m_offset + (source - bytes.data()) - badSize;
    return invalid(offset, {bad.data(), std::size_t(badSize)}, status == U_TRUNCATED_CHAR_FOUND);
}

Problem TextDecoder::invalid(qint64 offset, std::string_view bytes, bool truncated) const
{
    const QString encoding = QString::fromStdString(m_encoding);
    QString message = truncated
        ? QCoreApplication::translate("Encoding",
                                      "%1 ends in the middle of a %2 character, at byte %3.")
        : QCoreApplication::translate("Encoding", "%1 is not valid %2 at byte %3.");
    return Problem{.code = u"ENC-01"_s,
                   .file = m_name,
                   .line = m_place.line(),
                   .column = m_place.column(),
                   .expected = QCoreApplication::translate("Encoding", "%1 text").arg(encoding),
                   .found =
                       QCoreApplication::translate("Encoding", "the bytes %1").arg(hexBytes(bytes)),
                   .action = QCoreApplication::translate("Encoding", "Reading stopped there."),
                   .message = message.arg(m_name, encoding).arg(offset)};
}

} // namespace waybill
