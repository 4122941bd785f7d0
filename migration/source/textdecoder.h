// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/source/icuconverter.h"
#include "migration/source/linecounter.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// Bytes of a file to UTF-8, piece by piece: the result does not depend on where the pieces are
/// cut. A byte order mark at the front is taken off. Nothing is ever replaced: bytes the encoding
/// does not have are a Problem ENC-01.
class TextDecoder
{
public:
    /// \a encoding is an ICU name; "UTF-16" and "UTF-32" take the byte order from the mark (big
    /// endian without one). \a name is the file to show in problems. ENC-04: unknown encoding.
    static Result<TextDecoder> create(const std::string &encoding, const QString &name);

    /// Appends the text of \a bytes to \a text; after a Problem \a text ends before the bytes that
    /// are at fault. \a last says that nothing follows.
    Result<void> append(std::string_view bytes, bool last, std::string &text);

    const std::string &encoding() const { return m_encoding; }
    bool byteOrderMark() const { return m_byteOrderMark; }

private:
    TextDecoder(std::string encoding, QString name);
    Result<void> start();
    Result<void> decode(std::string_view bytes, bool last, std::string &text);
    Result<void> decodeUtf8(std::string_view bytes, bool last, std::string &text);
    Result<void> decodeUnits(std::string_view bytes, bool last, std::string &text);
    bool endsWithHighSurrogate(std::string_view bytes) const;
    Result<void> decodeWithIcu(std::string_view bytes, bool last, std::string &text);
    Problem invalid(qint64 offset, std::string_view bytes, bool truncated) const;

    std::string m_encoding;
    QString m_name;
    IcuConverter m_converter; ///< empty for UTF-8
    std::vector<char16_t> m_units;
    std::string m_carry; ///< the bytes before the first decision; later an unfinished character
    LineCounter m_place;
    qint64 m_offset = 0; ///< of the file's bytes that have been given to the decoder
    bool m_started = false;
    bool m_byteOrderMark = false;
};

} // namespace waybill
