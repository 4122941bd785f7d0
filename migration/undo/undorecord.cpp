// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undorecord.h"

#include "migration/backup/backup.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/eachrow.h"
#include "migration/undo/undolookahead.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Redo", source);
}

Problem nothingToRedo(const RedoRequest &request)
{
    return {.code = u"UNDO-04"_s,
            .file = request.database,
            .found = request.run > 0 ? QString::number(request.run) : QString(),
            .message = text("There is no undo here that could be taken back.")};
}

Result<> readPhases(Connection &connection, UndoRecord &undo)
{
    return eachRow(connection,
                   "SELECT phase, audit_entry FROM waybill_phases WHERE run_id = "
                       + std::to_string(undo.id) + " ORDER BY position",
                   [&](Statement &row) -> Result<> {
                       undo.phases << row.qtext(0);
                       undo.auditEntry = row.integer(1);
                       return {};
                   });
}

/// A workspace may have been moved with its backups, so the name of the file tells.
bool isCopyOf(const Manifest &manifest, const QString &database)
{
    return manifest.kind == "pre_undo"_L1 && manifest.databaseFile()
        && QFileInfo(manifest.database).fileName() == QFileInfo(database).fileName();
}

} // namespace

Result<UndoRecord> findUndo(Connection &connection, const RedoRequest &request)
{
    auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return nothingToRedo(request);
    auto query = Statement::prepare(
        connection,
        "SELECT u.id, u.undoes, u.started, u.workspace, u.backup, u.database, m.backup,"
        " m.database, (SELECT max(l.id) FROM waybill_runs l WHERE l.kind = 'migrate')"
        " FROM waybill_runs u LEFT JOIN waybill_runs m ON m.id = u.undoes"
        " WHERE u.kind = 'undo' AND u.status = 'complete' ORDER BY u.id DESC LIMIT 1");
    if (!query)
        return query.error();
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row || (request.run > 0 && query->integer(0) != request.run))
        return nothingToRedo(request);
    UndoRecord undo{.id = query->integer(0),
                    .migration = query->integer(1),
                    .started = QDateTime::fromString(query->qtext(2), Qt::ISODateWithMs),
                    .workspace = movedAlong(request.database, query->qtext(5), query->qtext(3)),
                    .backup = movedAlong(request.database, query->qtext(5), query->qtext(4)),
                    .migrationBackup =
                        movedAlong(request.database, query->qtext(7), query->qtext(6))};
    if (query->integer(8) > undo.id) {
        return Problem{.code = u"UNDO-05"_s,
                       .file = request.database,
                       .found = QString::number(query->integer(8)),
                       .hint = text("Migrate the same files again instead, or restore the backup "
                                    "that was made before the undo."),
                       .message = text("A migration has been made since this undo.")};
    }
    if (auto read = readPhases(connection, undo); !read)
        return read.error();
    if (undo.phases.isEmpty()) // an earlier version has not written down what it would take
        return nothingToRedo(request);
    auto manifest = readManifest(undo.backup);
    if (!manifest)
        return manifest.error();
    if (!manifest->databaseFile())
        return nothingToRedo(request);
    undo.copy = undo.backup + u'/' + manifest->databaseFile()->name;
    return undo;
}

Result<QString> findRemovedDatabase(const RedoRequest &request)
{
    if (!request.backup.isEmpty())
        return request.backup;
    const QString here = QFileInfo(request.database).absolutePath();
    const QStringList folders = request.backupFolder.isEmpty()
        ? QStringList{here + u"/backups"_s, QDir::cleanPath(here + u"/../backups"_s)}
        : QStringList{request.backupFolder};
    for (const QString &folder : folders) {
        for (const BackupInfo &backup : listBackups(folder)) {
            if (isCopyOf(backup.manifest, request.database))
                return backup.path;
        }
    }
    return nothingToRedo(request);
}

} // namespace waybill
