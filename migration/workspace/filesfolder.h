// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/descriptor.h"
#include "migration/base/result.h"

#include <QString>

namespace waybill {

/// A folder in the user's cache for a database that is made from files. It belongs to this process:
/// the operating system's lock on it ends when the process does, however it ends.
class FilesFolder
{
public:
    /// Makes one, and removes those whose process is gone.
    static Result<FilesFolder> make();
    FilesFolder(FilesFolder &&other) noexcept;
    FilesFolder &operator=(FilesFolder &&) = delete;
    ~FilesFolder(); ///< removes it with all that is in it

    QString database() const; ///< the file to make in it

private:
    FilesFolder(QString path, Descriptor lock)
        : m_path(std::move(path))
        , m_lock(std::move(lock))
    {
    }

    QString m_path;
    Descriptor m_lock;
};

} // namespace waybill
