// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/run/sourceset.h"
#include "migration/target/connection.h"

#include <cstdint>
#include <vector>

namespace waybill {

/// Where a run takes its records from.
struct RunOrigin
{
    const Playbook &playbook;
    const SourceSet &sources;
    QString workspace;
    QString database; ///< where it is to be, not the copy that is worked on
    std::int64_t run = 0;
};

/// The earlier migrations into a database that a run is compared with, because they read the
/// files of the same owner: from the same workspace; or from one elsewhere with an equal file of
/// those that the playbook says name the owner. A database inside the workspace belongs to it,
/// wherever both have been moved. All of them when the playbook names no such file.
///
/// The files of somebody else are no newer version of these: nothing of theirs is there already.
Result<std::vector<std::int64_t>> earlierRuns(Connection &connection, const RunOrigin &origin);

} // namespace waybill
