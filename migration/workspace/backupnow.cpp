// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/filepattern.h"
#include "migration/run/history.h"
#include "migration/run/migrate.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/workspace/backupwork.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Backups", source);
}

struct Belongings
{
    QString workspace; ///< empty: a database that no migration has been made into
    std::optional<Playbook> playbook;
    QString database; ///< empty when there is none
};

Belongings ofWorkspace(const QString &path, const Playbook &playbook)
{
    Belongings found{.workspace = QDir::cleanPath(QDir(path).absolutePath()), .playbook = playbook};
    const QString database =
        databasePath({.workspace = found.workspace, .playbook = *found.playbook});
    if (QFileInfo::exists(database))
        found.database = database;
    return found;
}

Result<Belongings> ofDatabase(const QString &path)
{
    Belongings found{.database = QDir::cleanPath(QFileInfo(path).absoluteFilePath())};
    auto connection = Connection::open(path, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return found;
    auto stored = readStoredPlaybook(*connection);
    if (!stored)
        return stored.error().code == "LED-03"_L1 ? Result<Belongings>(found) : stored.error();
    auto report = readReport(path, stored->run);
    if (!report)
        return report.error();
    found.playbook = std::move(stored->playbook);
    if (QFileInfo(report->workspace).isDir())
        found.workspace = report->workspace;
    return found;
}

QString insideOrAbsolute(const QString &workspace, const QString &path)
{
    const QString relative = QDir(workspace).relativeFilePath(path);
    return workspace.isEmpty() || relative.startsWith(u".."_s) ? path : relative;
}

} // namespace

Result<QString> backUpNow(const BackupNow &what, const Observer &observer)
{
    auto found = what.playbook ? Result<Belongings>(ofWorkspace(what.path, *what.playbook))
                               : ofDatabase(what.path);
    if (!found)
        return found.error();
    const QString home =
        found->workspace.isEmpty() ? QFileInfo(found->database).absolutePath() : found->workspace;
    BackupRequest request;
    request.folder = what.folder.isEmpty() ? home + u"/backups"_s : what.folder;
    request.prefix = u"manual"_s;
    request.manifest = {.kind = u"manual"_s,
                        .workspace = found->workspace,
                        .database = insideOrAbsolute(found->workspace, found->database),
                        .hasDatabase = !found->database.isEmpty(),
                        .programVersion = QStringLiteral(WAYBILL_VERSION),
                        .keepForever = true};
    request.databasePath = found->database;
    request.copyDatabase = copyDatabase;
    if (found->playbook) {
        request.databaseName = found->playbook->backupName;
        request.manifest.playbook = QString::fromStdString(found->playbook->id);
        request.manifest.playbookVersion = QString::fromStdString(found->playbook->version);
        request.manifest.containsSecrets = !found->playbook->secrets.keys.empty();
        for (const SourceSpec &source : found->playbook->sources) {
            if (found->workspace.isEmpty())
                break;
            for (const auto &file : filesOf(found->workspace, source)) {
                const QString path = QDir(found->workspace).absoluteFilePath(file->file);
                if (QFileInfo(path).isFile())
                    request.files.append({.path = path, .original = file->file});
            }
        }
    }
    if (request.files.isEmpty() && request.databasePath.isEmpty()) {
        return Problem{.code = u"BAK-05"_s,
                       .file = what.path,
                       .message = text("There is nothing here to back up.")};
    }
    return createBackup(request, observer);
}

} // namespace waybill
