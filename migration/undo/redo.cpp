// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/redo.h"

#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
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
#include "migration/undo/redofiles.h"
#include "migration/undo/removeddatabase.h"
#include "migration/undo/rowsback.h"
#include "migration/undo/safetybackup.h"
#include "migration/undo/schemaback.h"
#include "migration/undo/undolookahead.h"
#include "migration/undo/undonerun.h"
#include "migration/undo/undorecord.h"
#include "migration/undo/undorun.h"

#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

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
    giveTitles(redone.since, stored->playbook);
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
