// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inputindex.h"
#include "migration/inspect/inspection.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace waybill {

/// A word that a list does not know.
struct UnknownWord
{
    std::string map;
    std::string word; ///< as it stands where it was met first
    qint64 count = 0;
    QStringList places; ///< fields it was met in
};

/// Dates of which nobody can say which number is the day.
struct DateColumn
{
    std::string source;
    std::string field; ///< as the answer's id has it
    QString label;
    QStringList samples;
    qint64 ambiguous = 0;
    qint64 dayFirst = 0; ///< other dates of the column that can only be read this way ...
    qint64 monthFirst = 0; ///< ... or that
};

struct FieldStatistics
{
    std::string name;
    QString target;
    QString how;
    QStringList samples;
    qint64 values = 0; ///< that are not blank
    qint64 blank = 0;
    qint64 changed = 0;
    qint64 refused = 0;
    bool isSecret = false;
    bool leftOut = false;
    bool needsAnswer = false;
    bool isChecked = false; ///< whether it is secret is known
    const PlanInput *input = nullptr; ///< what its values were taken by
    DateColumn *dates = nullptr;
};

/// Looks at every record of an inspection and remembers, within bounds, what a person wants to see
/// of each field and has to be asked.
class FieldCollector
{
public:
    FieldCollector(const InputIndex &index, const Answers &answers);

    /// Lists the columns of a CSV file, whether there are records or not.
    void addColumns(const SourceBinding &binding);
    /// \a record is settled.
    void add(const MappedRecord &record);

    QList<FieldFinding> fields(const Playbook &playbook) const;
    const std::map<std::pair<std::string, std::string>, UnknownWord> &words() const
    {
        return m_words;
    }
    const std::map<std::string, DateColumn> &dates() const { return m_dates; }

private:
    using Fields = std::vector<FieldStatistics>;

    FieldStatistics *field(const MappedRecord &record, std::int32_t node);
    void addLeaf(const MappedRecord &record, std::int32_t node);
    void addSample(FieldStatistics &found, const MappedRecord &record, std::int32_t node);
    void placeAt(FieldStatistics &found, const InputPlace &place);
    void addUndecided(FieldStatistics &found, const MappedRecord &record, std::int32_t node);
    void addWord(FieldStatistics &found, const MappedRecord &record, std::int32_t node,
                 const InputPlace &place);
    void addDate(FieldStatistics &found, const MappedRecord &record, std::int32_t node,
                 const InputPlace &place);
    DateColumn *dateColumn(const FieldStatistics &found, const SourceSpec &source,
                           const PlanInput &input);
    bool isAnswered(const std::string &map, const std::string &word) const;

    const InputIndex &m_index;
    const Answers &m_answers;
    std::map<std::string, Fields> m_fields; ///< by source, in the order of the file
    std::unordered_map<std::string, std::size_t> m_places; ///< JSON: by source and path
    std::map<std::pair<std::string, std::string>, UnknownWord> m_words; ///< by map, folded word
    std::map<std::string, DateColumn> m_dates; ///< by answer id
    const SourceSpec *m_csvSource = nullptr;
    Fields *m_csvFields = nullptr;
};

} // namespace waybill
