// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString parentOf(const QString &path)
{
    return QFileInfo(path).path();
}

bool isFolder(const QString &path)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 && S_ISDIR(info.st_mode);
}

Problem noRoom(int error, const QString &path)
{
    return Problem{.code = u"SPACE"_s,
                   .file = path,
                   .found = qt_error_string(error),
                   .hint = QCoreApplication::translate("SafeFile", "Make room and try again."),
                   .message = QCoreApplication::translate(
                                  "SafeFile", "The disk is full: there is no room for %1.")
                                  .arg(path)};
}

Problem failingDisk(int error, const QString &path)
{
    return Problem{
        .code = u"FS-02"_s,
        .file = path,
        .found = qt_error_string(error),
        .hint = QCoreApplication::translate("SafeFile", "Check the disk before you go on."),
        .message = QCoreApplication::translate("SafeFile", "The disk failed while %1 was written.")
                       .arg(path)};
}

} // namespace

Problem writingProblem(int error, const QString &path)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: // a limit on the size of files is a quota too
        return noRoom(error, path);
    case EIO:
        return failingDisk(error, path);
    default:
        return Problem{
            .code = u"FS-01"_s,
            .file = path,
            .found = qt_error_string(error),
            .hint = QCoreApplication::translate("SafeFile", "Check who may write there."),
            .message = QCoreApplication::translate("SafeFile", "%1 cannot be written.").arg(path)};
    }
}

Problem syncProblem(int error, const QString &path)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    return full ? noRoom(error, path) : failingDisk(error, path);
}

Result<> syncFolder(const QString &folder)
{
    Descriptor directory(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return writingProblem(errno, folder);
    // Some file systems keep names without being asked and know no sync of a folder.
    if (::fsync(*directory) != 0 && errno != EINVAL)
        return syncProblem(errno, folder);
    return {};
}

Result<> syncFile(const QString &path)
{
    Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return writingProblem(errno, path);
    return ::fsync(*file) == 0 ? Result<>() : syncProblem(errno, path);
}

/// After a rename from the one's folder to the other's.
static Result<> syncFolders(const QString &from, const QString &to)
{
    if (parentOf(from) != parentOf(to)) {
        if (auto synced = syncFolder(parentOf(from)); !synced)
            return synced;
    }
    return syncFolder(parentOf(to));
}

Result<bool> placeFile(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    int done =
        ::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE);
    // Not every file system knows this. A moment remains between the look and the rename there.
    if (done != 0 && (errno == EINVAL || errno == ENOSYS)) {
        if (QFileInfo::exists(to))
            return false;
        done = ::rename(source.constData(), target.constData());
    }
    if (done != 0)
        return errno == EEXIST ? Result<bool>(false) : writingProblem(errno, to);
    auto kept = syncFolders(from, to);
    return kept ? Result<bool>(true) : kept.error();
}

Result<> replaceFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return writingProblem(errno, to);
    return syncFolders(from, to);
}

Result<> removeFile(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0) {
        if (errno == ENOENT)
            return {};
        return writingProblem(errno, path);
    }
    return syncFolder(parentOf(path));
}

Result<> makeFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    if (isFolder(clean))
        return {};
    const QString parent = parentOf(clean);
    // A parent may be reached through a link; only what is created or named here may not be one.
    if (!QFileInfo(parent).isDir()) {
        if (auto made = makeFolder(parent); !made)
            return made;
    }
    if (::mkdir(QFile::encodeName(clean).constData(), 0700) != 0) {
        const int error = errno;
        // Somebody else may have made it in the meantime.
        if (error == EEXIST && isFolder(clean))
            return {};
        return writingProblem(error == EEXIST ? ENOTDIR : error, clean);
    }
    return syncFolder(parent);
}

} // namespace waybill
