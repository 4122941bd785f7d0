// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/undo/undo.h"

namespace waybill {

/// An undo is to be taken back: what it removed comes again, what was done since stays.
struct RedoRequest
{
    QString database;
    qint64 run = 0; ///< of the undo; 0: the latest one
    /// The copy made before the undo, when it has removed the database; empty: looked for in
    /// \a backupFolder, or in the folders "backups" beside the database and one folder up.
    QString backup;
    QString backupFolder;
    int keepBackups = 10;
};

/// What a redo will do, counted before anything is done.
struct RedoPreview
{
    qint64 run = 0; ///< the undo; 0 when it took the database with it
    qint64 migration = 0; ///< that comes back
    QString playbook; ///< its name
    QDateTime started; ///< the undo
    QStringList phases; ///< that come back
    qint64 putBack = 0; ///< rows that come again
    qint64 changed = 0; ///< rows that get the values they had
    qint64 removed = 0; ///< rows the undo had restored
    QList<UndoRow> since; ///< added, edited or deleted since the undo: they stay as they are now
    qint64 inTheWay = 0; ///< rows that cannot come again beside one of these
    QStringList files; ///< of the workspace, that the undo had given back
    QStringList filesKept; ///< they say something else since, and stay
    bool bringsDatabase = false; ///< the undo had removed it
};

struct RedoReport
{
    RedoPreview done;
    QString safetyBackup; ///< made before; empty when there was no database
    double seconds = 0;
};

/// UNDO-04 nothing to take back, UNDO-05 a migration has been made since, UNDO-06 the tables are
/// not what they were, BAK-01 to BAK-03 the copy made before the undo is gone or damaged.
Result<RedoPreview> previewRedo(const RedoRequest &request);
Result<RedoReport> redo(const RedoRequest &request, const Observer &observer = {});

} // namespace waybill
