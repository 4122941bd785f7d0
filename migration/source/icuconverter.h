// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <unicode/ucnv.h>

namespace waybill {

struct CloseConverter
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};
using IcuConverter = std::unique_ptr<UConverter, CloseConverter>;

/// A converter that stops at what it cannot convert instead of replacing it. ENC-04 for a name
/// that ICU does not know.
Result<IcuConverter> openConverter(const std::string &encoding);

/// "UTF-8", "utf8", "UTF_8" are the same name.
bool sameEncoding(const std::string &a, const char *b);

/// The encoding a byte order mark at the front of \a bytes stands for, with the mark's length;
/// an empty name when there is none.
struct ByteOrderMark
{
    std::string encoding;
    std::size_t length = 0;
};
ByteOrderMark findByteOrderMark(std::string_view bytes);
/// The mark of \a encoding; empty for an encoding that has none.
std::string byteOrderMarkOf(const std::string &encoding);

} // namespace waybill
