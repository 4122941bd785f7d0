// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/recordmapper.h"
#include "migration/run/rowstore.h"

#include <functional>
#include <set>
#include <span>

namespace waybill {

/// Maps records, stores their rows and settles what became of every value.
class RecordLoader
{
public:
    using ProblemSink = std::function<void(const MappedRecord &, Problem)>;

    /// Puts a row in the place of one with the same key; false when that one has to stay.
    using Replace =
        std::function<Result<bool>(const MappedRecord &, const PendingRow &, StoredRow &)>;

    RecordLoader(const MappingFacts &facts, ProblemSink sink);

    /// What becomes of a row that another record has made (RowSpec::unique) and that says something
    /// else: it is replaced, or without \a replace the newer record is set aside.
    void onDuplicate(Replace replace) { m_replace = std::move(replace); }

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
    Result<bool> settleDuplicate(PendingRow &row, StoredRow &stored, MappedRecord &record);
    bool fillRowIds(PendingRow &row);
    bool hangsOnAbsent(const PendingRow &row) const;
    void apply(const PendingRow &row, const StoredRow &stored,
               std::span<MappedRecord *const> documents);
    void applyBind(const PendingRow &row, const PendingBind &pending, const StoredRow &stored,
                   MappedRecord &record, std::int32_t slot);
    static void forgetBinds(MappedRecord *document, std::size_t first);
    static void leaveOut(MappedRecord &record);
    void setAsideScope(MappedRecord &record, std::int32_t scope, const char *code);

    const MappingFacts &m_facts;
    ProblemSink m_sink;
    Replace m_replace;
    MappingResult m_result;
    std::map<std::string, Value> m_lastKeys; ///< by row name
    std::set<std::string> m_absent; ///< rows that are not there (StoredRow::absent)
};

} // namespace waybill
