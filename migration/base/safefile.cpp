// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/safefile.h"

#include "migration/base/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString temporaryName(const QString &path)
{
    const quint64 random = QRandomGenerator::system()->generate64();
    return QFileInfo(path).path() + u"/.waybill-%1.tmp"_s.arg(random, 16, 16, QChar(u'0'));
}

int lock(int fd, int operation)
{
    int result = 0;
    do
        result = ::flock(fd, operation);
    while (result != 0 && errno == EINTR);
    return result;
}

/// Whoever tidies up takes the lock first, so a file that is being written stays. A file system
/// without locks has to do without: what is removed there by mistake is noticed by the rename.
bool isLockedAndThere(int fd)
{
    lock(fd, LOCK_EX);
    struct stat info = {};
    return ::fstat(fd, &info) == 0 && info.st_nlink > 0;
}

Problem unreadable(const char *code, const QString &path, const QString &reason)
{
    return Problem{.code = QString::fromLatin1(code),
                   .file = path,
                   .found = reason,
                   .message =
                       QCoreApplication::translate("SafeFile", "%1 cannot be read.").arg(path)};
}

Result<Descriptor> openForReading(const QString &path)
{
    // O_NONBLOCK: a pipe must not make us wait for whoever writes into it.
    Descriptor file(::open(QFile::encodeName(path).constData(),
                           O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.isOpen())
        return unreadable(errno == ENOENT ? "SRC-01" : "SRC-02", path, qt_error_string(errno));
    struct stat info = {};
    if (::fstat(*file, &info) != 0 || !S_ISREG(info.st_mode)) {
        return unreadable("SRC-02", path,
                          QCoreApplication::translate("SafeFile", "not a regular file"));
    }
    return file;
}

Problem cancelled(const QString &path)
{
    return Problem{.code = u"CANCELLED"_s,
                   .severity = Severity::Info,
                   .file = path,
                   .message = QCoreApplication::translate("SafeFile", "Copying was cancelled.")};
}

} // namespace

SafeFile::~SafeFile()
{
    if (!m_temporary.isEmpty())
        ::unlink(QFile::encodeName(m_temporary).constData());
}

Result<> SafeFile::open(const QString &path)
{
    Q_ASSERT(!m_file.isOpen());
    constexpr int attempts = 16;
    for (int i = 0; i < attempts; ++i) {
        const QString name = temporaryName(path);
        Descriptor file(::open(QFile::encodeName(name).constData(),
                               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!file.isOpen() && errno == EEXIST)
            continue;
        if (!file.isOpen())
            return writingProblem(errno, path);
        if (!isLockedAndThere(*file))
            continue;
        m_file = std::move(file);
        m_path = path;
        m_temporary = name;
        // The umask may have taken away what the owner needs; it cannot have added anything.
        if (::fchmod(*m_file, 0600) != 0)
            return writingProblem(errno, path);
        return {};
    }
    return writingProblem(EEXIST, path);
}

Result<> SafeFile::write(std::string_view bytes)
{
    Q_ASSERT(m_file.isOpen());
    while (!bytes.empty()) {
        const ssize_t count = ::write(*m_file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return writingProblem(errno, m_path);
        bytes.remove_prefix(std::size_t(count));
    }
    return {};
}

Result<> SafeFile::commit()
{
    Q_ASSERT(m_file.isOpen());
    if (::fsync(*m_file) != 0)
        return syncProblem(errno, m_path);
    // Closed after the rename only: the lock has to outlive the temporary name.
    if (auto replaced = replaceFile(m_temporary, m_path); !replaced)
        return replaced;
    m_temporary.clear();
    if (m_file.close() != 0)
        return syncProblem(errno, m_path);
    return {};
}

Result<> writeFileAtomically(const QString &path, QByteArrayView bytes)
{
    SafeFile file;
    if (auto opened = file.open(path); !opened)
        return opened;
    if (auto written = file.write({bytes.data(), std::size_t(bytes.size())}); !written)
        return written;
    return file.commit();
}

Result<> readInBlocks(const QString &path, const std::function<bool(std::string_view)> &take)
{
    const Result<Descriptor> file = openForReading(path);
    if (!file)
        return file.error();
    std::vector<char> block(1 << 20);
    for (;;) {
        const ssize_t count = ::read(**file, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable("SRC-03", path, qt_error_string(errno));
        if (count == 0 || !take({block.data(), std::size_t(count)}))
            return {};
    }
}

Result<> copyFileAtomically(const QString &from, const QString &to, Sha256 *hash,
                            const CopyProgress &proceed)
{
    SafeFile target;
    if (auto opened = target.open(to); !opened)
        return opened;
    qint64 copied = 0;
    Result<> written;
    bool isCancelled = false;
    const Result<> read = readInBlocks(from, [&](std::string_view bytes) {
        if (hash)
            hash->update(bytes);
        written = target.write(bytes);
        copied += qint64(bytes.size());
        isCancelled = written && proceed && !proceed(copied);
        return written && !isCancelled;
    });
    if (!read)
        return read;
    if (!written)
        return written;
    if (isCancelled)
        return cancelled(from);
    return target.commit();
}

int removeStaleTemporaries(const QString &folder)
{
    static const QRegularExpression ours(u"^\\.waybill-[0-9a-f]{16}\\.tmp$"_s);
    int removed = 0;
    const QDir directory(folder);
    const QStringList names =
        directory.entryList({u".waybill-*.tmp"_s}, QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : names) {
        if (!ours.match(name).hasMatch())
            continue;
        const QString path = directory.filePath(name);
        const Result<Descriptor> file = openForReading(path);
        if (file && lock(**file, LOCK_EX | LOCK_NB) == 0 && removeFile(path))
            ++removed;
    }
    return removed;
}

} // namespace waybill
