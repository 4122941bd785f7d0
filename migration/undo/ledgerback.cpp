// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/ledgerback.h"

#include "migration/target/eachrow.h"

#include <array>
#include <vector>

namespace waybill {

namespace {

/// In an order in which what is referred to comes first. Nothing has been migrated since, so that
/// equal numbers mean the same things on both sides.
constexpr std::array<std::string_view, 8> ledger = {
    "waybill_playbooks", "waybill_tables", "waybill_layouts", "waybill_sources",
    "waybill_records",   "waybill_links",  "waybill_before",  "waybill_problems"};

Result<std::string> columnsOf(Connection &connection, const std::string &table)
{
    std::string columns;
    auto read =
        eachRow(connection, "SELECT name FROM pragma_table_info(" + literal(table) + ", 'was')",
                [&](Statement &row) -> Result<> {
                    columns += (columns.empty() ? "" : ", ") + quotedName(row.text(0));
                    return {};
                });
    return read ? Result<std::string>(columns) : read.error();
}

Result<> putRuns(Connection &connection)
{
    auto columns = columnsOf(connection, "waybill_runs");
    if (!columns)
        return columns.error();
    return connection.run("INSERT OR IGNORE INTO main.waybill_runs (" + *columns + ") SELECT "
                          + *columns
                          + " FROM was.waybill_runs;"
                            "UPDATE main.waybill_runs SET status = (SELECT status"
                            " FROM was.waybill_runs w WHERE w.id = waybill_runs.id)"
                            " WHERE id IN (SELECT id FROM was.waybill_runs);"
                            "INSERT OR REPLACE INTO main.waybill_phases"
                            " SELECT * FROM was.waybill_phases;");
}

/// Entries that an exact undo had taken away with the database of then. What was done since has
/// taken their numbers, and moves behind them.
Result<> putAuditEntries(Connection &connection, std::int64_t undo, std::int64_t since)
{
    auto last = queryInteger(connection, "SELECT max(id) FROM was.waybill_audit_log");
    if (!last || *last <= since)
        return last ? Result<>() : last.error();
    const std::string after = std::to_string(since);
    const std::string gap = std::to_string(*last - since);
    // Through negative numbers, because the rows are moved one by one.
    return connection.run(
        "UPDATE main.waybill_audit_log SET id = -(id + " + gap + ") WHERE id > " + after
        + ";UPDATE main.waybill_audit_log SET id = -id WHERE id < 0;"
          "UPDATE main.waybill_phases SET audit_entry = audit_entry + "
        + gap + " WHERE run_id > " + std::to_string(undo)
        + ";INSERT INTO main.waybill_audit_log SELECT * FROM was.waybill_audit_log WHERE id > "
        + after
        + ";UPDATE main.sqlite_sequence SET seq ="
          " (SELECT max(id) FROM main.waybill_audit_log) WHERE name = 'waybill_audit_log';");
}

} // namespace

Result<> putLedgerBack(Connection &connection, std::int64_t undo, std::int64_t since)
{
    if (auto runs = putRuns(connection); !runs)
        return runs;
    for (const std::string_view name : ledger) {
        const std::string table(name);
        auto columns = columnsOf(connection, table);
        if (!columns)
            return columns.error();
        auto put = connection.run("INSERT OR REPLACE INTO main." + table + " (" + *columns
                                  + ") SELECT " + *columns + " FROM was." + table
                                  + " EXCEPT SELECT " + *columns + " FROM main." + table);
        if (!put)
            return put;
    }
    return putAuditEntries(connection, undo, since);
}

} // namespace waybill
