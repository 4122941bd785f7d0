// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem refused(const QString &file, const QString &message)
{
    return Problem{.code = u"BAK-04"_s, .file = file, .message = message};
}

Problem notInBackup(const QString &original)
{
    return refused(original,
                   QCoreApplication::translate("Backup", "This file is not in the backup."));
}

Problem leavesWorkspace(const QString &original)
{
    return refused(
        original,
        QCoreApplication::translate("Backup", "This file would be put outside the workspace."));
}

/// The nearest folder above \a path that exists, without links.
QString existingFolderAbove(const QString &path)
{
    QString folder = QFileInfo(path).path();
    while (!QFileInfo::exists(folder)) {
        const QString above = QFileInfo(folder).path();
        if (above == folder)
            return {};
        folder = above;
    }
    return QFileInfo(folder).canonicalFilePath();
}

/// Where \a original belongs, when that is inside the workspace: neither ".." nor a link among its
/// folders leads out.
Result<QString> placeOf(const QString &original, const QString &workspace)
{
    const QString clean = QDir::cleanPath(original);
    const bool isInside = !QDir::isAbsolutePath(clean) && clean != ".."_L1 && clean != "."_L1
        && !clean.startsWith("../"_L1) && !clean.contains(QChar(u'\0'));
    if (!isInside)
        return leavesWorkspace(original);
    const QString path = QDir(workspace).filePath(clean);
    const QString root = QFileInfo(workspace).canonicalFilePath();
    const QString folder = existingFolderAbove(path);
    const QString below = root.endsWith(u'/') ? root : root + u'/';
    if (root.isEmpty() || (folder != root && !folder.startsWith(below)))
        return leavesWorkspace(original);
    return path;
}

struct Restoration
{
    BackupFile file;
    QString path;
};

Result<QList<Restoration>> plan(const Manifest &manifest, const QString &workspace,
                                const QStringList &originals)
{
    QList<Restoration> restorations;
    QStringList missing = originals;
    for (const BackupFile &file : manifest.files) {
        const bool isWanted = originals.isEmpty() || originals.contains(file.original);
        if (!isWanted || &file == manifest.databaseFile())
            continue;
        missing.removeAll(file.original);
        const Result<QString> path = placeOf(file.original, workspace);
        if (!path)
            return path.error();
        restorations << Restoration{file, *path};
    }
    if (!missing.isEmpty())
        return notInBackup(missing.first());
    return restorations;
}

/// The bytes are checked once more on their way: what was verified a moment ago may have changed.
Result<> restore(const QString &from, const Restoration &restoration)
{
    if (auto made = makeFolder(QFileInfo(restoration.path).path()); !made)
        return made;
    Sha256 hash;
    SafeFile target;
    if (auto opened = target.open(restoration.path); !opened)
        return opened;
    Result<> written;
    const Result<> read = readInBlocks(from, [&](std::string_view bytes) {
        hash.update(bytes);
        written = target.write(bytes);
        return bool(written);
    });
    if (!read)
        return read;
    if (!written)
        return written;
    if (hash.hex() != restoration.file.sha256) {
        return Problem{.code = u"BAK-03"_s,
                       .file = from,
                       .expected = QString::fromLatin1(restoration.file.sha256),
                       .found = QString::fromLatin1(hash.hex()),
                       .message = QCoreApplication::translate(
                           "Backup", "The backup changed while it was read.")};
    }
    return target.commit();
}

} // namespace

Result<> restoreFiles(const QString &backup, const QString &workspace, const QStringList &originals)
{
    if (auto verified = verifyBackup(backup); !verified)
        return verified;
    const Result<Manifest> manifest = readManifest(backup);
    if (!manifest)
        return manifest.error();
    const Result<QList<Restoration>> restorations = plan(*manifest, workspace, originals);
    if (!restorations)
        return restorations.error();
    for (const Restoration &restoration : *restorations) {
        const QString from = QDir(backup).filePath(restoration.file.name);
        if (auto restored = restore(from, restoration); !restored)
            return restored;
    }
    return {};
}

} // namespace waybill
