// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/redo.h"

#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/run/journal.h"
#include "migration/run/runlock.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/searchindex.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "migration/undo/attachedcopy.h"
#include "migration/undo/ledgerback.h"
#include "migration/undo/rowsback.h"
#include "migration/undo/safetybackup.h"
#include "migration/undo/schemaback.h"
#include "migration/undo/undolookahead.h"
#include "migration/undo/undonerun.h"
#include "migration/undo/undorecord.h"
#include "migration/undo/undorun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Files that the undo has given back: those that still say what it put there, and the others.
Result<> lookAtFiles(const UndoRecord &undo, RedoPreview &preview)
{
    auto before = readManifest(undo.backup);
    if (!before)
        return before.error();
    const auto given = readManifest(undo.migrationBackup);
    for (const BackupFile &file : before->files) {
        if (&file == before->databaseFile())
            continue;
        const QString path = QDir(undo.workspace).absoluteFilePath(file.original);
        const auto now = sha256OfFile(path);
        if (now && *now == file.sha256)
            continue;
        const bool untouched =
            given
            && std::any_of(given->files.begin(), given->files.end(), [&](const BackupFile &put) {
                   return put.original == file.original && (!now || *now == put.sha256);
               });
        (untouched ? preview.files : preview.filesKept) << file.original;
    }
    return {};
}

/// Everything inside the database, in one transaction; without \a apply it is rolled back again.
Result<RedoPreview> redoRows(Connection &connection, const UndoRecord &undo, const QString &backup,
                             const QString &database, bool apply)
{
    const QDateTime started = QDateTime::currentDateTimeUtc();
    const auto copy = AttachedCopy::attach(connection, undo.copy);
    if (!copy)
        return copy.error();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto deferred = connection.run("PRAGMA defer_foreign_keys = ON"); !deferred)
        return deferred.error();
    if (auto begun = beginLoading(connection); !begun)
        return begun.error();
    if (auto dropped = dropSearch(connection); !dropped)
        return dropped.error();
    RedoPreview redone{.run = undo.id,
                       .migration = undo.migration,
                       .started = undo.started,
                       .phases = undo.phases};
    if (auto tables = putTablesBack(connection); !tables)
        return tables.error();
    if (auto ledger = putLedgerBack(connection, undo.id, undo.auditEntry); !ledger)
        return ledger.error();
    auto since = queryInteger(connection,
                              "SELECT max(" + std::to_string(undo.auditEntry)
                                  + ", (SELECT ifnull(max(id), 0) FROM was.waybill_audit_log))");
    if (!since)
        return since.error();
    auto stored = readStoredPlaybook(connection, undo.migration);
    if (!stored)
        return stored.error();
    redone.playbook = stored->playbook.name;
    RowsBack rows(connection, stored->playbook, *since);
    if (auto put = rows.put(redone); !put)
        return put.error();
    for (UndoRow &row : redone.since) {
        row.title = row.table;
        for (const ViewSpec &view : stored->playbook.views)
            row.title = view.table == row.table.toStdString() ? view.title : row.title;
    }
    if (auto triggers = putTriggersBack(connection); !triggers)
        return triggers.error();
    if (auto marked = setRunStatus(connection, undo.id, "undone"); !marked)
        return marked.error();
    if (auto ended = endLoading(connection); !ended)
        return ended.error();
    if (!apply)
        return redone;
    auto recorded = recordUndone(connection,
                                 {.kind = u"redo"_s,
                                  .takesBack = undo.id,
                                  .phases = {},
                                  .workspace = undo.workspace,
                                  .database = database,
                                  .backup = backup,
                                  .started = started});
    if (!recorded)
        return recorded.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return redone;
}

/// Whether the undo left a database that remembers it: else it has removed it, or it was there
/// before Waybill came and is exactly as it was then.
Result<bool> remembersUndo(const QString &database)
{
    if (!QFileInfo::exists(database))
        return false;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    return connection ? hasBookkeeping(*connection) : connection.error();
}

Result<std::string> digestOf(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    return connection ? contentDigest(*connection) : connection.error();
}

/// A database without a log cannot tell what was done since: it has to be as the undo left it.
Result<> isAsLeft(const QString &database, const QString &migrationBackup)
{
    auto manifest = readManifest(migrationBackup);
    if (!manifest)
        return manifest.error();
    auto now = digestOf(database);
    auto then = manifest->databaseFile()
        ? digestOf(migrationBackup + u'/' + manifest->databaseFile()->name)
        : Result<std::string>(std::string());
    if (!now || !then)
        return now ? then.error() : now.error();
    if (*now == *then)
        return {};
    return Problem{.code = u"UNDO-06"_s,
                   .file = database,
                   .hint = QCoreApplication::translate(
                       "Redo",
                       "Migrate the same files again instead, or restore the backup that "
                       "was made before the undo."),
                   .message = QCoreApplication::translate(
                       "Redo", "The database was changed since the undo and keeps no log of it.")};
}

