// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/previousrecords.h"
#include "migration/run/rowstore.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace waybill {

/// Stores the rows of a record that an earlier run has stored with other values: rows that were
/// made then are updated in their place, so that their ids and everything that hangs on them stay.
/// What stood there before is remembered for undo. A row that a person has edited since is left as
/// it is.
class UpdatingStore final : public RowStore
{
public:
    using StillThere = std::function<bool(std::int64_t record)>;

    UpdatingStore(Connection &connection, TableStore &inserts, std::int64_t run);

    void startPhase(const std::string &phase) { m_phase = phase; }
    /// The rows the \a earlier record has made, in its order. \a stillThere tells which other
    /// records of earlier runs this run has already found unchanged.
    void start(std::int64_t earlier, const std::vector<StoredLink> &links,
               StillThere stillThere = {});
    /// The record stands for these rows and no others. Nothing is written; a row that is not among
    /// them and not found by its key is absent.
    void adopt(const std::vector<StoredLink> &links);
    /// Whether one of \a rows holds other values since this run: what an unchanged record says of
    /// it has to be looked at again.
    bool hasUpdated() const { return !m_updated.empty(); }
    bool hasUpdated(const std::vector<StoredLink> &rows) const;
    /// After the record: rows that it no longer has are deleted, children before their parents. One
    /// that a person has edited, or that other rows hang on, stays.
    Result<> deleteRest();

    /// Gives the values of \a row to the one that is there, whichever record has made it: its id
    /// and everything that hangs on it stay. False when a person has edited it.
    Result<bool> replace(const PendingRow &row, StoredRow &stored, const Plan &plan,
                         const Dialect &current);

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
    Result<StoredRow> adoptRow(const PendingRow &row);
    Result<> deleteRow(const TableInfo &table, const Value &key);
    Result<bool> isReferred(const TableInfo &table, const Value &key);
    /// Whether this run has made the row: then there is nothing before it to remember.
    Result<bool> isOfThisRun(const std::string &table, const Value &key);
    /// As in a first run, the record that comes first in the file decides what a row says that
    /// several records share (S0-L11).
    Result<bool> isDecided(const StoredLink &row);
    Result<bool> editedSince(const std::string &table, const Value &key);
    Result<> remember(const TableInfo &table, const Value &key, const char *action);

    Connection &m_connection;
    TableStore &m_inserts;
    std::int64_t m_run;
    std::string m_phase;
    bool m_adopts = false;
    std::int64_t m_earlier = 0;
    std::int64_t m_lastBefore = -1; ///< record of the runs before this one
    StillThere m_stillThere;
    std::map<std::string, std::set<Value>> m_updated; ///< keys by table
    std::map<std::string, std::map<std::size_t, StoredLink>> m_waiting; ///< by row name, position
    std::map<std::string, std::size_t> m_seen; ///< rows of the record so far, by name
    std::map<std::string, Count> m_counts;
    std::vector<TableInfo> m_tables; ///< parents first
    bool m_linksAreIndexed = false; ///< by replace()
};

} // namespace waybill
