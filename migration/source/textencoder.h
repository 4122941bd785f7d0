// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/source/icuconverter.h"

#include <string>
#include <string_view>

namespace waybill {

/// UTF-8 to the bytes of an encoding, piece by piece: the way back of TextDecoder. Nothing is ever
/// replaced: a character the encoding does not have is a Problem ENC-02.
class TextEncoder
{
public:
    /// ENC-04: unknown encoding. "UTF-16" and "UTF-32" are written big endian.
    static Result<TextEncoder> create(const std::string &encoding, bool byteOrderMark);

    /// Appends the bytes of \a text to \a bytes. \a last says that nothing follows.
    Result<void> append(std::string_view text, bool last, std::string &bytes);

private:
    TextEncoder(std::string encoding, IcuConverter converter, std::string mark);
    Result<void> encodeWithIcu(std::string_view text, bool last, std::string &bytes);

    std::string m_encoding;
    IcuConverter m_converter; ///< empty for UTF-8
    std::string m_mark; ///< still to be written
    std::string m_carry; ///< the beginning of a character
    std::string m_work;
    std::u16string m_units;
};

} // namespace waybill
