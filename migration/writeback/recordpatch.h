// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/recordwriter.h"
#include "migration/writeback/differences.h"
#include "migration/writeback/patchwriter.h"

#include <functional>

namespace waybill {

/// What changes in one record of a file.
struct RecordPatch
{
    std::vector<Splice> splices; ///< in their order
    qint64 values = 0; ///< replaced or filled in
    qint64 entries = 0; ///< of lists, added or removed
    qint64 differing = 0; ///< differ though nobody has edited them: left as they are
    std::vector<std::size_t> unreadable; ///< leaves that were left as they are
};

/// Compares a record as it stands in its file with the one the database gives. \a start is where
/// its first value begins. \a canEncode says whether the file's encoding has all of a text.
RecordPatch patchRow(const Record &record, const RebuiltRecord &rebuilt, const Dialect &dialect,
                     std::int64_t start, const std::function<bool(std::string_view)> &canEncode);
RecordPatch patchJson(const Record &record, const RebuiltRecord &rebuilt, const Dialect &dialect,
                      std::int64_t start, const std::function<bool(std::string_view)> &canEncode);

} // namespace waybill
