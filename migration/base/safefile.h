// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/descriptor.h"
#include "migration/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <string_view>

namespace waybill {

class Sha256;

/// Writes a file that is there as a whole or not at all, whatever happens in between: a new file
/// beside it (mode 0600 whatever the umask), synced, renamed over it, the folder synced. A link at
/// \a path is replaced, never followed.
///
/// Problems: SPACE when there is no room, FS-01 when it may not be written, FS-02 when the disk
/// fails. A sync that failed is not tried again: what it should have written may be gone already.
class SafeFile final
{
public:
    SafeFile() = default;
    ~SafeFile(); ///< takes the new file away unless it was committed
    Q_DISABLE_COPY_MOVE(SafeFile)

    Result<> open(const QString &path);
    Result<> write(std::string_view bytes);
    /// After an error here the old file or the new one is there, complete.
    Result<> commit();

private:
    Descriptor m_file;
    QString m_path;
    QString m_temporary;
};

Result<> writeFileAtomically(const QString &path, QByteArrayView bytes);

/// Reads a regular file from front to back (SRC-01, SRC-02, SRC-03 when it cannot be read; no link
/// is followed). Stops early, without a problem, when \a take says false.
Result<> readInBlocks(const QString &path, const std::function<bool(std::string_view)> &take);

/// Asked after every block with the bytes copied so far; false stops.
using CopyProgress = std::function<bool(qint64)>;

/// Copies a file that readInBlocks() can read, and feeds its bytes to \a hash. CANCELLED when \a
/// proceed says so; nothing is left behind then.
Result<> copyFileAtomically(const QString &from, const QString &to, Sha256 *hash = nullptr,
                            const CopyProgress &proceed = {});

/// Renames \a from, whose content has been synced, to \a to; false when something is there.
Result<bool> placeFile(const QString &from, const QString &to);
/// Renames \a from, whose content has been synced, over \a to in the same file system.
Result<> replaceFile(const QString &from, const QString &to);
/// Removes a file; not being there is fine.
Result<> removeFile(const QString &path);

/// Creates \a path and the folders it is in where they are missing, for this user alone (0700).
/// FS-01 when something else, or a link, has that name.
Result<> makeFolder(const QString &path);

/// Makes what was created, renamed or removed in \a folder last.
Result<> syncFolder(const QString &folder);
/// Makes the content of a file last that something else has written.
Result<> syncFile(const QString &path);

/// Removes what a run that was killed left of its new files in \a folder; those that are being
/// written at this moment stay. Returns how many went.
int removeStaleTemporaries(const QString &folder);

/// The Problem for an errno while writing at \a path, or while syncing it.
Problem writingProblem(int error, const QString &path);
Problem syncProblem(int error, const QString &path);

} // namespace waybill
