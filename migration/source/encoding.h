// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QList>
#include <QString>

#include <string>
#include <string_view>

namespace waybill {

/// An encoding a file could be in, with what its text would look like.
struct EncodingCandidate
{
    std::string name; ///< ICU converter name: "UTF-8", "windows-1252", "UTF-16LE", "macintosh" ...
    int confidence = 0; ///< 0..100
    bool byteOrderMark = false;
    QString preview; ///< a short piece around the first character beyond ASCII
};

/// Text that looks like UTF-8 read as another encoding ("CafÃ©").
struct MisreadText
{
    std::string misreadAs; ///< "windows-1252" or "macintosh"
    qint64 places = 0; ///< how often it occurs
    QString before; ///< an example, and the same example repaired
    QString after;
};

struct EncodingReport
{
    QList<EncodingCandidate> candidates; ///< best first; never empty
    QList<MisreadText> misread; ///< best first; empty when the text looks right
};

/// Looks at the file's bytes: byte order mark, strict UTF-8, then ICU's guesses as candidates.
Result<EncodingReport> detectEncoding(const QString &path);

/// Repairs text that is UTF-8 misread as \a misreadAs, piece by piece: only runs of characters that
/// turn into valid UTF-8 are replaced, everything else stays. Returns the text unchanged when
/// nothing in it qualifies.
std::string repairMisread(std::string_view utf8, const std::string &misreadAs);

} // namespace waybill
