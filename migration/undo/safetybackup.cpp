// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/safetybackup.h"

#include "migration/backup/backup.h"
#include "migration/run/neededbackups.h"
#include "migration/target/databasecopy.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

Result<QString> makeSafetyBackup(const SafetyBackup &what, const Observer &observer)
{
    BackupRequest request;
    request.folder = !what.folder.isEmpty() ? what.folder
        : what.lastBackup.isEmpty() ? QFileInfo(what.database).absolutePath() + u"/backups"_s
                                    : QFileInfo(what.lastBackup).absolutePath();
    request.prefix = what.prefix;
    request.manifest = {.kind = what.prefix,
                        .workspace = what.workspace,
                        .database = what.database,
                        .hasDatabase = true,
                        .programVersion = QStringLiteral(WAYBILL_VERSION)};
    for (const QString &file : what.files) {
        const QString path = QDir(what.workspace).absoluteFilePath(file);
        if (QFileInfo::exists(path))
            request.files.append({.path = path, .original = file});
    }
    request.databasePath = what.database;
    request.databaseName = what.databaseName;
    request.copyDatabase = copyDatabase;
    auto made = createBackup(request, observer);
    if (!made)
        return made.error();
    auto pruned = pruneBackups(request.folder, what.keepBackups,
                               backupsNeeded(request.folder, what.database) + QSet<QString>{*made});
    return pruned ? made : pruned.error();
}

} // namespace waybill
