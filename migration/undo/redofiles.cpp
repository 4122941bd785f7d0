// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/redofiles.h"

#include "migration/backup/backup.h"
#include "migration/base/sha256.h"

#include <QDir>

#include <algorithm>

namespace waybill {

Result<> lookAtFiles(const UndoRecord &undo, RedoPreview &preview)
{
    auto before = readManifest(undo.backup);
    if (!before)
        return before.error();
    const auto given = readManifest(undo.migrationBackup);
    for (const BackupFile &file : before->files) {
        if (&file == before->databaseFile())
            continue;
        const QString path = QDir(undo.workspace).absoluteFilePath(file.original);
        const auto now = sha256OfFile(path);
        if (now && *now == file.sha256)
            continue;
        const bool untouched =
            given
            && std::any_of(given->files.begin(), given->files.end(), [&](const BackupFile &put) {
                   return put.original == file.original && (!now || *now == put.sha256);
               });
        (untouched ? preview.files : preview.filesKept) << file.original;
    }
    return {};
}

} // namespace waybill
