// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/descriptor.h"
#include "migration/base/result.h"

#include <QString>

namespace waybill {

/// Only one run at a time works on a database. The lock is the operating system's, on a file beside
/// the database: it dies with its process, whatever happens to it.
class RunLock
{
public:
    /// DB-LOCK, naming who holds it, when another run does.
    static Result<RunLock> take(const QString &database);
    RunLock(RunLock &&) noexcept = default;
    RunLock &operator=(RunLock &&) noexcept = default;
    ~RunLock();

private:
    RunLock(Descriptor file, QString path)
        : m_file(std::move(file))
        , m_path(std::move(path))
    {
    }
    Descriptor m_file;
    QString m_path;
};

} // namespace waybill
