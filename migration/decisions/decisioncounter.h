// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/decisions/decisionlist.h"
#include "migration/mapping/mappedrecord.h"

#include <map>
#include <string>
#include <utility>

namespace waybill {

/// Counts the values that each answer decides, while a run goes through the records. Answers that
/// are not about single values (a file, a choice) are not counted.
class DecisionCounter
{
public:
    explicit DecisionCounter(const Answers &answers);

    bool counts() const { return !m_values.empty(); }
    /// \a record is settled.
    void add(const MappedRecord &record);
    const DecidedValues &values() const { return m_values; }

private:
    void addLeaf(const MappedRecord &record, std::int32_t node);
    void addBind(const MappedRecord &record, const Bind &bind);
    void addMended(const MappedRecord &record);
    void addPlace(const MappedRecord &record, std::int32_t node);
    void count(const std::string &id);

    DecidedValues m_values;
    /// By list and folded word.
    std::map<std::pair<std::string, std::string>, std::string> m_words;
    bool m_places = false;
    bool m_mendings = false;
};

} // namespace waybill
