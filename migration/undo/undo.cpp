// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undo.h"

#include "migration/backup/backup.h"
#include "migration/base/jsonwriter.h"
#include "migration/base/safefile.h"
#include "migration/run/runlock.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/rowtext.h"
#include "migration/undo/safetybackup.h"
#include "migration/undo/undolookahead.h"
#include "migration/undo/undonerun.h"
#include "migration/undo/undorun.h"
#include "migration/writeback/writeback.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Undo", source);
}

/// An undo, with what its steps share.
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
        // Files that are half written back are none to leave, and none to restore.
        if (auto recovered = recoverWriteBack(m_request.database); !recovered)
            return recovered.error();
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
        m_run = std::move(*run);
        auto preview = lookAhead(*m_connection, m_run, m_request);
        if (!preview)
            return preview.error();
        m_report.done = *preview;
        const bool exactWhole = m_request.kind == UndoKind::Exact && m_request.phase.isEmpty();
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
        auto made = makeSafetyBackup({.database = m_request.database,
                                      .workspace = m_run.workspace,
                                      .folder = m_request.backupFolder,
                                      .lastBackup = m_run.backup,
                                      .databaseName = m_run.stored.playbook.backupName,
                                      .files = m_report.done.filesToRestore,
                                      .keepBackups = m_request.keepBackups},
                                     m_observer);
        if (!made)
            return made.error();
        m_report.safetyBackup = *made;
        return {};
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
        return replaceDatabase(m_run.backup + u'/' + copy->name);
    }

    /// The history of this undo is written into a copy beside the database, which then takes the
    /// database's place as a whole: there is no moment at which one is there without the other.
    Result<> replaceDatabase(const QString &copy)
    {
        auto safety = readManifest(m_report.safetyBackup);
        if (!safety)
            return safety.error();
        const QTemporaryDir beside(m_request.database + u".undo-XXXXXX"_s);
        const QString staged = beside.filePath(u"database"_s);
        if (auto copied = copyDatabase(copy, staged); !copied)
            return copied;
        {
            auto connection = Connection::open(staged, Connection::Mode::ReadWrite);
            if (!connection)
                return connection.error();
            auto ours = hasBookkeeping(*connection);
            if (!ours)
                return ours.error();
            // Exactly as before: one that knew nothing of Waybill is told nothing either.
            auto recorded = *ours
                ? recordUndoneExactly(*connection, thisUndo(m_report.done.phases),
                                      m_report.safetyBackup + u'/' + safety->databaseFile()->name)
                : Result<>();
            if (!recorded)
                return recorded;
        }
        return restoreDatabase(staged, m_request.database);
    }

    UndoneRun thisUndo(const QStringList &phases) const
    {
        return {.kind = u"undo"_s,
                .takesBack = m_run.stored.run,
                .phases = phases,
                .workspace = m_run.workspace,
                .database = m_request.database,
                .backup = m_report.safetyBackup,
                .started = m_started};
    }

    Result<> rows()
    {
        auto undone = undoPhases(*m_connection, m_run.stored, m_request.phase.toStdString(),
                                 m_request.kind, true, [this](const UndoneRows &rows) {
                                     return recordUndone(*m_connection, thisUndo(rows.phases));
                                 });
        if (!undone)
            return undone.error();
        const bool removes = undone->nothingLeft && m_run.newDatabase;
        const UndoPreview announced = m_report.done;
        m_report.done = previewFrom(m_run, *undone);
        m_report.done.filesToRestore = announced.filesToRestore;
        if (m_request.kind == UndoKind::Exact)
            m_report.done.since = announced.since;
        m_report.done.removesDatabase = removes;
        if (!removes)
            return {};
        m_connection.reset();
        return removeDatabase();
    }

    Result<> removeDatabase()
    {
        if (auto removed = removeFile(m_request.database); !removed)
            return removed;
        return syncFolder(QFileInfo(m_request.database).absolutePath());
    }

    const UndoRequest &m_request;
    const Observer &m_observer;
    const QDateTime m_started = QDateTime::currentDateTimeUtc();
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
