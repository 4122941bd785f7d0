// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undo.h"

#include "migration/backup/backup.h"
#include "migration/base/jsonwriter.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/run/journal.h"
#include "migration/run/neededbackups.h"
#include "migration/run/runlock.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"
#include "migration/undo/undorun.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <chrono>
#include <map>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Undo", source);
}

/// A workspace that has been moved or copied as a whole takes its backups along: what lies at the
/// same place seen from the database counts before the path that was written down then.
QString movedAlong(const QString &database, const QString &recordedDatabase, const QString &path)
{
    if (recordedDatabase.isEmpty() || path.isEmpty())
        return path;
    const QString relative = QDir(QFileInfo(recordedDatabase).path()).relativeFilePath(path);
    const QString here = QDir::cleanPath(QFileInfo(database).absolutePath() + u'/' + relative);
    return QFileInfo::exists(here) ? here : path;
}

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

Result<RunToUndo> findRun(Connection &connection, const UndoRequest &request)
{
    auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    const Problem none{.code = u"UNDO-01"_s,
                       .file = request.database,
                       .message = text("There is no migration here that could be undone.")};
    if (!*ours)
        return none;
    auto query = Statement::prepare(connection,
                                    "SELECT u.id, p.id, u.started, u.workspace, u.backup,"
                                    " u.new_database, u.database FROM waybill_runs u"
                                    " LEFT JOIN waybill_playbooks p ON p.sha256 = u.playbook"
                                    " WHERE u.kind = 'migrate' AND u.status <> 'undone'"
                                    " ORDER BY u.id DESC LIMIT 1");
    if (!query)
        return query.error();
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return none;
    RunToUndo run{.id = query->integer(0),
                  .playbook = query->qtext(1),
                  .started = QDateTime::fromString(query->qtext(2), Qt::ISODateWithMs),
                  .workspace = movedAlong(request.database, query->qtext(6), query->qtext(3)),
                  .backup = movedAlong(request.database, query->qtext(6), query->qtext(4)),
                  .newDatabase = query->integer(5) != 0};
    if (request.run > 0 && request.run != run.id) {
        return Problem{.code = u"UNDO-03"_s,
                       .file = request.database,
                       .expected = QString::number(run.id),
                       .found = QString::number(request.run),
                       .hint = text("Undo the later migration first."),
                       .message =
                           text("Only the latest migration that is still in can be undone.")};
    }
    // A playbook that this version cannot read any more is named by its id.
    if (auto stored = readStoredPlaybook(connection, run.id)) {
        run.playbook = stored->playbook.name;
        run.backupName = stored->playbook.backupName;
        for (const ViewSpec &view : stored->playbook.views)
            run.tableTitles.emplace(QString::fromStdString(view.table), view.title);
    }
    return run;
}

/// Source files that are no longer what they were when the run was made.
Result<QStringList> changedFiles(const RunToUndo &run)
{
    QStringList changed;
    auto manifest = readManifest(run.backup);
    if (!manifest)
        return manifest.error();
    for (const BackupFile &file : manifest->files) {
        if (manifest->databaseFile() && file.name == manifest->databaseFile()->name)
            continue;
        const QString path = QDir(run.workspace).absoluteFilePath(file.original);
        auto sha256 = sha256OfFile(path);
        if (!sha256 || *sha256 != file.sha256)
            changed << file.original;
    }
    return changed;
}

UndoPreview previewFrom(const RunToUndo &run, const UndoneRows &rows)
{
    UndoPreview preview{.run = run.id,
                        .playbook = run.playbook,
                        .started = run.started,
                        .phases = rows.phases,
                        .removed = rows.removed,
                        .restored = rows.restored,
                        .since = rows.since,
                        .removesDatabase = rows.nothingLeft};
    for (UndoRow &row : preview.since) {
        const auto title = run.tableTitles.find(row.table);
        row.title = title == run.tableTitles.end() ? row.table : title->second;
    }
    return preview;
}

