// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/backup/stagingfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What tells the order: the time in the name, then the moment within that second, and without one
/// the number that the name has then ("_10" after "_2"; a number that is free again is given anew).
std::tuple<QString, QString, int, QString> rank(const BackupInfo &backup)
{
    const QString &name = backup.name;
    static const QRegularExpression pattern(u"\\A(.*)_(\\d{8}_\\d{6})(?:_(\\d{1,6}))?\\z"_s);
    const QRegularExpressionMatch match = pattern.match(name);
    if (!match.hasMatch())
        return {QString(), QString(), 0, name};
    return {match.captured(2), backup.manifest.created, std::max(1, match.captured(3).toInt()),
            match.captured(1)};
}

qint64 sizeOf(const Manifest &manifest)
{
    qint64 bytes = 0;
    for (const BackupFile &file : manifest.files)
        bytes += file.bytes;
    return bytes;
}

QSet<QString> resolved(const QSet<QString> &paths)
{
    QSet<QString> all;
    for (const QString &path : paths)
        all << QFileInfo(path).canonicalFilePath();
    return all;
}

bool holdsOnlyOurs(const BackupInfo &backup)
{
    QSet<QString> ours{QString(manifestName)};
    for (const BackupFile &file : backup.manifest.files)
        ours << file.name;
    const QStringList names =
        QDir(backup.path)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return std::all_of(names.begin(), names.end(),
                       [&ours](const QString &name) { return ours.contains(name); });
}

} // namespace

QList<BackupInfo> listBackups(const QString &folder, bool verify)
{
    QList<BackupInfo> backups;
    const QDir directory(folder);
    const QStringList names =
        directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &name : names) {
        const QString path = directory.filePath(name);
        const Result<Manifest> manifest = readManifest(path);
        if (!manifest)
            continue;
        BackupInfo info{
            .path = path, .name = name, .manifest = *manifest, .bytes = sizeOf(*manifest)};
        if (verify)
            info.verified = bool(verifyBackup(path));
        backups << info;
    }
    std::sort(backups.begin(), backups.end(),
              [](const auto &left, const auto &right) { return rank(left) > rank(right); });
    return backups;
}

Result<QStringList> pruneBackups(const QString &folder, int keep, const QSet<QString> &needed)
{
    QStringList removed;
    const QList<BackupInfo> backups = listBackups(folder);
    const QSet<QString> untouchable = resolved(needed);
    for (qsizetype i = keep < 1 ? backups.size() : keep; i < backups.size(); ++i) {
        const BackupInfo &backup = backups[i];
        const bool stays = backup.manifest.keepForever
            || untouchable.contains(QFileInfo(backup.path).canonicalFilePath())
            || !holdsOnlyOurs(backup);
        if (stays)
            continue;
        if (auto gone = removeFolder(backup.path); !gone)
            return gone.error();
        removed << backup.path;
    }
    return removed;
}

Result<> removeBackup(const QString &backup)
{
    auto manifest = readManifest(backup);
    if (!manifest)
        return manifest.error();
    if (!holdsOnlyOurs({.path = backup, .manifest = *manifest}))
        return {};
    return removeFolder(backup);
}

} // namespace waybill
