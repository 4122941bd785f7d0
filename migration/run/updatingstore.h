// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/previousrecords.h"
#include "migration/run/rowstore.h"

#include <map>
#include <optional>

namespace waybill {

/// Stores the rows of a record that an earlier run has stored with other values: rows that were
/// made then are updated in their place, so that their ids and everything that hangs on them stay.
/// What stood there before is remembered for undo. A row that a person has edited since is left as
/// it is.
class UpdatingStore final : public RowStore
{
public:
    UpdatingStore(Connection &connection, TableStore &inserts, std::int64_t run);

    void startPhase(const std::string &phase) { m_phase = phase; }
    /// The rows the earlier record has made, in its order.
    void start(const std::vector<StoredLink> &links);
    /// After the record: rows that it no longer has are deleted, children before their parents. One
    /// that a person has edited, or that other rows hang on, stays.
    Result<> deleteRest();

    Result<> beginRecord() override { return m_inserts.beginRecord(); }
    Result<> endRecord() override { return m_inserts.endRecord(); }
    Result<> cancelRecord() override { return m_inserts.cancelRecord(); }
    Result<StoredRow> store(const PendingRow &row) override;

    struct Count
    {
        qint64 updated = 0;
        qint64 deleted = 0;
        qint64 keptEdits = 0;
    };
    const std::map<std::string, Count> &counts() const { return m_counts; }

private:
    /// The row that was made in this one's place, taken off the list; null when there is none.
    std::optional<StoredLink> takeWaiting(const std::string &row);
    Result<> deleteRow(const TableInfo &table, const Value &key);
    Result<bool> isReferred(const TableInfo &table, const Value &key);
    Result<bool> editedSince(const std::string &table, const Value &key);
    Result<> remember(const TableInfo &table, const Value &key, const char *action);

    Connection &m_connection;
    TableStore &m_inserts;
    std::int64_t m_run;
    std::string m_phase;
    std::map<std::string, std::map<std::size_t, StoredLink>> m_waiting; ///< by row name, position
    std::map<std::string, std::size_t> m_seen; ///< rows of the record so far, by name
    std::map<std::string, Count> m_counts;
    std::vector<TableInfo> m_tables; ///< parents first
};

} // namespace waybill