bool isWhole(const UndoRequest &request)
{
    return request.phase.isEmpty();
}

Result<UndoPreview> lookAhead(Connection &connection, const RunToUndo &run,
                              const UndoRequest &request)
{
    auto rows =
        undoPhases(connection, run.id, request.phase.toStdString(), UndoKind::KeepEdits, false);
    if (!rows)
        return rows.error();
    UndoPreview preview = previewFrom(run, *rows);
    if (request.kind == UndoKind::KeepEdits)
        return preview;
    if (isWhole(request)) {
        auto files = changedFiles(run);
        if (!files)
            return files.error();
        preview.filesToRestore = *files;
        preview.removesDatabase = run.newDatabase;
    }
    // Exactly as before: what would be kept goes as well, and what has become of other rows since.
    preview.removed += preview.since.size();
    auto changed = changedSince(connection, run.id, request.phase.toStdString());
    if (!changed)
        return changed.error();
    preview.since = *changed;
    return preview;
}

/// One step of an undo, with what the steps share.
class Undoing
{
public:
    Undoing(const UndoRequest &request, const Observer &observer)
        : m_request(request)
        , m_observer(observer)
    {
    }

    Result<UndoReport> run()
    {
        auto lock = RunLock::take(m_request.database);
        if (!lock)
            return lock.error();
        auto connection = Connection::open(m_request.database, Connection::Mode::ReadWrite);
        if (!connection)
            return connection.error();
        m_connection.emplace(std::move(*connection));
        if (auto removed = removeInterruptedRuns(*m_connection); !removed)
            return removed.error();
        auto run = findRun(*m_connection, m_request);
        if (!run)
            return run.error();
        m_run = *run;
        auto preview = lookAhead(*m_connection, m_run, m_request);
        if (!preview)
            return preview.error();
        m_report.done = *preview;
        const bool exactWhole = m_request.kind == UndoKind::Exact && isWhole(m_request);
        if (exactWhole) {
            if (auto sound = verifyBackup(m_run.backup, m_observer); !sound)
                return sound.error();
        }
        if (auto backed = backUp(); !backed)
            return backed.error();
        if (m_request.kind == UndoKind::Exact && !preview->since.isEmpty()) {
            if (auto saved = saveLostRows(); !saved)
                return saved.error();
        }
        auto done = exactWhole ? wholeExactly() : rows();
        if (!done)
            return done.error();
        return m_report;
    }

private:
    /// So that the undo itself can be taken back.
    Result<> backUp()
    {
        BackupRequest request;
        request.folder = !m_request.backupFolder.isEmpty() ? m_request.backupFolder
            : m_run.backup.isEmpty() ? QFileInfo(m_request.database).absolutePath() + u"/backups"_s
                                     : QFileInfo(m_run.backup).absolutePath();
        request.prefix = u"pre_undo"_s;
        request.manifest = {.kind = u"pre_undo"_s,
                            .workspace = m_run.workspace,
                            .database = m_request.database,
                            .hasDatabase = true,
                            .programVersion = QStringLiteral(WAYBILL_VERSION)};
        for (const QString &file : m_report.done.filesToRestore) {
            const QString path = QDir(m_run.workspace).absoluteFilePath(file);
            if (QFileInfo::exists(path))
                request.files.append({.path = path, .original = file});
        }
        request.databasePath = m_request.database;
        request.databaseName = m_run.backupName;
        request.copyDatabase = copyDatabase;
        auto made = createBackup(request, m_observer);
        if (!made)
            return made.error();
        m_report.safetyBackup = *made;
        auto pruned =
            pruneBackups(request.folder, m_request.keepBackups,
                         backupsNeeded(request.folder, m_request.database) + QSet<QString>{*made});
        return pruned ? Result<>() : pruned.error();
    }

