// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/recordgroups.h"

namespace waybill {

namespace {

/// More groups of one file than a person would answer for.
constexpr std::size_t mostGroups = 200;

} // namespace

RecordGroups::RecordGroups(const Playbook &playbook)
{
    for (const QuestionSpec &question : playbook.questions) {
        if (!question.source.empty())
            m_questions.push_back(&question);
    }
}

void RecordGroups::add(const MappedRecord &record)
{
    const SourceSpec &file = record.binding->source();
    for (const QuestionSpec *question : m_questions) {
        if (question->source != file.name)
            continue;
        auto &groups = m_groups[{question->id, file.input()}];
        const std::string group = record.binding->answers().group(*question, *record.record);
        if (groups.size() < mostGroups || groups.contains(group))
            ++groups[group];
    }
}

const std::map<std::string, qint64> &RecordGroups::of(const std::string &question,
                                                      const std::string &file) const
{
    const auto found = m_groups.find({question, file});
    return found == m_groups.end() ? m_none : found->second;
}

} // namespace waybill
