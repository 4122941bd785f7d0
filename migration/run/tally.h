// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mappedrecord.h"
#include "migration/verify/report.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace waybill {

/// Counts what became of every value: per source and field, and per rule with examples.
class Tally
{
public:
    /// The record must be settled.
    void add(const MappedRecord &record);
    /// A file that was set aside as a whole counts as one value.
    void addWholeFile(const SourceSpec &file);

    Balance total() const;
    Balance ofFile(const SourceSpec &file) const;
    QList<FieldBalance> fields() const;
    QList<RuleReport> rules() const;

private:
    struct Field
    {
        std::string target;
        Balance balance;
    };
    struct Rule
    {
        qint64 count = 0;
        QList<std::pair<QString, QString>> examples;
    };
    Field &field(const MappedRecord &record, std::int32_t node);
    void addRule(const MappedRecord &record, std::int32_t node, const std::string &fieldName);

    std::map<std::pair<std::string, std::string>, Field> m_fields; ///< by source and field
    std::map<std::string, Balance> m_ofMany; ///< of the files of a source that is many, by input
    std::map<std::pair<std::string, std::string>, Rule> m_rules; ///< by code and field
    std::vector<Field *> m_csvFields; ///< of the CSV source being read, by column
    const SourceBinding *m_csvBinding = nullptr;
};

} // namespace waybill
