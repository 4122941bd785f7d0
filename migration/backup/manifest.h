// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace waybill {

/// One file of a backup.
struct BackupFile
{
    QString name; ///< inside the backup's folder
    QString original; ///< path inside the workspace; the database's may be absolute
    qint64 bytes = 0;
    QByteArray sha256; ///< lower-case hex
    qint64 records = 0;

    friend bool operator==(const BackupFile &, const BackupFile &) = default;
};

/// What a backup's MANIFEST.json says. It is written last: a folder without one is no backup.
struct Manifest
{
    int format = 1;
    QString created; ///< UTC, ISO 8601 with milliseconds
    QString kind; ///< "pre_migration", "pre_undo", "pre_redo", "manual"
    QString workspace;
    QString database; ///< inside the workspace, or absolute
    bool hasDatabase = false; ///< a copy of the database is among the files
    QString playbook;
    QString playbookVersion;
    QString programVersion;
    bool containsSecrets = false;
    bool keepForever = false; ///< never removed to make room for newer ones
    QList<BackupFile> files;

    /// The copy of the database, nullptr when there is none.
    const BackupFile *databaseFile() const;

    friend bool operator==(const Manifest &, const Manifest &) = default;
};

inline constexpr QLatin1StringView manifestName("MANIFEST.json");

/// Writes the manifest into the folder \a backup. It ends with a checksum of itself.
Result<> writeManifest(const QString &backup, const Manifest &manifest);
/// BAK-01 when there is none, BAK-02 when it is not one of ours, is damaged, or names files that
/// cannot be in a backup.
Result<Manifest> readManifest(const QString &backup);

} // namespace waybill