    /// Rows added or edited since, in full, in a file that people and programs can read.
    Result<> saveLostRows()
    {
        std::string json;
        JsonWriter writer(json);
        writer.beginArray();
        for (const UndoRow &row : m_report.done.since) {
            if (row.reason == UndoRow::Reason::ParentOfKept)
                continue;
            auto table = readTableInfo(*m_connection, row.table.toStdString());
            if (!table)
                return table.error();
            const Value key = table->keyIsRowid ? Value(std::int64_t{row.key.toLongLong()})
                                                : Value(row.key.toStdString());
            auto values = rowAsJson(*m_connection, *table, key);
            if (!values)
                return values.error();
            writer.beginObject()
                .field("table", QStringView(row.table))
                .field("key", QStringView(row.key))
                .field("why", row.reason == UndoRow::Reason::Added ? "added" : "edited")
                .key("values")
                .token(values->empty() ? "null" : *values)
                .endObject();
        }
        writer.endArray();
        json += '\n';
        m_report.keptFile = m_report.safetyBackup + u"_lost_rows.json"_s;
        return writeFileAtomically(
            m_report.keptFile, QByteArrayView(json.data(), static_cast<qsizetype>(json.size())));
    }

    /// Files and database exactly as they were before the run.
    Result<> wholeExactly()
    {
        m_connection.reset();
        if (!m_report.done.filesToRestore.isEmpty()) {
            if (auto restored =
                    restoreFiles(m_run.backup, m_run.workspace, m_report.done.filesToRestore);
                !restored)
                return restored;
        }
        if (m_run.newDatabase)
            return removeDatabase();
        auto manifest = readManifest(m_run.backup);
        if (!manifest)
            return manifest.error();
        const BackupFile *copy = manifest->databaseFile();
        if (!copy) {
            return Problem{.code = u"BAK-03"_s,
                           .file = m_run.backup,
                           .message = text("The backup has no copy of the database.")};
        }
        return restoreDatabase(m_run.backup + u'/' + copy->name, m_request.database);
    }

    Result<> rows()
    {
        const QDateTime started = QDateTime::currentDateTimeUtc();
        auto undone = undoPhases(*m_connection, m_run.id, m_request.phase.toStdString(),
                                 m_request.kind, true);
        if (!undone)
            return undone.error();
        const bool removes = undone->nothingLeft && m_run.newDatabase;
        const UndoPreview announced = m_report.done;
        m_report.done = previewFrom(m_run, *undone);
        m_report.done.filesToRestore = announced.filesToRestore;
        if (m_request.kind == UndoKind::Exact)
            m_report.done.since = announced.since;
        m_report.done.removesDatabase = removes;
        if (removes) {
            m_connection.reset();
            return removeDatabase();
        }
        auto run = startRun(*m_connection,
                            {.kind = u"undo"_s,
                             .workspace = m_run.workspace,
                             .backup = m_report.safetyBackup,
                             .undoes = m_run.id,
                             .started = started});
        if (!run)
            return run.error();
        return setRunStatus(*m_connection, *run, "complete");
    }

    Result<> removeDatabase()
    {
        if (auto removed = removeFile(m_request.database); !removed)
            return removed;
        return syncFolder(QFileInfo(m_request.database).absolutePath());
    }

    const UndoRequest &m_request;
    const Observer &m_observer;
    std::optional<Connection> m_connection;
    RunToUndo m_run;
    UndoReport m_report;
};

} // namespace

Result<UndoPreview> previewUndo(const UndoRequest &request)
{
    auto connection = Connection::open(request.database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    auto run = findRun(*connection, request);
    if (!run)
        return run.error();
    return lookAhead(*connection, *run, request);
}

Result<UndoReport> undo(const UndoRequest &request, const Observer &observer)
{
    const auto start = std::chrono::steady_clock::now();
    auto report = Undoing(request, observer).run();
    if (report)
        report->seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace waybill
