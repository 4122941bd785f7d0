// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/roomforrows.h"

#include "migration/target/eachrow.h"
#include "migration/undo/redosql.h"

namespace waybill {

using namespace redosql;

namespace {

struct Move
{
    std::int64_t from;
    std::int64_t to;
};

/// With all that refers to it, and as if it had been there from the beginning: the log has to tell
/// it from the row that comes again.
Result<> moveRow(Connection &connection, std::span<const TableInfo> tables, const RowsSince &since,
                 const TableInfo &table, Move move)
{
    const std::string before = std::to_string(move.from);
    const std::string after = std::to_string(move.to);
    const std::string entries =
        " WHERE id > " + std::to_string(since.entry()) + " AND table_name = ";
    const auto replaced = [&](const std::string &column, const std::string &value) {
        const std::string path = literal("$.\"" + column + '"');
        return "json_replace(" + value + ", " + path + ", CASE WHEN json_extract(" + value + ", "
            + path + ") = " + before + " THEN " + after + " ELSE json_extract(" + value + ", "
            + path + ") END)";
    };
    std::string script = "UPDATE " + inMain(table) + " SET " + quotedName(table.key) + " = " + after
        + " WHERE " + quotedName(table.key) + " = " + before
        + ";UPDATE main.waybill_audit_log SET old_value = " + replaced(table.key, "old_value")
        + ", new_value = " + replaced(table.key, "new_value") + ", record_id = '" + after + '\''
        + entries + literal(table.name) + " AND record_id = '" + before
        + "';UPDATE temp.redo_touched SET record_id = '" + after
        + "' WHERE table_name = " + literal(table.name) + " AND record_id = '" + before + "';";
    for (const TableInfo &child : tables) {
        for (const ForeignKey &key : child.foreignKeys) {
            if (key.table != table.name || key.parentColumn != table.key)
                continue;
            const std::string column = quotedName(key.column);
            script += "UPDATE " + inMain(child) + " SET " + column + " = " + after + " WHERE "
                + column + " = " + before + ";UPDATE main.waybill_audit_log SET old_value = "
                + replaced(key.column, "old_value") + ", new_value = "
                + replaced(key.column, "new_value") + entries + literal(child.name) + ';';
        }
    }
    return connection.run(script);
}

} // namespace

Result<> makeRoom(Connection &connection, std::span<const TableInfo> tables, const RowsSince &since,
                  const TableInfo &table)
{
    if (!table.keyIsRowid)
        return {};
    std::vector<std::int64_t> taken;
    auto found =
        eachRow(connection,
                "SELECT " + keyOf(table, "t") + " FROM " + inMain(table) + " t JOIN "
                    + inCopy(table) + " w ON " + keyOf(table, "w") + " = " + keyOf(table, "t")
                    + " WHERE " + since.touched(table, "t", " AND x.was_there = 0"),
                [&](Statement &row) -> Result<> {
                    taken.push_back(row.integer(0));
                    return {};
                });
    if (!found || taken.empty())
        return found;
    auto last = queryInteger(connection,
                             "SELECT max(k) FROM (SELECT max(" + keyOf(table, "t") + ") AS k FROM "
                                 + inMain(table) + " t UNION ALL SELECT max(" + keyOf(table, "w")
                                 + ") FROM " + inCopy(table) + " w)");
    if (!last)
        return last.error();
    std::int64_t next = *last;
    for (const std::int64_t key : taken) {
        if (auto moved = moveRow(connection, tables, since, table, {key, ++next}); !moved)
            return moved;
    }
    return {};
}

} // namespace waybill
