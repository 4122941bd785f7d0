// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/encoding.h"

#include <string_view>

namespace waybill {

/// A part of a file to judge its encoding by.
struct EncodingSample
{
    std::string_view bytes;
    bool complete = false; ///< the file ends where the sample ends
};

/// \a encoding as a candidate when it turns the sample into text and back into the same bytes;
/// an empty name when it does not.
EncodingCandidate tryEncoding(const EncodingSample &sample, const std::string &encoding,
                              int confidence);

/// Every encoding that could be meant by bytes that are neither marked nor UTF-8, best first.
QList<EncodingCandidate> guessEncodings(const EncodingSample &sample);

/// The candidates of detectEncoding() alone, in one pass over the file.
Result<QList<EncodingCandidate>> findCandidates(const QString &path);

/// "UTF-16LE" or "UTF-16BE" when every other byte is zero as in Latin text; else empty.
std::string zeroPattern(std::string_view bytes);

} // namespace waybill
