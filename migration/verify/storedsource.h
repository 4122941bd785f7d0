// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/recordreader.h"

#include <optional>

namespace waybill {

/// A file as the ledger remembers it.
struct StoredSource
{
    std::int64_t id = 0;
    std::string name;
    QString file;
    bool isCsv = false;
    Dialect dialect;
    QByteArray sha256;
    std::int64_t records = 0;
    std::optional<QByteArray> content; ///< of a file that was set aside as a whole

    /// Whether a record stands for itself, so that one may be taken out or added at the end.
    bool hasRecords() const { return isCsv || dialect.rootIsArray || dialect.lines; }
};

} // namespace waybill
