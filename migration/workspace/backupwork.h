// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/backup/backup.h"
#include "migration/playbook/playbook.h"

namespace waybill {

/// What a person has asked to be backed up: a workspace, as \a playbook reads it, or a database.
struct BackupNow
{
    QString path;
    std::optional<Playbook> playbook; ///< of a workspace; a database knows its own
    QString folder; ///< empty: "backups" in the workspace
};

/// Copies the files of a workspace and its database, or a database and the files it was made from,
/// into a new backup that is never removed to make room. Returns its path. BAK-05 when there is
/// nothing to copy.
Result<QString> backUpNow(const BackupNow &what, const Observer &observer = {});

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
Result<Manifest> checkRestore(const RestoreRequest &request, const Observer &observer = {});
/// Puts the files back and, when asked, the database; what they replace is backed up first.
Result<Restored> restoreBackup(const RestoreRequest &request, const Observer &observer = {});

} // namespace waybill
