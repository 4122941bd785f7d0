// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/base/sha256.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>
#include <sys/stat.h>

namespace waybill {

/// One file that is read once, from front to back. Only a regular file is opened (SRC-01 missing,
/// SRC-02 anything else), never through a symbolic link and never waiting for a pipe; a stand-in
/// for a large file is refused (SRC-04). Every byte is hashed on the way.
class SourceFile
{
public:
    /// \a name is the path to show in problems.
    static Result<std::unique_ptr<SourceFile>> open(const QString &path, const QString &name);
    ~SourceFile();
    Q_DISABLE_COPY_MOVE(SourceFile)

    /// Fills \a block from the front; 0 at the end. SRC-03 when the disk fails, SRC-CHG when there
    /// is more than there was when the file was opened.
    Result<std::size_t> read(std::span<char> block);
    qint64 bytesRead() const { return m_bytesRead; }
    qint64 size() const { return m_opened.st_size; }
    const QString &name() const { return m_name; }

    /// Reads what is left, then the SHA-256 of all bytes; SRC-CHG when the file, or what its path
    /// leads to, is no longer what was opened.
    Result<QByteArray> finish();

private:
    SourceFile(int fd, const struct stat &opened, QString path, QString name);
    Problem changed() const;

    int m_fd;
    struct stat m_opened;
    QString m_path;
    QString m_name;
    Sha256 m_hash;
    qint64 m_bytesRead = 0;
};

} // namespace waybill
