// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/recordmapper.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <memory>
#include <unordered_map>

namespace waybill {

/// What became of a pending row.
struct StoredRow
{
    Value key; ///< see TableInfo::key
    bool made = true; ///< false: found by its key columns
    bool absent = false; ///< it is not there, and is not to be made
    bool adopted = false; ///< somebody has added it; from now on it is the record's
    bool own = false; ///< not made now, but by an earlier version of the same record
    std::vector<Value> found; ///< by column, when it was found: what stands there already
};

/// Where rows go. One implementation writes them, one only counts (for inspection).
class RowStore
{
public:
    virtual ~RowStore() = default;
    /// Everything stored since is taken back by cancelRecord().
    virtual Result<> beginRecord() = 0;
    virtual Result<> endRecord() = 0;
    virtual Result<> cancelRecord() = 0;
    /// \a row.values are complete. A Problem DB-CON means that this row is refused; any other one
    /// ends the run.
    virtual Result<StoredRow> store(const PendingRow &row) = 0;
};

/// Writes rows with prepared statements and finds rows by folded keys in memory.
class TableStore final : public RowStore
{
public:
    TableStore(Connection &connection, const Plan &plan);
    ~TableStore() override;

    Result<> beginRecord() override;
    Result<> endRecord() override;
    Result<> cancelRecord() override;
    Result<StoredRow> store(const PendingRow &row) override;

    /// The row that is there already; `absent` when there is none.
    Result<StoredRow> find(const PendingRow &row);

    struct Count
    {
        qint64 inserted = 0;
        qint64 merged = 0;
    };
    const std::map<std::string, Count> &counts() const { return m_counts; }

private:
    struct Target;
    Result<Target *> target(const PlanRow &row);
    Result<> loadKeys(Target &target, const PlanRow &row);
    Result<bool> findRow(Target &target, const PendingRow &row, std::size_t hash,
                         StoredRow &stored);
    Result<> savepoint(int which);

    Connection &m_connection;
    std::vector<std::unique_ptr<Target>> m_targets; ///< by PlanRow::number
    std::vector<std::pair<Target *, std::size_t>> m_freshKeys; ///< of the record being stored
    std::vector<std::string> m_freshTables;
    std::unique_ptr<Statement> m_savepoint[3];
    std::map<std::string, Count> m_counts;
};

/// Gives every row a number of its own and finds rows as TableStore would, without a database.
class CountingStore final : public RowStore
{
public:
    Result<> beginRecord() override { return {}; }
    Result<> endRecord() override { return {}; }
    Result<> cancelRecord() override { return {}; }
    Result<StoredRow> store(const PendingRow &row) override;

private:
    std::int64_t m_next = 1;
    std::unordered_map<std::size_t, std::int64_t> m_keys;
};

/// A hash of the folded values of the row's `find` columns.
std::size_t findHash(const PendingRow &row);

} // namespace waybill
