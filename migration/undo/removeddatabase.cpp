// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/removeddatabase.h"

#include "migration/backup/backup.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "migration/undo/redofiles.h"
#include "migration/undo/undolookahead.h"
#include "migration/undo/undorun.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

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

} // namespace

Result<bool> remembersUndo(const QString &database)
{
    if (!QFileInfo::exists(database))
        return false;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours || !*ours)
        return ours;
    auto runs = queryInteger(*connection, "SELECT EXISTS (SELECT 1 FROM waybill_runs)");
    return runs ? Result<bool>(*runs != 0) : runs.error();
}

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

} // namespace waybill
