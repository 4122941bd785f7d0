// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/history/comparison.h"
#include "migration/history/moment.h"

#include <QList>

namespace waybill {

/// Makes the data what it was at a moment, by ordinary changes: they are in the audit log, the
/// ledger stays as it is, and it can be taken back.
struct RestoreDataRequest
{
    QString database;
    Moment moment;
    QString backupFolder; ///< empty: where the last backup was made
    int keepBackups = 10;
};

/// What will be done, or has been.
struct RestoreDataPreview
{
    QList<TableDifference> tables; ///< rows to be added, removed and changed
    qint64 unknown = 0; ///< values that stay as they are, because the log has a mask for them
    QStringList kept; ///< what is not undone, because it was changed again since: "table key"
    qint64 keptCount = 0;

    qint64 count() const;
};

struct RestoreDataReport
{
    RestoreDataPreview done;
    qint64 run = 0; ///< its number in the history; 0: there was nothing to do
    QString backup; ///< made before
    double seconds = 0;
};

/// What buildPast() may say, and DB-LOCK when another run is at work.
Result<RestoreDataPreview> previewRestoreData(const RestoreDataRequest &request,
                                              const Observer &observer = {});
/// HIST-04 when somebody changed the database meanwhile, HIST-05 when foreign keys would not hold.
/// Nothing has been changed then.
Result<RestoreDataReport> restoreData(const RestoreDataRequest &request,
                                      const Observer &observer = {});

/// Takes back a restore, or the undo of one: \a run 0 is the latest. What was changed again since
/// is kept, unless \a exact. UNDO-01 when there is none, UNDO-03 when a later run is in.
struct UndoRestoreRequest
{
    QString database;
    qint64 run = 0;
    bool exact = false;
    QString backupFolder;
    int keepBackups = 10;
};

/// The number of the restore that an undo without a number means: the latest run that is in, when
/// that is a restore; \a run itself when it is one; else 0.
Result<qint64> restoreToUndo(const QString &database, qint64 run = 0);
Result<RestoreDataPreview> previewUndoRestore(const UndoRestoreRequest &request,
                                              const Observer &observer = {});
Result<RestoreDataReport> undoRestore(const UndoRestoreRequest &request,
                                      const Observer &observer = {});

} // namespace waybill
