// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/backup/blockprogress.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem damaged(const QString &path, const QString &expected, const QString &found)
{
    return Problem{.code = u"BAK-03"_s,
                   .file = path,
                   .expected = expected,
                   .found = found,
                   .hint = QCoreApplication::translate("Backup", "Use another backup."),
                   .message = QCoreApplication::translate(
                       "Backup", "The backup is not what it was when it was made.")};
}

QString bytesText(qint64 bytes)
{
    return QCoreApplication::translate("Backup", "%1 bytes").arg(bytes);
}

Result<> verifyFile(const QString &path, const BackupFile &file, BlockProgress &progress)
{
    Sha256 hash;
    qint64 bytes = 0;
    const Result<> read = readInBlocks(path, [&](std::string_view block) {
        hash.update(block);
        bytes += qint64(block.size());
        return progress.advance(qint64(block.size())) && bytes <= file.bytes;
    });
    if (!read)
        return damaged(path, bytesText(file.bytes), read.error().found);
    if (progress.isStopped())
        return cancelledProblem(path);
    if (bytes > file.bytes)
        return damaged(path, bytesText(file.bytes),
                       QCoreApplication::translate("Backup", "more than that"));
    if (bytes != file.bytes)
        return damaged(path, bytesText(file.bytes), bytesText(bytes));
    if (hash.hex() != file.sha256)
        return damaged(path, QString::fromLatin1(file.sha256), QString::fromLatin1(hash.hex()));
    return {};
}

Result<> verifyNothingElse(const QDir &folder, const Manifest &manifest)
{
    QSet<QString> known{QString(manifestName)};
    for (const BackupFile &file : manifest.files)
        known << file.name;
    const QStringList names =
        folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        if (!known.contains(name))
            return damaged(folder.filePath(name), {},
                           QCoreApplication::translate("Backup", "a file that was not backed up"));
    }
    return {};
}

} // namespace

Result<> verifyBackup(const QString &backup, const Observer &observer)
{
    const Result<Manifest> manifest = readManifest(backup);
    if (!manifest)
        return manifest.error();
    qint64 total = 0;
    for (const BackupFile &file : manifest->files)
        total += file.bytes;
    BlockProgress progress(observer, u"verify-backup"_s,
                           QCoreApplication::translate("Backup", "Check the backup"), total);
    const QDir folder(backup);
    for (const BackupFile &file : manifest->files) {
        progress.setNow(file.original);
        if (auto verified = verifyFile(folder.filePath(file.name), file, progress); !verified)
            return verified;
    }
    if (auto alone = verifyNothingElse(folder, *manifest); !alone)
        return alone;
    progress.finish();
    return {};
}

} // namespace waybill
