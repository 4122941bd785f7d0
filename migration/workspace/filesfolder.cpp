// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/workspace/filesfolder.h"

#include "migration/base/safefile.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

const QString folderPrefix = u"files-"_s;

QString cacheFolder()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return cache.isEmpty() ? QDir::tempPath() + u"/waybill-cache"_s : cache;
}

/// \a how: LOCK_EX, perhaps with LOCK_NB.
Result<Descriptor> lockFile(const QString &path, int how)
{
    Descriptor file(::open(QFile::encodeName(path).constData(),
                           O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen() || ::flock(*file, how) != 0)
        return writingProblem(errno, path);
    return Result<Descriptor>(std::move(file));
}

QString ownerFile(const QString &folder)
{
    return folder + u"/owner"_s;
}

void removeAbandoned(const QString &cache)
{
    const auto entries = QDir(cache).entryList(
        {folderPrefix + u'*'}, QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QString &name : entries) {
        const QString folder = cache + u'/' + name;
        if (lockFile(ownerFile(folder), LOCK_EX | LOCK_NB))
            QDir(folder).removeRecursively();
    }
}

} // namespace

Result<FilesFolder> FilesFolder::make()
{
    const QString cache = cacheFolder();
    if (auto made = makeFolder(cache); !made)
        return made.error();
    // One process at a time, so that a folder that is just being made is not taken for abandoned.
    auto turn = lockFile(cache + u"/files.lock"_s, LOCK_EX);
    if (!turn)
        return turn.error();
    removeAbandoned(cache);
    const QString folder =
        cache + u'/' + folderPrefix + QString::number(QRandomGenerator::system()->generate64(), 36);
    if (auto made = makeFolder(folder); !made)
        return made.error();
    auto lock = lockFile(ownerFile(folder), LOCK_EX | LOCK_NB);
    if (!lock)
        return lock.error();
    return FilesFolder(folder, std::move(*lock));
}

FilesFolder::FilesFolder(FilesFolder &&other) noexcept
    : m_path(std::exchange(other.m_path, QString()))
    , m_lock(std::move(other.m_lock))
{
}

FilesFolder::~FilesFolder()
{
    if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

QString FilesFolder::database() const
{
    return m_path + u"/files.db"_s;
}

} // namespace waybill
