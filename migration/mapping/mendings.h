// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mendedreading.h"
#include "migration/mapping/mendingid.h"
#include "migration/playbook/answers.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace waybill {

/// How a record is read that a person has mended.
struct MendedRecord
{
    std::shared_ptr<const MendedReading> reading; ///< null: in the shape that it has in its file
    std::vector<std::pair<std::int32_t, std::string>> texts; ///< by node of what is read
    std::string trace; ///< the same for the same mendings: what makes it another version
};

/// What a person has said is to be read in place of values that could not be taken, and what may
/// stay out. The file and what is known of it stay as they are: the original is kept, and the value
/// counts as changed (MEND-01, MEND-02) or as left out.
class Mendings
{
public:
    /// The answers that are mendings of \a source.
    Mendings(const std::string &source, const Answers &answers);

    bool empty() const
    {
        return m_all.empty() && m_records.empty() && m_lines.empty() && m_leftOut.empty();
    }
    /// The texts are in the order of the nodes. A secret is never mended: its text is not known.
    MendedRecord of(const SourceBinding &binding, const Record &record) const;

    bool leavesAnythingOut() const { return !m_leftOut.empty(); }
    /// The nodes that may stay without a place; 0 stands for the record.
    std::set<std::int32_t> leftOut(const SourceBinding &binding, const Record &record) const;

    /// What was decided about this record alone, where it says something else than what is there:
    /// see duplicateId(); empty: nothing.
    std::string duplicate(const SourceBinding &binding, const Record &record) const;
    /// Whether somebody has mended this record, and not just all that say the same.
    bool areOf(const SourceBinding &binding, const Record &record) const;

private:
    using ByField = std::map<std::string, std::string>;
    std::shared_ptr<const MendedReading> readingOf(const SourceBinding &binding,
                                                   const Record &record, const ByField *own,
                                                   const std::string &key) const;
    void mendTexts(const SourceBinding &binding, const Record &record, const ByField *own,
                   MendedRecord &mended) const;

    std::map<std::string, ByField> m_all; ///< by field, then by value
    std::map<std::string, ByField> m_records; ///< by record, then by place
    std::map<std::string, std::string> m_lines; ///< by record
    std::map<std::string, std::string> m_duplicates; ///< by record
    struct LeftOut
    {
        std::map<std::string, ByField> all; ///< by field, then by value
        std::map<std::string, ByField> records; ///< by record, then by place
        bool empty() const { return all.empty() && records.empty(); }
    };
    LeftOut m_leftOut;
};

} // namespace waybill
