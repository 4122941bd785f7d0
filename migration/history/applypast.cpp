// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/applypast.h"

#include "migration/history/turnback.h"
#include "migration/run/renewaudit.h"
#include "migration/target/statement.h"

#include <algorithm>

namespace waybill {

namespace {

struct Trigger
{
    std::string name;
    std::string sql;
};

Result<std::vector<Trigger>> foreignTriggers(Connection &connection)
{
    auto query = Statement::prepare(connection,
                                    "SELECT name, sql FROM main.sqlite_schema WHERE type = "
                                    "'trigger' AND name NOT LIKE 'waybill\\_%' ESCAPE '\\'");
    if (!query)
        return query.error();
    std::vector<Trigger> triggers;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return triggers;
        triggers.push_back({query->text(0), query->text(1)});
    }
}

/// Tables that came and went, with their indexes.
Result<> makeMissingTables(Connection &connection)
{
    auto query = Statement::prepare(
        connection,
        "SELECT sql FROM past.sqlite_schema p WHERE type IN ('table', 'index') AND sql IS NOT NULL"
        " AND tbl_name NOT LIKE 'waybill\\_%' ESCAPE '\\' AND tbl_name NOT LIKE 'sqlite\\_%' ESCAPE"
        " '\\' AND NOT EXISTS (SELECT 1 FROM main.sqlite_schema m WHERE m.name = p.tbl_name)"
        " ORDER BY type = 'index'");
    if (!query)
        return query.error();
    std::vector<std::string> missing;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        missing.push_back(query->text(0));
    }
    query->reset();
    for (const std::string &sql : missing) {
        if (auto made = connection.run(sql); !made)
            return made;
    }
    if (missing.empty())
        return {};
    auto mask = storedAuditMask(connection);
    return mask ? createAuditTriggers(connection, *mask) : Result<>(mask.error());
}

std::string rowOf(const char *row, const std::string &name)
{
    return std::string(row) + '.' + quotedName(name);
}

/// Columns in which no two rows may be equal: a row that gets another value there may have to wait
/// for its value until another row has given it away, so it goes first and comes again.
std::vector<std::string> uniqueColumns(const SharedTable &shared)
{
    std::vector<std::string> columns;
    for (const std::vector<std::string> &unique : shared.table.uniques)
        columns.insert(columns.end(), unique.begin(), unique.end());
    return columns;
}

Result<> removeRows(Connection &connection, const SharedTable &shared)
{
    const std::string name = quotedName(shared.table.name);
    const std::string key = quotedName(shared.table.key);
    std::string sql = "DELETE FROM main." + name + " AS m WHERE";
    if (!shared.inPast)
        return connection.run(sql + " 1");
    sql += " NOT EXISTS (SELECT 1 FROM past." + name + " p WHERE p." + key + " = m." + key + ")";
    if (const auto uniques = uniqueColumns(shared); !uniques.empty())
        sql += " OR EXISTS (SELECT 1 FROM past." + name + " p WHERE p." + key + " = m." + key
            + " AND " + rowsDiffer(shared, uniques) + ")";
    return connection.run(sql);
}

Result<> changeRows(Connection &connection, const SharedTable &shared)
{
    if (!shared.inPast || shared.table.columns.empty())
        return {};
    const std::string name = quotedName(shared.table.name);
    std::string sets;
    for (const ColumnInfo &info : shared.table.columns) {
        sets += (sets.empty() ? "" : ", ") + quotedName(info.name) + " = ";
        if (shared.hasUnknown)
            sets += "CASE WHEN " + rowsDiffer(shared, {info.name}) + " THEN "
                + rowOf("p", info.name) + " ELSE " + rowOf("m", info.name) + " END";
        else
            sets += rowOf("p", info.name);
    }
    return connection.run("UPDATE main." + name + " AS m SET " + sets + " FROM past." + name
                          + " p WHERE " + rowOf("p", shared.table.key) + " = "
                          + rowOf("m", shared.table.key) + " AND " + rowsDiffer(shared));
}

Result<> addRows(Connection &connection, const SharedTable &shared)
{
    if (!shared.inPast)
        return {};
    const TableInfo &table = shared.table;
    const std::string name = quotedName(table.name);
    std::string columns = table.column(table.key) < 0 ? table.key : std::string();
    for (const ColumnInfo &info : table.columns)
        columns += (columns.empty() ? "" : ", ") + quotedName(info.name);
    const std::string key = quotedName(table.key);
    return connection.run("INSERT INTO main." + name + " (" + columns + ") SELECT " + columns
                          + " FROM past." + name + " p WHERE NOT EXISTS (SELECT 1 FROM main." + name
                          + " m WHERE m." + key + " = p." + key + ')');
}

} // namespace

Result<> applyPast(Connection &connection)
{
    if (auto made = makeMissingTables(connection); !made)
        return made;
    auto triggers = foreignTriggers(connection);
    if (!triggers)
        return triggers.error();
    for (const Trigger &trigger : *triggers) {
        if (auto gone = connection.run("DROP TRIGGER main." + quotedName(trigger.name)); !gone)
            return gone;
    }
    auto shared = sharedTables(connection);
    if (!shared)
        return shared.error();
    for (auto table = shared->rbegin(); table != shared->rend(); ++table) {
        if (auto removed = removeRows(connection, *table); !removed)
            return removed;
    }
    for (const SharedTable &table : *shared) {
        if (auto changed = changeRows(connection, table); !changed)
            return changed;
        if (auto added = addRows(connection, table); !added)
            return added;
    }
    for (const Trigger &trigger : *triggers) {
        if (auto back = connection.run(trigger.sql); !back)
            return back;
    }
    return {};
}

Result<std::int64_t> brokenReferences(Connection &connection, const std::string &schema)
{
    auto query = Statement::prepare(connection, "PRAGMA " + schema + ".foreign_key_check");
    if (!query)
        return query.error();
    for (std::int64_t count = 0;; ++count) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return count;
    }
}

} // namespace waybill
