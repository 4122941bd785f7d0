// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/runlock.h"

#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString lockPath(const QString &database)
{
    const QFileInfo info(database);
    return info.absolutePath() + u"/."_s + info.fileName() + u".waybill-lock"_s;
}

Problem heldBy(const QString &database, const QString &path)
{
    QFile file(path);
    QString holder;
    if (file.open(QIODevice::ReadOnly))
        holder = QString::fromUtf8(file.read(200)).simplified();
    return {
        .code = u"DB-LOCK"_s,
        .file = database,
        .found = holder,
        .hint = QCoreApplication::translate("RunLock", "Wait until it has ended, then try again."),
        .message = QCoreApplication::translate("RunLock",
                                               "Another migration is working on this database.")};
}

} // namespace

Result<RunLock> RunLock::take(const QString &database)
{
    const QString path = lockPath(database);
    const QByteArray name = QFile::encodeName(path);
    for (;;) {
        Descriptor file(::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file.isOpen())
            return writingProblem(errno, path);
        if (::flock(*file, LOCK_EX | LOCK_NB) != 0)
            return errno == EWOULDBLOCK ? heldBy(database, path) : writingProblem(errno, path);
        // The holder before us may have removed the file between our two calls.
        struct stat opened = {};
        struct stat named = {};
        if (::fstat(*file, &opened) != 0 || ::stat(name.constData(), &named) != 0
            || opened.st_ino != named.st_ino)
            continue;
        const QByteArray holder = "waybill, process " + QByteArray::number(::getpid()) + " on "
            + QSysInfo::machineHostName().toUtf8() + '\n';
        if (::ftruncate(*file, 0) != 0
            || ::pwrite(*file, holder.constData(), static_cast<std::size_t>(holder.size()), 0) < 0)
            return writingProblem(errno, path);
        return RunLock(std::move(file), path);
    }
}

RunLock::~RunLock()
{
    if (m_file.isOpen())
        QFile::remove(m_path);
}

} // namespace waybill
