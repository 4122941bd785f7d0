// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/descriptor.h"
#include "migration/base/result.h"

#include <QString>

namespace waybill {

/// A folder that is filled under a temporary name and appears under its own when it is complete.
/// Until then it is locked, so that tidying up spares it; it goes with this object.
class StagingFolder final
{
public:
    /// Creates one in \a parent, for this user alone.
    static Result<StagingFolder> create(const QString &parent);
    ~StagingFolder();
    StagingFolder(StagingFolder &&) = default;
    StagingFolder &operator=(StagingFolder &&) = delete;

    QString path() const { return m_path; }
    /// Gives it the name \a name, or \a name with "_2", "_3"... when that is taken; never over
    /// anything that is there. Returns the path.
    Result<QString> publish(const QString &name);

private:
    StagingFolder(QString path, Descriptor lock);

    QString m_path;
    Descriptor m_lock;
};

/// Takes the folder \a path out of sight at once, then removes it.
Result<> removeFolder(const QString &path);
/// Removes staging folders in \a parent that nobody is filling.
void removeStaleFolders(const QString &parent);

} // namespace waybill
