// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/restoredata.h"

#include "migration/backup/backup.h"
#include "migration/base/username.h"
#include "migration/history/applypast.h"
#include "migration/history/pastruns.h"
#include "migration/history/pointintime.h"
#include "migration/run/journal.h"
#include "migration/run/neededbackups.h"
#include "migration/run/renewaudit.h"
#include "migration/run/runlock.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/statement.h"
#include "migration/undo/undorun.h"
#include "migration/workspace/filesfolder.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("History", source);
}

/// What both ways share: build a copy, compare it with what is there, make it so.
struct Work
{
    QString database;
    QString backupFolder;
    int keepBackups = 10;
    std::int64_t undoes = 0; ///< the run that is taken back; 0: none
    std::function<Result<PastData>(const QString &copy)> build;
};

class Restoring
{
public:
    Restoring(Work work, const Observer &observer)
        : m_work(std::move(work))
        , m_observer(observer)
    {
    }

    Result<RestoreDataPreview> preview()
    {
        if (auto opened = open(Connection::Mode::ReadOnly); !opened)
            return opened.error();
        return compare();
    }

    Result<RestoreDataReport> run()
    {
        const auto start = std::chrono::steady_clock::now();
        auto lock = RunLock::take(m_work.database);
        if (!lock)
            return lock.error();
        if (auto opened = open(Connection::Mode::ReadWrite); !opened)
            return opened.error();
        auto preview = compare();
        if (!preview)
            return preview.error();
        m_report.done = *preview;
        if (m_report.done.count() > 0) {
            if (auto done = restore(); !done)
                return done.error();
        }
        m_report.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return m_report;
    }

private:
    /// The copy is built before the database is opened: both are needed at once from here on.
    Result<> open(Connection::Mode mode)
    {
        if (mode == Connection::Mode::ReadWrite) {
            auto writing = Connection::open(m_work.database, mode);
            if (!writing)
                return writing.error();
            if (auto removed = removeInterruptedRuns(*writing); !removed)
                return removed;
            if (auto renewed = renewAuditTriggers(*writing); !renewed)
                return renewed;
        }
        auto folder = FilesFolder::make();
        if (!folder)
            return folder.error();
        m_folder.emplace(std::move(*folder));
        auto connection = Connection::open(m_work.database, mode);
        if (!connection)
            return connection.error();
        m_connection.emplace(std::move(*connection));
        auto before = state();
        if (!before)
            return before.error();
        m_state = *before;
        auto past = m_work.build(m_folder->database());
        if (!past)
            return past.error();
        m_unknown = past->unknown;
        if (auto attached = attachPast(*m_connection, past->database); !attached)
            return attached;
        return {};
    }

    Result<RestoreDataPreview> compare()
    {
        auto comparison = compareWithPast(*m_connection, 0);
        if (!comparison)
            return comparison.error();
        RestoreDataPreview preview{.tables = comparison->tables, .unknown = m_unknown};
        // It was compared from then to now, and is told from now to then.
        for (TableDifference &table : preview.tables)
            std::swap(table.added, table.removed);
        return preview;
    }

    /// By which one sees that nobody has changed anything.
    Result<std::string> state()
    {
        auto entry = lastAuditEntry(*m_connection);
        auto run = queryInteger(*m_connection, "SELECT max(id) FROM waybill_runs");
        if (!entry || !run)
            return !entry ? entry.error() : run.error();
        return std::to_string(*entry) + ' ' + std::to_string(*run);
    }

    Result<> restore()
    {
        const QDateTime started = QDateTime::currentDateTimeUtc();
        if (auto backed = backUp(); !backed)
            return backed;
        if (auto off = m_connection->run("PRAGMA foreign_keys = OFF"); !off)
            return off;
        auto transaction = Transaction::begin(*m_connection);
        if (!transaction)
            return transaction.error();
        auto now = state();
        auto entry = lastAuditEntry(*m_connection);
        auto broken = brokenReferences(*m_connection);
        if (!now || !entry || !broken)
            return !now ? now.error() : !entry ? entry.error() : broken.error();
        if (*now != m_state) {
            return Problem{.code = u"HIST-04"_s,
                           .file = m_work.database,
                           .action = text("Nothing was changed."),
                           .hint = text("Try again."),
                           .message = text("Somebody has changed the database meanwhile.")};
        }
        if (auto set = setActor(*m_connection, currentUser()); !set)
            return set;
        if (auto applied = applyPast(*m_connection); !applied)
            return applied;
        if (auto cleared = setActor(*m_connection, {}); !cleared)
            return cleared;
        auto brokenNow = brokenReferences(*m_connection);
        // Another program may have broken them before: then that is how it was.
        auto brokenThen = brokenReferences(*m_connection, "past");
        if (!brokenNow || !brokenThen)
            return !brokenNow ? brokenNow.error() : brokenThen.error();
        if (*brokenNow > std::max(*broken, *brokenThen)) {
            return Problem{.code = u"HIST-05"_s,
                           .file = m_work.database,
                           .found = QString::number(*brokenNow - *broken),
                           .action = text("Nothing was changed."),
                           .message =
                               text("Rows that are kept would belong to rows that are not there.")};
        }
        if (auto recorded = record(started, *entry); !recorded)
            return recorded;
        return transaction->commit();
    }

