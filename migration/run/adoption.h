// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/previousrecords.h"

#include <QString>

#include <map>
#include <vector>

namespace waybill {

/// Which rows of the database the records of files stand for that were written from these very
/// rows. A run with it stores nothing: it learns the files, so that the next migration finds
/// nothing new in them.
struct Adoption
{
    struct File
    {
        std::vector<std::int64_t> earlier; ///< by ordinal: the record it was; 0 when it is new
        std::map<std::int64_t, std::vector<StoredLink>> rows; ///< by ordinal, where they changed
    };
    std::map<QString, File> files; ///< by their path inside the workspace
    std::int64_t auditEntry = 0; ///< the newest when the files were written

    const File *file(const QString &name) const
    {
        const auto found = files.find(name);
        return found == files.end() ? nullptr : &found->second;
    }
};

} // namespace waybill
