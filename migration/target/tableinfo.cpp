// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/tableinfo.h"

#include "migration/base/textfold.h"
#include "migration/target/statement.h"

#include <algorithm>
#include <utility>

namespace waybill {

int TableInfo::column(const std::string &columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnInfo &c) { return c.name == columnName; });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

namespace {

/// The columns of a primary key in its order.
Result<std::vector<std::string>> primaryKey(Connection &connection, const std::string &table)
{
    auto query = Statement::prepare(connection,
                                    "SELECT name FROM pragma_table_info(" + literal(table)
                                        + ") WHERE pk > 0 ORDER BY pk");
    if (!query)
        return query.error();
    std::vector<std::string> columns;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return columns;
        columns.push_back(query->text(0));
    }
}

Result<> readColumns(Connection &connection, TableInfo &info)
{
    auto columns =
        Statement::prepare(connection, "PRAGMA table_info(" + quotedName(info.name) + ")");
    if (!columns)
        return columns.error();
    for (;;) {
        auto row = columns->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        info.columns.push_back({.name = columns->text(1),
                                .type = columns->text(2),
                                .notNull = columns->integer(3) != 0,
                                .hasDefault = !columns->isNull(4)});
    }
}

Result<> readKey(Connection &connection, TableInfo &info)
{
    auto primary = primaryKey(connection, info.name);
    if (!primary)
        return primary.error();
    auto withoutRowid =
        queryInteger(connection,
                     "SELECT max(wr) FROM pragma_table_list WHERE schema = 'main' AND name = "
                         + literal(info.name));
    if (!withoutRowid)
        return withoutRowid.error();
    const bool single = primary->size() == 1;
    const int column = single ? info.column(primary->front()) : -1;
    const bool integer =
        column >= 0 && folded(info.columns[static_cast<std::size_t>(column)].type) == "integer";
    info.keyIsRowid = *withoutRowid == 0 && (!single || integer);
    info.key = single ? primary->front() : info.keyIsRowid ? "rowid" : "";
    return {};
}

Result<> readForeignKeys(Connection &connection, TableInfo &info)
{
    auto keys =
        Statement::prepare(connection, "PRAGMA foreign_key_list(" + quotedName(info.name) + ")");
    if (!keys)
        return keys.error();
    for (;;) {
        auto row = keys->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        ForeignKey key{.column = keys->text(3), .table = keys->text(2)};
        if (!keys->isNull(4)) {
            key.parentColumn = keys->text(4);
        } else {
            auto primary = primaryKey(connection, key.table);
            if (!primary)
                return primary.error();
            const auto position = static_cast<std::size_t>(keys->integer(1));
            key.parentColumn = position < primary->size() ? (*primary)[position] : "rowid";
        }
        info.foreignKeys.push_back(std::move(key));
    }
}

Result<> readUniques(Connection &connection, TableInfo &info)
{
    auto query =
        Statement::prepare(connection,
                           "SELECT l.seq, i.name FROM pragma_index_list(" + literal(info.name)
                               + ") AS l, pragma_index_info(l.name) AS i"
                                 " WHERE l.\"unique\" AND NOT l.partial"
                                 " AND l.origin <> 'pk' ORDER BY l.seq, i.seqno");
    if (!query)
        return query.error();
    std::int64_t current = -1;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (std::exchange(current, query->integer(0)) != query->integer(0))
            info.uniques.emplace_back();
        info.uniques.back().push_back(query->text(1)); // empty: an expression
    }
    std::erase_if(info.uniques, [](const std::vector<std::string> &columns) {
        return std::find(columns.begin(), columns.end(), std::string()) != columns.end();
    });
    return {};
}

} // namespace

Result<TableInfo> readTableInfo(Connection &connection, const std::string &table)
{
    TableInfo info;
    info.name = table;
    for (const auto read : {readColumns, readKey, readForeignKeys, readUniques}) {
        if (auto done = read(connection, info); !done)
            return done.error();
    }
    return info;
}

Result<std::vector<std::string>> listTables(Connection &connection)
{
    auto query = Statement::prepare(connection,
                                    "SELECT name FROM pragma_table_list"
                                    " WHERE schema = 'main' AND type = 'table'"
                                    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                    " AND name NOT LIKE 'waybill\\_%' ESCAPE '\\' ORDER BY name");
    if (!query)
        return query.error();
    std::vector<std::string> tables;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return tables;
        tables.push_back(query->text(0));
    }
}

Result<std::vector<TableInfo>> tablesInOrder(Connection &connection)
{
    auto names = listTables(connection);
    if (!names)
        return names.error();
    std::vector<TableInfo> waiting;
    for (const std::string &name : *names) {
        auto info = readTableInfo(connection, name);
        if (!info)
            return info.error();
        if (!info->key.empty())
            waiting.push_back(std::move(*info));
    }
    std::vector<TableInfo> ordered;
    const auto waits = [&](const TableInfo &table) {
        return std::any_of(
            table.foreignKeys.begin(), table.foreignKeys.end(), [&](const auto &key) {
                return key.table != table.name
                    && std::any_of(waiting.begin(), waiting.end(),
                                   [&](const TableInfo &other) { return other.name == key.table; });
            });
    };
    while (!waiting.empty()) {
        auto next = std::find_if_not(waiting.begin(), waiting.end(), waits);
        if (next == waiting.end())
            next = waiting.begin(); // a circle of foreign keys: any order is as good as another
        ordered.push_back(std::move(*next));
        waiting.erase(next);
    }
    return ordered;
}

} // namespace waybill
