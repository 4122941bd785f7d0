// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/history/moment.h"
#include "migration/history/turnback.h"

#include <QList>

namespace waybill {

struct TableCount
{
    QString table;
    qint64 rows = 0;
};

/// A copy of a database that holds its data as it was.
struct PastData
{
    QString database; ///< the copy
    QList<TableCount> tables;
    qint64 changes = 0; ///< entries of the audit log that were turned back
    qint64 runs = 0; ///< migrations that were taken back
    qint64 unknown = 0; ///< values that stay as they are, because the log has a mask for them
    qint64 skipped = 0; ///< entries of tables that are not there any more
    QString backup; ///< where it was read from: a safety backup of a later undo; empty: from itself
};

/// Builds the data as it was at \a moment in a new file \a copy, of mode 0600. The database itself
/// is only read, and may be in use.
///
/// From the newest event back to the moment: changes are turned back from the audit log, and runs
/// as an exact undo would take them back. What came before an undo stands in the safety backup that
/// it made, so the way back starts there.
///
/// HIST-02: no such run or change. HIST-03: the safety backup that it takes is not there any more.
Result<PastData> buildPast(const QString &database, const Moment &moment, const QString &copy,
                           const Observer &observer = {});

/// Inside a copy: turns back what \a range says.
Result<PastData> buildWithout(const QString &database, const TurnBack::Range &range,
                              const QString &copy, const Observer &observer = {});

} // namespace waybill
