// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/draftplan.h"

#include <memory>
#include <vector>

namespace waybill {

/// Puts files together that hold records of the same kind: names that differ only in their digits
/// ("sales_2024.csv", "sales_2025.csv"), or a folder in which each file is one record.
class FileGroups
{
public:
    explicit FileGroups(const QString &folder)
        : m_folder(folder)
    {
    }

    void add(const FoundFile &file, Survey &&survey);
    /// The sources, in the order of their first files. To \a problems: files that are left out.
    std::vector<std::unique_ptr<DraftSource>> take(Problems &problems);

private:
    struct Group
    {
        std::vector<FoundFile> files;
        Survey survey;
        bool isCollection = false; ///< each file is a record
    };
    bool joinNames(const FoundFile &file, Survey &survey);
    bool joinCollection(const FoundFile &file, Survey &survey);
    std::unique_ptr<DraftSource> sourceOf(Group &group, Problems &problems) const;
    QString patternOf(const std::vector<FoundFile> &files) const;

    QString m_folder;
    std::vector<Group> m_groups;
};

} // namespace waybill
