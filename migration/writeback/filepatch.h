// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/run/adoption.h"
#include "migration/verify/rebuild.h"
#include "migration/writeback/writeback.h"

#include <set>

namespace waybill {

/// Where a record that changes stands in the file as it will be.
struct ChangedRecord
{
    std::int64_t id = 0; ///< in waybill_records
    std::int64_t firstLine = 0;
    std::int64_t lastLine = 0;
};

/// One file on its way.
struct FilePatch
{
    FileChanges changes;
    Adoption::File adoption; ///< of the file as it will be
    std::vector<UnplacedEdit> unplaced;
    std::vector<ChangedRecord> changed;
};

struct FilePatchRequest
{
    const StoredSource &source;
    QString path; ///< absolute
    QString to; ///< where the new file goes; empty: nowhere, it is only looked at
    ReaderOptions options;
    const std::set<std::int64_t> &untouched; ///< records that stay as they are, by number
};

/// How a file was read, to read it again.
ReaderOptions patchOptions(const StoredSource &source, const Playbook &playbook);

/// Writes a file again as it is, with the values that have been edited, without the records that
/// have been deleted and with those that have been added. SRC-CHG when the file is no longer what
/// was read.
Result<FilePatch> patchFile(Rebuilder &rebuilder, const FilePatchRequest &request,
                            const Observer &observer);

} // namespace waybill