    Result<> record(const QDateTime &started, std::int64_t before)
    {
        auto last = lastAuditEntry(*m_connection);
        if (!last)
            return last.error();
        auto run = startRun(*m_connection,
                            {.kind = u"restore"_s,
                             .workspace = m_workspace,
                             .database = m_work.database,
                             .backup = m_report.backup,
                             .undoes = m_work.undoes,
                             .started = started});
        if (!run)
            return run.error();
        m_report.run = *run;
        PhaseReport phase{
            .id = QString::fromLatin1(restorePhase), .title = text("Restore"), .status = u"done"_s};
        phase.rows = *last - before;
        if (auto noted = recordPhase(*m_connection, *run, 0, phase, "{}", before); !noted)
            return noted;
        if (m_work.undoes > 0) {
            if (auto marked = setRunStatus(*m_connection, m_work.undoes, "undone"); !marked)
                return marked;
        }
        return setRunStatus(*m_connection, *run, "complete");
    }

    Result<> backUp()
    {
        auto query = Statement::prepare(*m_connection,
                                        "SELECT workspace, backup FROM waybill_runs WHERE backup IS"
                                        " NOT NULL ORDER BY id DESC LIMIT 1");
        if (!query)
            return query.error();
        auto row = query->step();
        if (!row)
            return row.error();
        m_workspace = *row ? query->qtext(0) : QFileInfo(m_work.database).absolutePath();
        const QString last = *row ? QFileInfo(query->qtext(1)).absolutePath() : QString();
        query->reset();
        BackupRequest request;
        request.folder = !m_work.backupFolder.isEmpty() ? m_work.backupFolder
            : QFileInfo::exists(last)                   ? last
                                      : QFileInfo(m_work.database).absolutePath() + u"/backups"_s;
        request.prefix = u"pre_restore"_s;
        request.manifest = {.kind = u"manual"_s,
                            .workspace = m_workspace,
                            .database = m_work.database,
                            .hasDatabase = true,
                            .programVersion = QStringLiteral(WAYBILL_VERSION)};
        request.databasePath = m_work.database;
        if (auto stored = readStoredPlaybook(*m_connection))
            request.databaseName = stored->playbook.backupName;
        request.copyDatabase = copyDatabase;
        auto made = createBackup(request, m_observer);
        if (!made)
            return made.error();
        m_report.backup = *made;
        auto pruned =
            pruneBackups(request.folder, m_work.keepBackups,
                         backupsNeeded(request.folder, m_work.database) + QSet<QString>{*made});
        return pruned ? Result<>() : pruned.error();
    }

    Work m_work;
    const Observer &m_observer;
    std::optional<FilesFolder> m_folder;
    std::optional<Connection> m_connection;
    std::string m_state;
    QString m_workspace;
    qint64 m_unknown = 0;
    RestoreDataReport m_report;
};

Work workOf(const RestoreDataRequest &request, const Observer &observer)
{
    return {.database = request.database,
            .backupFolder = request.backupFolder,
            .keepBackups = request.keepBackups,
            .build = [&request, &observer](const QString &copy) {
                return buildPast(request.database, request.moment, copy, observer);
            }};
}

/// What a run has changed in the audit log.
struct Logged
{
    std::int64_t run = 0;
    std::int64_t before = 0;
    std::int64_t last = 0;
};

