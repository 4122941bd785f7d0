// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/run/adoption.h"
#include "migration/verify/rebuild.h"
#include "migration/writeback/writeback.h"

#include <set>

namespace waybill {

/// One file on its way.
struct FilePatch
{
    FileChanges changes;
    Adoption::File adoption; ///< of the file as it will be
    std::vector<UnplacedEdit> unplaced;
};

struct FilePatchRequest
{
    const StoredSource &source;
    QString path; ///< absolute
    QString to; ///< where the new file goes; empty: nowhere, it is only looked at
    ReaderOptions options;
    const std::set<std::int64_t> &untouched; ///< records that stay as they are, by number
};

/// Writes a file again as it is, with the values that have been edited, without the records that
/// have been deleted and with those that have been added. SRC-CHG when the file is no longer what
/// was read.
Result<FilePatch> patchFile(Rebuilder &rebuilder, const FilePatchRequest &request,
                            const Observer &observer);

} // namespace waybill
