// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "migration/undo/undorun.h"

#include <QDateTime>

namespace waybill {

/// The run that an undo takes back, with its places as they are today: a workspace that has been
/// moved or copied as a whole takes its backups along.
struct RunToUndo
{
    StoredPlaybook stored; ///< with its number
    QDateTime started;
    QString workspace;
    QString backup;
    bool newDatabase = false;
};

/// UNDO-01 when there is none, UNDO-03 when a later one has to go first.
Result<RunToUndo> findRun(Connection &connection, const UndoRequest &request);
/// What lies at the same place seen from the database counts before the \a path that was written
/// down when the database was \a recordedDatabase.
QString movedAlong(const QString &database, const QString &recordedDatabase, const QString &path);

/// What the playbook calls the tables of \a rows.
void giveTitles(QList<UndoRow> &rows, const Playbook &playbook);
UndoPreview previewFrom(const RunToUndo &run, const UndoneRows &rows);
/// Counts everything by doing it in a transaction that is rolled back.
Result<UndoPreview> lookAhead(Connection &connection, const RunToUndo &run,
                              const UndoRequest &request);

} // namespace waybill
