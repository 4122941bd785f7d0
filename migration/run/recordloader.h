// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/recordmapper.h"
#include "migration/run/rowstore.h"

#include <functional>
#include <span>

namespace waybill {

/// Maps records, stores their rows and settles what became of every value.
class RecordLoader
{
public:
    /// \a file is the path to show for a source.
    using ProblemSink = std::function<void(const MappedRecord &, Problem)>;
    using FileName = std::function<QString(const std::string &source)>;

    RecordLoader(const MappingFacts &facts, FileName fileName, ProblemSink sink);

    /// Rows that were stored in an earlier phase or run, for `row:` references.
    void rememberRow(const std::string &name, const Value &key) { m_lastKeys[name] = key; }

    /// Maps documents[0] with the others at hand and gives its rows to \a store. Documents that
    /// were set aside or are missing may be nullptr (not the first).
    Result<> load(const PlanLoad &load, std::span<MappedRecord *const> documents, RowStore &store);

    /// Sets a record aside as a whole.
    void setAside(MappedRecord &record, const char *code);
    /// Gives every value that no row took its final state. Call once, when no load takes from the
    /// record any more.
    void settle(MappedRecord &record);

private:
    void forgetRows(const std::vector<PlanRow> &rows);
    bool checkCsvWidth(MappedRecord &record);
    void reportIssues(std::span<MappedRecord *const> documents);
    bool looksShifted(const MappedRecord &record) const;
    Result<bool> storeRow(PendingRow &row, std::span<MappedRecord *const> documents,
                          RowStore &store);
    bool fillRowIds(PendingRow &row);
    void apply(const PendingRow &row, const StoredRow &stored,
               std::span<MappedRecord *const> documents);
    void applyBind(const PendingRow &row, const PendingBind &pending, const StoredRow &stored,
                   MappedRecord &record, std::int32_t slot);
    static void forgetBinds(MappedRecord *document, std::size_t first);
    void setAsideScope(MappedRecord &record, std::int32_t scope, const char *code);

    const MappingFacts &m_facts;
    FileName m_fileName;
    ProblemSink m_sink;
    MappingResult m_result;
    std::map<std::string, Value> m_lastKeys; ///< by row name
};

} // namespace waybill
