// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/decisions/decisionlist.h"
#include "migration/inspect/inputindex.h"
#include "migration/mapping/mappedrecord.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace waybill {

/// Counts the values that each answer decides, while a run goes through the records, and those
/// that were treated as usual because nobody has decided. Answers that are not about single values
/// (a file, a choice) are not counted.
class DecisionCounter
{
public:
    DecisionCounter(const Plan &plan, const Answers &answers);

    /// \a record is settled.
    void add(const MappedRecord &record);
    const DecidedValues &values() const { return m_values; }
    /// By the id of the question that nobody has answered; at most a thousand of them.
    DecidedValues undecided() const;

private:
    void addLeaf(const MappedRecord &record, std::int32_t node);
    void addBind(const MappedRecord &record, const Bind &bind);
    void addMended(const MappedRecord &record);
    void addPlace(const MappedRecord &record, std::int32_t node);
    void count(const std::string &id);
    void addUndecided(const MappedRecord &record, std::int32_t node);
    void addColumn(const MappedRecord &record, std::int32_t node);
    void countUndecided(const std::string &id);

    const Answers &m_answers;
    const InputIndex m_index;
    DecidedValues m_values;
    /// By list and folded word.
    std::map<std::pair<std::string, std::string>, std::string> m_words;
    DecidedValues m_undecided;
    /// Words as they were met first, by list and folded word.
    std::map<std::pair<std::string, std::string>, std::pair<std::string, qint64>> m_unknown;
    /// Of the last binding, by column: values without a place; -1 where nobody is asked about it.
    struct Columns
    {
        const SourceBinding *binding = nullptr;
        std::vector<qint64> values;
    };
    std::vector<Columns> m_columns;
    bool m_places = false;
    bool m_mendings = false;
};

} // namespace waybill
