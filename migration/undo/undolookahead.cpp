// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undolookahead.h"

#include "migration/backup/backup.h"
#include "migration/base/sha256.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/writeback/writebacklog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Undo", source);
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

} // namespace

QString movedAlong(const QString &database, const QString &recordedDatabase, const QString &path)
{
    if (recordedDatabase.isEmpty() || path.isEmpty())
        return path;
    const QString relative = QDir(QFileInfo(recordedDatabase).path()).relativeFilePath(path);
    const QString here = QDir::cleanPath(QFileInfo(database).absolutePath() + u'/' + relative);
    return QFileInfo::exists(here) ? here : path;
}

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
    auto wrote = hasWrittenBack(connection, run.id);
    if (!wrote)
        return wrote.error();
    if (*wrote) {
        return Problem{.code = u"WB-07"_s,
                       .file = request.database,
                       .found = QString::number(run.id),
                       .hint = text("Take back what was written first (Write my edits back to the "
                                    "files, or export --take-back)."),
                       .message = text("The last run has written edits into the files.")};
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
    if (request.phase.isEmpty()) {
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

} // namespace waybill