/// A database that is not there any more or knows nothing, with the files that went with it.
Result<RedoPreview> lookAtRemoved(const RedoRequest &request, UndoRecord &undo)
{
    auto backup = findRemovedDatabase(request);
    if (!backup)
        return backup.error();
    auto manifest = readManifest(*backup);
    if (!manifest)
        return manifest.error();
    undo.backup = *backup;
    undo.workspace = manifest->workspace;
    undo.copy =
        manifest->databaseFile() ? *backup + u'/' + manifest->databaseFile()->name : QString();
    auto connection = Connection::open(undo.copy, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    RedoPreview preview{.bringsDatabase = true};
    preview.started = QDateTime::fromString(manifest->created, Qt::ISODate);
    auto run = Statement::prepare(*connection,
                                  "SELECT id, backup FROM waybill_runs WHERE kind = 'migrate'"
                                  " AND status <> 'undone' ORDER BY id DESC LIMIT 1");
    if (!run)
        return run.error();
    if (auto row = run->step(); row && *row) {
        preview.migration = run->integer(0);
        undo.migrationBackup = movedAlong(request.database, manifest->database, run->qtext(1));
    }
    if (auto stored = readStoredPlaybook(*connection, preview.migration))
        preview.playbook = stored->playbook.name;
    if (QFileInfo::exists(request.database)) {
        if (auto same = isAsLeft(request.database, undo.migrationBackup); !same)
            return same.error();
    }
    auto tables = listTables(*connection);
    if (!tables)
        return tables.error();
    for (const std::string &table : *tables) {
        auto rows = queryInteger(*connection, "SELECT count(*) FROM " + quotedName(table));
        if (!rows)
            return rows.error();
        preview.putBack += *rows;
    }
    auto files = lookAtFiles(undo, preview);
    return files ? Result<RedoPreview>(preview) : files.error();
}

/// A redo, with what its steps share.
class Redoing
{
public:
    Redoing(const RedoRequest &request, const Observer &observer)
        : m_request(request)
        , m_observer(observer)
    {
    }

    Result<RedoReport> run()
    {
        auto lock = RunLock::take(m_request.database);
        if (!lock)
            return lock.error();
        auto remembers = remembersUndo(m_request.database);
        if (!remembers)
            return remembers.error();
        auto done = *remembers ? inDatabase() : bringDatabase();
        if (!done)
            return done.error();
        return m_report;
    }

private:
    Result<> inDatabase()
    {
        auto connection = Connection::open(m_request.database, Connection::Mode::ReadWrite);
        if (!connection)
            return connection.error();
        if (auto removed = removeInterruptedRuns(*connection); !removed)
            return removed;
        auto undo = findUndo(*connection, m_request);
        if (!undo)
            return undo.error();
        if (auto sound = verifyBackup(undo->backup, m_observer); !sound)
            return sound;
        RedoPreview files;
        if (auto looked = lookAtFiles(*undo, files); !looked)
            return looked;
        auto backup = makeSafetyBackup({.database = m_request.database,
                                        .workspace = undo->workspace,
                                        .folder = m_request.backupFolder,
                                        .lastBackup = undo->backup,
                                        .files = files.files,
                                        .keepBackups = m_request.keepBackups,
                                        .prefix = u"pre_redo"_s},
                                       m_observer);
        if (!backup)
            return backup.error();
        m_report.safetyBackup = *backup;
        // The files first: when it ends here, the redo is still to be had.
        if (auto restored = putFilesBack(*undo, files.files); !restored)
            return restored;
        auto redone = redoRows(*connection, *undo, *backup, m_request.database, true);
        if (!redone)
            return redone.error();
        m_report.done = *redone;
        m_report.done.files = files.files;
        m_report.done.filesKept = files.filesKept;
        return {};
    }

    Result<> bringDatabase()
    {
        UndoRecord undo;
        auto preview = lookAtRemoved(m_request, undo);
        if (!preview)
            return preview.error();
        if (auto sound = verifyBackup(undo.backup, m_observer); !sound)
            return sound;
        if (auto restored = putFilesBack(undo, preview->files); !restored)
            return restored;
        const QString folder = QFileInfo(m_request.database).absolutePath();
        if (auto made = makeFolder(folder); !made)
            return made;
        auto copied = QFileInfo::exists(m_request.database)
            ? restoreDatabase(undo.copy, m_request.database)
            : copyDatabase(undo.copy, m_request.database);
        if (!copied)
            return copied;
        m_report.done = *preview;
        return syncFolder(folder);
    }

    Result<> putFilesBack(const UndoRecord &undo, const QStringList &files)
    {
        return files.isEmpty() ? Result<>() : restoreFiles(undo.backup, undo.workspace, files);
    }

    const RedoRequest &m_request;
    const Observer &m_observer;
    RedoReport m_report;
};

} // namespace

Result<RedoPreview> previewRedo(const RedoRequest &request)
{
    auto remembers = remembersUndo(request.database);
    if (!remembers)
        return remembers.error();
    if (!*remembers) {
        UndoRecord undo;
        return lookAtRemoved(request, undo);
    }
    auto connection = Connection::open(request.database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    auto undo = findUndo(*connection, request);
    if (!undo)
        return undo.error();
    auto preview = redoRows(*connection, *undo, {}, request.database, false);
    if (!preview)
        return preview.error();
    auto files = lookAtFiles(*undo, *preview);
    return files ? preview : files.error();
}

Result<RedoReport> redo(const RedoRequest &request, const Observer &observer)
{
    const auto start = std::chrono::steady_clock::now();
    auto report = Redoing(request, observer).run();
    if (report)
        report->seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace waybill
