// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "migration/backup/backup.h"

namespace waybill {

/// Copies the files of a workspace and its database, or a database and the files it was made from,
/// into a new backup that is never removed to make room. \a folder may be empty: "backups" in the
/// workspace. Returns its path.
Result<QString> backUpNow(const QString &workspaceOrDatabase, const QString &folder,
                          const CommonOptions &options, const Observer &observer);

struct RestoreRequest
{
    QString backup;
    QString workspace;
    bool withDatabase = false;
};

struct Restored
{
    QStringList files;
    QString database; ///< empty when it was not asked for
    QString safetyBackup; ///< of what was replaced; empty when there was nothing
    QString damagedDatabase; ///< where the old one is now, when it could not be read
};

/// What will be replaced, or put where nothing is yet. The backup is verified first.
Result<Manifest> checkRestore(const RestoreRequest &request, const Observer &observer);
Result<Restored> restoreBackup(const RestoreRequest &request, const Observer &observer);

} // namespace waybill
