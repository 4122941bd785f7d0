// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/sourcefile.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SourceFile", text);
}

Problem refused(const QString &name, const QString &found)
{
    return Problem{.code = u"SRC-02"_s,
                   .file = name,
                   .expected = tr("a regular file that may be read"),
                   .found = found,
                   .action = tr("It was not opened."),
                   .message = tr("%1 cannot be used as a source.").arg(name)};
}

Problem notOpened(int error, const QString &name)
{
    if (error == ENOENT || error == ENOTDIR) {
        return Problem{.code = u"SRC-01"_s,
                       .file = name,
                       .expected = tr("a file"),
                       .found = tr("nothing"),
                       .message = tr("%1 does not exist.").arg(name)};
    }
    // O_NOFOLLOW answers ELOOP for the link itself.
    return refused(name, error == ELOOP ? tr("a symbolic link") : qt_error_string(error));
}

QString kindOfFile(mode_t mode)
{
    if (S_ISDIR(mode))
        return tr("a folder");
    if (S_ISFIFO(mode))
        return tr("a named pipe");
    if (S_ISSOCK(mode))
        return tr("a socket");
    return tr("a device");
}

/// What version control leaves in place of a large file: three short lines, "version <address>",
/// "oid sha256:<hex>", "size <bytes>".
bool isPointer(int fd, qint64 size)
{
    std::array<char, 1024> block{};
    if (size <= 0 || size > qint64(block.size()))
        return false;
    const ssize_t count = ::pread(fd, block.data(), block.size(), 0);
    if (count <= 0)
        return false;
    const std::string_view text(block.data(), std::size_t(count));
    return text.starts_with("version ") && text.find("\noid sha256:") != text.npos
        && text.find("\nsize ") != text.npos;
}

bool sameFile(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size
        && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

} // namespace

Result<std::unique_ptr<SourceFile>> SourceFile::open(const QString &path, const QString &name)
{
    // O_NONBLOCK: opening a pipe must not wait for someone who writes to it.
    const int fd = ::open(QFile::encodeName(path).constData(),
                          O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return notOpened(errno, name);
    struct stat info = {};
    const int result = ::fstat(fd, &info);
    const int error = errno;
    std::unique_ptr<SourceFile> file(new SourceFile(fd, info, path, name));
    if (result != 0)
        return refused(name, qt_error_string(error));
    if (!S_ISREG(info.st_mode))
        return refused(name, kindOfFile(info.st_mode));
    if (isPointer(fd, info.st_size)) {
        return Problem{.code = u"SRC-04"_s,
                       .file = name,
                       .action = tr("It was not used."),
                       .hint = tr("Fetch the file itself first, for example with “git lfs pull”."),
                       .message =
                           tr("%1 is a pointer to a large file, not the file itself.").arg(name)};
    }
    return file;
}

SourceFile::SourceFile(int fd, const struct stat &opened, QString path, QString name)
    : m_fd(fd)
    , m_opened(opened)
    , m_path(std::move(path))
    , m_name(std::move(name))
{
}

SourceFile::~SourceFile()
{
    ::close(m_fd);
}

Problem SourceFile::changed() const
{
    return Problem{.code = u"SRC-CHG"_s,
                   .file = m_name,
                   .action = tr("Nothing from it is used."),
                   .hint = tr("Start again to use the new version."),
                   .message = tr("%1 changed while it was being read.").arg(m_name)};
}

Result<std::size_t> SourceFile::read(std::span<char> block)
{
    for (;;) {
        const ssize_t count = ::read(m_fd, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            return Problem{.code = u"SRC-03"_s,
                           .file = m_name,
                           .found = qt_error_string(errno),
                           .message = tr("%1 could not be read to its end.").arg(m_name)};
        }
        m_bytesRead += count;
        // A file that grows as fast as it is read would never end.
        if (m_bytesRead > size())
            return changed();
        m_hash.update({block.data(), std::size_t(count)});
        return std::size_t(count);
    }
}

Result<QByteArray> SourceFile::finish()
{
    std::vector<char> block(1 << 18);
    for (;;) {
        const Result<std::size_t> count = read(block);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
    }
    struct stat now = {};
    if (::fstat(m_fd, &now) != 0 || !sameFile(now, m_opened) || m_bytesRead != size())
        return changed();
    // The same descriptor says nothing about a file that was put in its place.
    if (::lstat(QFile::encodeName(m_path).constData(), &now) != 0 || !sameFile(now, m_opened))
        return changed();
    return m_hash.hex();
}

} // namespace waybill
