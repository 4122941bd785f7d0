// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mappedrecord.h"

#include <map>
#include <string>

namespace waybill {

/// How the records of each file fall into groups that a question is asked about, as an inspection
/// has seen them.
class RecordGroups
{
public:
    explicit RecordGroups(const Playbook &playbook);

    void add(const MappedRecord &record);

    /// How many records of \a file (SourceSpec::input()) are in which group of \a question.
    const std::map<std::string, qint64> &of(const std::string &question,
                                            const std::string &file) const;

private:
    std::vector<const QuestionSpec *> m_questions;
    std::map<std::pair<std::string, std::string>, std::map<std::string, qint64>> m_groups;
    const std::map<std::string, qint64> m_none;
};

} // namespace waybill
