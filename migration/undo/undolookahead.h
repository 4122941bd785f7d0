// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "migration/undo/undorun.h"

#include <QDateTime>

#include <map>

namespace waybill {

/// The run that an undo takes back, with its places as they are today: a workspace that has been
/// moved or copied as a whole takes its backups along.
struct RunToUndo
{
    std::int64_t id = 0;
    QString playbook;
    QDateTime started;
    QString backupName; ///< what its playbook calls copies of the database
    std::map<QString, QString> tableTitles;
    QString workspace;
    QString backup;
    bool newDatabase = false;
};

/// UNDO-01 when there is none, UNDO-03 when a later one has to go first.
Result<RunToUndo> findRun(Connection &connection, const UndoRequest &request);
/// What lies at the same place seen from the database counts before the \a path that was written
/// down when the database was \a recordedDatabase.
QString movedAlong(const QString &database, const QString &recordedDatabase, const QString &path);

UndoPreview previewFrom(const RunToUndo &run, const UndoneRows &rows);
/// Counts everything by doing it in a transaction that is rolled back.
Result<UndoPreview> lookAhead(Connection &connection, const RunToUndo &run,
                              const UndoRequest &request);

} // namespace waybill
