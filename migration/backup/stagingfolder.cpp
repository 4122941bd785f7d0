// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/stagingfolder.h"

#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString temporaryPath(const QString &parent)
{
    const quint64 random = QRandomGenerator::system()->generate64();
    return QDir(parent).filePath(u".waybill-%1.tmp"_s.arg(random, 16, 16, QChar(u'0')));
}

Descriptor openFolder(const QString &path)
{
    return Descriptor(::open(QFile::encodeName(path).constData(),
                             O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

/// Renames without replacing anything; the errno, 0 when it went well.
int renameToFree(const QString &from, const QString &to)
{
    const QByteArray fromBytes = QFile::encodeName(from);
    const QByteArray toBytes = QFile::encodeName(to);
    const char *nativeFrom = fromBytes.constData();
    const char *nativeTo = toBytes.constData();
    if (::renameat2(AT_FDCWD, nativeFrom, AT_FDCWD, nativeTo, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL)
        return errno;
    // A file system that does not know the flag: mkdir() finds out whether the name is free, and
    // an empty folder may be replaced.
    if (::mkdir(nativeTo, 0700) != 0)
        return errno;
    return ::rename(nativeFrom, nativeTo) == 0 ? 0 : errno;
}

} // namespace

Result<StagingFolder> StagingFolder::create(const QString &parent)
{
    const QString path = temporaryPath(parent);
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0)
        return writingProblem(errno, parent);
    Descriptor lock = openFolder(path);
    if (!lock.isOpen() || (::flock(*lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK))
        return writingProblem(errno, path);
    return StagingFolder(path, std::move(lock));
}

StagingFolder::StagingFolder(QString path, Descriptor lock)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

StagingFolder::~StagingFolder()
{
    if (m_lock.isOpen())
        QDir(m_path).removeRecursively();
}

Result<QString> StagingFolder::publish(const QString &name)
{
    const QDir parent(QFileInfo(m_path).path());
    if (auto synced = syncFolder(m_path); !synced)
        return synced.error();
    constexpr int mostInASecond = 10000;
    for (int number = 1; number <= mostInASecond; ++number) {
        const QString free = number == 1 ? name : name + u'_' + QString::number(number);
        const QString path = parent.filePath(free);
        const int error = renameToFree(m_path, path);
        if (error == EEXIST || error == ENOTEMPTY)
            continue;
        if (error != 0)
            return writingProblem(error, path);
        m_path = path;
        if (auto synced = syncFolder(parent.path()); !synced)
            return synced.error();
        m_lock = Descriptor();
        return path;
    }
    return writingProblem(EEXIST, parent.filePath(name));
}

Result<> removeFolder(const QString &path)
{
    const QString parent = QFileInfo(path).path();
    const QString hidden = temporaryPath(parent);
    if (const int error = renameToFree(path, hidden); error != 0)
        return writingProblem(error, path);
    if (auto synced = syncFolder(parent); !synced)
        return synced;
    if (!QDir(hidden).removeRecursively())
        return writingProblem(EACCES, hidden);
    return syncFolder(parent);
}

void removeStaleFolders(const QString &parent)
{
    static const QRegularExpression ours(u"\\A\\.waybill-[0-9a-f]{16}\\.tmp\\z"_s);
    const QStringList names =
        QDir(parent).entryList({u".waybill-*.tmp"_s}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : names) {
        const QString path = QDir(parent).filePath(name);
        const Descriptor folder = openFolder(path);
        if (ours.match(name).hasMatch() && folder.isOpen()
            && ::flock(*folder, LOCK_EX | LOCK_NB) == 0)
            QDir(path).removeRecursively();
    }
}

} // namespace waybill
