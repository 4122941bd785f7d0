// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/target/connection.h"

#include <QString>

namespace waybill {

/// What the comparison of a database with source files found.
struct RoundTrip
{
    qint64 values = 0; ///< compared
    qint64 differences = 0;
    qint64 copiesThatDiffer = 0; ///< columns that hold a value a second time, and differ
    qint64 leftOut = 0; ///< cannot be compared: not in the database by choice
    qint64 edited =
        0; ///< differ because somebody has changed or deleted them in the database since
    Problems examples; ///< the first 100 differences (RT-01), with their places
};

/// Rebuilds every source of a run (0: the latest) from the database and compares every value with
/// the files in \a workspace: not a spot check. A Problem when files or ledger cannot be read.
Result<RoundTrip> compareWithSources(Connection &connection, const QString &workspace,
                                     std::int64_t run, const Observer &observer = {});

} // namespace waybill
