// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace waybill {

enum class UndoKind {
    KeepEdits, ///< takes the migration back, keeps what was added or edited since
    Exact ///< back to exactly how it was before
};

struct UndoRequest
{
    QString database;
    qint64 run = 0; ///< 0: the latest run that has not been undone
    QString phase; ///< empty: the whole run; else the latest phase that is still in
    UndoKind kind = UndoKind::KeepEdits;
    QString backupFolder; ///< empty: where the run made its backup
    int keepBackups = 10;
};

/// One row that undo treats in its own way.
struct UndoRow
{
    enum class Reason {
        Added,
        Edited,
        ParentOfKept,
        Deleted ///< since an undo that is taken back
    };

    QString table;
    QString title; ///< of the table, as the playbook shows it
    QString key; ///< of the row
    QString caption; ///< what a person knows it by
    Reason reason = Reason::Edited;
};

/// What undo will do, counted before anything is done.
struct UndoPreview
{
    qint64 run = 0;
    QString playbook; ///< its name
    QDateTime started; ///< the run
    QStringList phases; ///< that will be taken back, in that order
    qint64 removed = 0;
    qint64 restored = 0; ///< rows the run had changed
    QList<UndoRow>
        since; ///< added or edited since (and parents kept for them): kept, or lost with Exact
    bool removesDatabase = false; ///< nothing remains, so the file goes as well
    QStringList filesToRestore; ///< sources that differ from the backup (Exact gives them back)
};

struct UndoReport
{
    UndoPreview done;
    QString safetyBackup; ///< made before, so that the undo can be taken back
    QString keptFile; ///< Exact: JSON file with the added and edited rows that were lost
    double seconds = 0;
};

/// UNDO-01 no such run, UNDO-03 wrong order (a later phase is still in), BAK-03 the backup that is
/// needed is damaged or gone (nothing has been done then).
Result<UndoPreview> previewUndo(const UndoRequest &request);
Result<UndoReport> undo(const UndoRequest &request, const Observer &observer = {});

} // namespace waybill