Result<Logged> restoreOf(const UndoRestoreRequest &request)
{
    auto run = restoreToUndo(request.database, request.run);
    if (!run)
        return run.error();
    if (*run == 0) {
        return Problem{.code = request.run > 0 ? u"UNDO-03"_s : u"UNDO-01"_s,
                       .file = request.database,
                       .found = request.run > 0 ? QString::number(request.run) : QString(),
                       .message = text("Only the latest restore can be undone, as long as no later "
                                       "run is in.")};
    }
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto query = Statement::prepare(*connection,
                                    "SELECT audit_entry, row_count FROM waybill_phases"
                                    " WHERE run_id = ? AND position = 0");
    if (!query)
        return query.error();
    query->bindInteger(0, *run);
    auto row = query->step();
    if (!row)
        return row.error();
    return Logged{
        .run = *run, .before = query->integer(0), .last = query->integer(0) + query->integer(1)};
}

/// Rows of the restore that have changed again.
Result<> listKept(const QString &database, const Logged &logged, RestoreDataPreview &preview)
{
    constexpr int mostNamed = 100;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto query = Statement::prepare(
        *connection,
        "SELECT DISTINCT l.table_name, l.record_id FROM waybill_audit_log l WHERE l.id > "
            + std::to_string(logged.before) + " AND l.id <= " + std::to_string(logged.last)
            + " AND EXISTS (SELECT 1 FROM waybill_audit_log n WHERE n.table_name = l.table_name"
              " AND n.record_id = l.record_id AND n.id > "
            + std::to_string(logged.last) + ")");
    if (!query)
        return query.error();
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (++preview.keptCount <= mostNamed)
            preview.kept << query->qtext(0) + u' ' + query->qtext(1);
    }
}

Work workOf(const UndoRestoreRequest &request, const Logged &logged, const Observer &observer)
{
    return {.database = request.database,
            .backupFolder = request.backupFolder,
            .keepBackups = request.keepBackups,
            .undoes = logged.run,
            .build = [&request, &observer, logged](const QString &copy) {
                return buildWithout(request.database,
                                    {.after = logged.before,
                                     .upTo = request.exact ? 0 : logged.last,
                                     .untouchedOnly = !request.exact},
                                    copy, observer);
            }};
}

} // namespace

qint64 RestoreDataPreview::count() const
{
    qint64 all = 0;
    for (const TableDifference &table : tables)
        all += table.all();
    return all;
}

Result<RestoreDataPreview> previewRestoreData(const RestoreDataRequest &request,
                                              const Observer &observer)
{
    return Restoring(workOf(request, observer), observer).preview();
}

Result<RestoreDataReport> restoreData(const RestoreDataRequest &request, const Observer &observer)
{
    return Restoring(workOf(request, observer), observer).run();
}

Result<qint64> restoreToUndo(const QString &database, qint64 run)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return 0;
    // The undo of a restore is one too, and is taken back when somebody names it.
    auto latest = queryInteger(*connection,
                               "SELECT max(u.id) FROM waybill_runs u WHERE u.status <> 'undone'"
                               " AND (u.kind = 'migrate' OR EXISTS (SELECT 1 FROM waybill_phases p"
                               " WHERE p.run_id = u.id AND p.phase = '"
                                   + std::string(restorePhase) + "'"
                                   + (run > 0 ? "" : " AND u.undoes IS NULL") + "))");
    if (!latest || *latest == 0 || (run > 0 && run != *latest))
        return latest ? Result<qint64>(0) : latest.error();
    auto isRestore =
        queryInteger(*connection,
                     "SELECT count(*) FROM waybill_phases WHERE phase = '"
                         + std::string(restorePhase) + "' AND run_id = " + std::to_string(*latest));
    if (!isRestore)
        return isRestore.error();
    return *isRestore > 0 ? Result<qint64>(*latest) : Result<qint64>(0);
}

Result<RestoreDataPreview> previewUndoRestore(const UndoRestoreRequest &request,
                                              const Observer &observer)
{
    auto logged = restoreOf(request);
    if (!logged)
        return logged.error();
    auto preview = Restoring(workOf(request, *logged, observer), observer).preview();
    if (!preview || request.exact)
        return preview;
    if (auto listed = listKept(request.database, *logged, *preview); !listed)
        return listed.error();
    return preview;
}

Result<RestoreDataReport> undoRestore(const UndoRestoreRequest &request, const Observer &observer)
{
    auto logged = restoreOf(request);
    if (!logged)
        return logged.error();
    RestoreDataPreview kept;
    if (!request.exact) {
        if (auto listed = listKept(request.database, *logged, kept); !listed)
            return listed.error();
    }
    auto report = Restoring(workOf(request, *logged, observer), observer).run();
    if (!report)
        return report;
    report->done.kept = kept.kept;
    report->done.keptCount = kept.keptCount;
    return report;
}

} // namespace waybill
