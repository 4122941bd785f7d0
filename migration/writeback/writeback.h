// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/writeback/differences.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace waybill {

/// What was changed in the database, in one file.
struct FileChanges
{
    QString file; ///< inside the workspace
    QString source; ///< as the playbook calls it
    bool isChanged = false;
    bool isPersonal = false; ///< about people, as the playbook says
    qint64 values = 0; ///< replaced or filled in
    qint64 entries = 0; ///< of lists: added or taken out
    qint64 removedRecords = 0;
    qint64 addedRecords = 0;
    qint64 differing = 0; ///< differ though nobody has edited them; left as they are
    QByteArray before; ///< SHA-256
    QByteArray after;
    LineDifferences differences;
};

/// What somebody changed in the database and no file can say.
struct NotWritten
{
    QString table; ///< empty: \a file and \a line say where
    QString column; ///< empty: whole rows
    QString file;
    QString reason; ///< a sentence
    QStringList rows; ///< keys (or lines), the first hundred
    qint64 count = 0;
};

struct WriteBackPlan
{
    QString database;
    QString workspace;
    qint64 run = 0; ///< whose files they are
    QString playbook;
    QList<FileChanges> files;
    QList<NotWritten> notWritten;

    bool isEmpty() const; ///< no file changes
    qint64 places() const; ///< of all files
};

struct WriteBackRequest
{
    QString database;
    QString workspace; ///< empty: where the latest migration has read them
    QString backupFolder; ///< empty: "backups" inside the workspace
    int keepBackups = 10; ///< of the backups in that folder; 0 keeps all
    /// Who asked was shown this; what is written must be the same (WB-03). Not used when it is
    /// null.
    const WriteBackPlan *shown = nullptr;
};

struct WrittenBack
{
    WriteBackPlan done;
    qint64 run = 0; ///< that has learnt the files
    QString backup; ///< of files and database as they were before
};

/// What would be written, without writing anything. WB-01 names a file that has changed since it
/// was read, SRC-01 one that is not there.
Result<WriteBackPlan> planWriteBack(const WriteBackRequest &request, const Observer &observer = {});

/// Writes what was edited, added and deleted in the database since the latest migration into the
/// files it came from, which stay as they are otherwise. Files and database are backed up first,
/// each file is replaced as a whole, and the database then knows the new files as its own: the next
/// migration finds nothing new. When something fails the files are as they were.
Result<WrittenBack> writeBack(const WriteBackRequest &request, const Observer &observer = {});

/// A write-back that had been interrupted.
struct RecoveredWriteBack
{
    bool isFinished = false; ///< the database has learnt the files; else they are as they were
    QStringList files;
    QStringList changedSince; ///< somebody has changed them: they were not touched
};
/// In one sentence, for a person.
QString describe(const RecoveredWriteBack &recovered);

/// Brings a write-back to its end that was interrupted: it is finished when the database knows the
/// new files, and taken back otherwise. Nothing when there is none. DB-LOCK while one is at work.
Result<std::optional<RecoveredWriteBack>> recoverWriteBack(const QString &database);

/// A write-back that can be taken back: the latest run has made it.
struct LastWriteBack
{
    qint64 run = 0; ///< 0: there is none
    QString backup;
    QStringList files;
    QString workspace;
};
Result<LastWriteBack> lastWriteBack(const QString &database);

/// Puts the files back as they were before, from the backup. The database keeps what was edited,
/// and knows the old files as its own again. WB-04 when a file has changed since, WB-05 when there
/// is nothing to take back.
Result<LastWriteBack> undoWriteBack(const QString &database);

} // namespace waybill
