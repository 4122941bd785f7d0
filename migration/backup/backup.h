// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/backup/manifest.h"
#include "migration/base/progress.h"
#include "migration/base/result.h"

#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace waybill {

struct BackupSource
{
    QString path; ///< absolute
    QString original; ///< inside the workspace
    qint64 records = 0;
};

struct BackupRequest
{
    QString folder; ///< that holds the backups; created when missing
    QString prefix =
        QStringLiteral("pre_migration"); ///< of the name; the kind as well, unless given
    Manifest manifest; ///< without files
    QList<BackupSource> files;
    QString databasePath; ///< absolute; empty: there is none to back up
    /// "jobs_backup": the copy is called jobs_backup_<YYYYMMDD_HHMMSS>.db. Empty: as the database.
    QString databaseName;
    std::function<Result<>(const QString &from, const QString &to)> copyDatabase;
};

/// Copies everything, reads it back, and returns the new folder "<prefix>_<YYYYMMDD_HHMMSS>" (local
/// time, "_2" behind the second one of the same second). It appears under that name only when it is
/// complete; after a problem, a cancel (CANCELLED) or a crash there is none.
Result<QString> createBackup(const BackupRequest &request, const Observer &observer = {});

/// Every file is there with its size and its SHA-256, and nothing else is. BAK-01, BAK-02, or
/// BAK-03 naming the file.
Result<> verifyBackup(const QString &backup, const Observer &observer = {});

/// Puts source files back into \a workspace: those named by \a originals, all of them when that is
/// empty. The backup is verified before anything is touched; each file is replaced as a whole; what
/// cannot be put back inside the workspace is refused before the first (BAK-04). Never the database
/// (a plain copy over one that is open would ruin it) and never the manifest.
Result<> restoreFiles(const QString &backup, const QString &workspace,
                      const QStringList &originals = {});

struct BackupInfo
{
    QString path;
    QString name;
    Manifest manifest;
    qint64 bytes = 0;
    std::optional<bool> verified; ///< only when asked
};

/// The backups in \a folder, newest first by their names. Folders without a sound manifest are
/// none.
QList<BackupInfo> listBackups(const QString &folder, bool verify = false);

/// Removes all but the \a keep newest backups, and returns the paths of those that went. Never one
/// of \a needed (paths; give the backup just made, should the clock have been turned back), one to
/// be kept for ever, or one that holds a file that is not ours. Less than 1 keeps all.
Result<QStringList> pruneBackups(const QString &folder, int keep, const QSet<QString> &needed);

/// Removes one backup, as long as it holds nothing but what createBackup() has put there.
Result<> removeBackup(const QString &backup);

} // namespace waybill
