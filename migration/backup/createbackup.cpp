// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/backup/blockprogress.h"
#include "migration/backup/stagingfolder.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Names for a flat folder. Case does not make a difference: a backup may be carried to a disk
/// where it makes none.
class FlatNames
{
public:
    QString add(const QString &original)
    {
        const QString last = QFileInfo(original).fileName();
        const bool isName = !last.isEmpty() && last != "."_L1 && last != ".."_L1;
        const QString base = isName ? last : u"file"_s;
        const qsizetype dot = base.lastIndexOf(u'.');
        const QString stem = dot > 0 ? base.first(dot) : base;
        const QString suffix = dot > 0 ? base.sliced(dot) : QString();
        QString name = base;
        for (int number = 2; m_taken.contains(name.toCaseFolded()); ++number)
            name = stem + u'_' + QString::number(number) + suffix;
        m_taken << name.toCaseFolded();
        return name;
    }

private:
    QSet<QString> m_taken{QString(manifestName).toCaseFolded()};
};

/// A folder that somebody else owns could be emptied or filled by them.
Result<> checkOwner(const QString &folder)
{
    struct stat info = {};
    if (::lstat(QFile::encodeName(folder).constData(), &info) != 0)
        return writingProblem(errno, folder);
    if (info.st_uid == ::geteuid() || ::geteuid() == 0)
        return {};
    return Problem{.code = u"FS-01"_s,
                   .file = folder,
                   .hint = QCoreApplication::translate("Backup", "Choose another folder."),
                   .message = QCoreApplication::translate(
                       "Backup", "The folder for backups belongs to somebody else.")};
}

Result<> prepareFolder(const QString &folder)
{
    if (auto made = makeFolder(folder); !made)
        return made;
    if (auto owned = checkOwner(folder); !owned)
        return owned;
    removeStaleTemporaries(folder);
    removeStaleFolders(folder);
    return {};
}

Result<QList<BackupFile>> copyFiles(const BackupRequest &request, const QDir &target,
                                    FlatNames &names, BlockProgress &progress)
{
    QList<BackupFile> copied;
    for (const BackupSource &source : request.files) {
        BackupFile file{.name = names.add(source.original),
                        .original = source.original,
                        .records = source.records};
        progress.setNow(source.original);
        Sha256 hash;
        const auto proceed = [&](qint64 bytes) {
            const qint64 more = bytes - file.bytes;
            file.bytes = bytes;
            return progress.advance(more);
        };
        if (progress.isStopped())
            return cancelledProblem(source.path);
        if (auto done = copyFileAtomically(source.path, target.filePath(file.name), &hash, proceed);
            !done)
            return done.error();
        file.sha256 = hash.hex();
        copied << file;
    }
    return copied;
}

QString nameOfCopy(const BackupRequest &request, const QString &stamp)
{
    return request.databaseName.isEmpty() ? request.databasePath
                                          : request.databaseName + u'_' + stamp + u".db"_s;
}

Result<BackupFile> copyDatabase(const BackupRequest &request, const QString &stamp,
                                const QDir &target, FlatNames &names, BlockProgress &progress)
{
    BackupFile file{.name = names.add(nameOfCopy(request, stamp)),
                    .original = request.manifest.database.isEmpty() ? request.databasePath
                                                                    : request.manifest.database};
    progress.setNow(file.original);
    if (progress.isStopped())
        return cancelledProblem(request.databasePath);
    const QString copy = target.filePath(file.name);
    if (auto copied = request.copyDatabase(request.databasePath, copy); !copied)
        return copied.error();
    Sha256 hash;
    const Result<> read = readInBlocks(copy, [&](std::string_view bytes) {
        hash.update(bytes);
        file.bytes += qint64(bytes.size());
        return progress.advance(qint64(bytes.size()));
    });
    if (!read)
        return read.error();
    if (progress.isStopped())
        return cancelledProblem(request.databasePath);
    file.sha256 = hash.hex();
    return file;
}

qint64 bytesToCopy(const BackupRequest &request)
{
    qint64 total = request.databasePath.isEmpty() ? 0 : QFileInfo(request.databasePath).size();
    for (const BackupSource &source : request.files)
        total += QFileInfo(source.path).size();
    return total;
}

Result<Manifest> fill(const BackupRequest &request, const QString &stamp, const QString &folder,
                      BlockProgress &progress)
{
    Manifest manifest = request.manifest;
    if (manifest.created.isEmpty())
        manifest.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    if (manifest.kind.isEmpty())
        manifest.kind = request.prefix;
    FlatNames names;
    Result<QList<BackupFile>> files = copyFiles(request, QDir(folder), names, progress);
    if (!files)
        return files.error();
    manifest.files = *files;
    manifest.hasDatabase = !request.databasePath.isEmpty();
    if (manifest.hasDatabase) {
        const Result<BackupFile> database =
            copyDatabase(request, stamp, QDir(folder), names, progress);
        if (!database)
            return database.error();
        manifest.database = database->original;
        manifest.files << *database;
    }
    return manifest;
}

} // namespace

Result<QString> createBackup(const BackupRequest &request, const Observer &observer)
{
    if (auto ready = prepareFolder(request.folder); !ready)
        return ready.error();
    Result<StagingFolder> folder = StagingFolder::create(request.folder);
    if (!folder)
        return folder.error();
    BlockProgress progress(observer, u"backup"_s, QCoreApplication::translate("Backup", "Back up"),
                           bytesToCopy(request));
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd_HHmmss"_s);
    const Result<Manifest> manifest = fill(request, stamp, folder->path(), progress);
    if (!manifest)
        return manifest.error();
    if (auto written = writeManifest(folder->path(), *manifest); !written)
        return written.error();
    if (auto verified = verifyBackup(folder->path(), {.stop = observer.stop}); !verified)
        return verified.error();
    Result<QString> path = folder->publish(request.prefix + u'_' + stamp);
    if (path)
        progress.finish();
    return path;
}

} // namespace waybill
