// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undolookahead.h"

#include "migration/backup/backup.h"
#include "migration/base/sha256.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/writeback/writebacklog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

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
    auto query =
        Statement::prepare(connection,
                           "SELECT id, started, workspace, backup, new_database, database"
                           " FROM waybill_runs WHERE kind = 'migrate' AND status <> 'undone'"
                           " ORDER BY id DESC LIMIT 1");
    if (!query)
        return query.error();
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return none;
    const std::int64_t number = query->integer(0);
    if (request.run > 0 && request.run != number) {
        return Problem{.code = u"UNDO-03"_s,
                       .file = request.database,
                       .expected = QString::number(number),
                       .found = QString::number(request.run),
                       .hint = text("Undo the later migration first."),
                       .message =
                           text("Only the latest migration that is still in can be undone.")};
    }
    auto wrote = hasWrittenBack(connection, number);
    if (!wrote)
        return wrote.error();
    if (*wrote) {
        return Problem{.code = u"WB-07"_s,
                       .file = request.database,
                       .found = QString::number(number),
                       .hint = text("Take back what was written first (Write my edits back to the "
                                    "files, or export --take-back)."),
                       .message = text("The last run has written edits into the files.")};
    }
    auto stored = readStoredPlaybook(connection, number);
    if (!stored)
        return stored.error();
    const QString recorded = query->qtext(5);
    return RunToUndo{.stored = std::move(*stored),
                     .started = QDateTime::fromString(query->qtext(1), Qt::ISODateWithMs),
                     .workspace = movedAlong(request.database, recorded, query->qtext(2)),
                     .backup = movedAlong(request.database, recorded, query->qtext(3)),
                     .newDatabase = query->integer(4) != 0};
}

void giveTitles(QList<UndoRow> &rows, const Playbook &playbook)
{
    for (UndoRow &row : rows) {
        const auto view =
            std::find_if(playbook.views.begin(), playbook.views.end(),
                         [&](const ViewSpec &one) { return one.table == row.table.toStdString(); });
        row.title = view == playbook.views.end() ? row.table : view->title;
    }
}

UndoPreview previewFrom(const RunToUndo &run, const UndoneRows &rows)
{
    UndoPreview preview{.run = run.stored.run,
                        .playbook = run.stored.playbook.name,
                        .started = run.started,
                        .phases = rows.phases,
                        .removed = rows.removed,
                        .restored = rows.restored,
                        .since = rows.since,
                        .removesDatabase = rows.nothingLeft};
    giveTitles(preview.since, run.stored.playbook);
    return preview;
}

Result<UndoPreview> lookAhead(Connection &connection, const RunToUndo &run,
                              const UndoRequest &request)
{
    auto rows =
        undoPhases(connection, run.stored, request.phase.toStdString(), UndoKind::KeepEdits, false);
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
    auto changed = changedSince(connection, run.stored, request.phase.toStdString());
    if (!changed)
        return changed.error();
    preview.since = *changed;
    giveTitles(preview.since, run.stored.playbook);
    return preview;
}

} // namespace waybill
