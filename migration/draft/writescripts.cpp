// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/writedraft.h"

#include <algorithm>

namespace waybill {

namespace {

std::string inQuotes(const std::string &name)
{
    return '"' + name + '"';
}

/// What refers inside of its own file may come before what it refers to.
bool isSameSource(const PlaybookDraft &draft, const DraftTable &table, const std::string &other)
{
    return std::any_of(draft.tables.begin(), draft.tables.end(), [&](const DraftTable &one) {
        return one.name == other && one.source == table.source;
    });
}

std::string columnSql(const PlaybookDraft &draft, const DraftTable &table,
                      const DraftColumn &column)
{
    std::string sql = inQuotes(column.name) + ' ' + column.type.sqlType;
    if (column.origin == DraftColumn::Origin::Parent)
        return sql + " NOT NULL REFERENCES " + inQuotes(draft.tables[*table.parent].name)
            + "(id) ON DELETE CASCADE";
    if (column.isKey || column.origin == DraftColumn::Origin::Position)
        sql += " NOT NULL";
    if (column.isKey || column.isReferred)
        sql += " UNIQUE";
    if (!column.refersTo.empty()) {
        sql += " REFERENCES " + inQuotes(column.refersTo) + '(' + inQuotes(column.refersToColumn)
            + ')';
        if (isSameSource(draft, table, column.refersTo))
            sql += " DEFERRABLE INITIALLY DEFERRED";
    }
    return sql;
}

} // namespace

std::vector<std::size_t> tablesInLoadOrder(const PlaybookDraft &draft)
{
    std::vector<std::size_t> tables;
    for (const std::size_t source : draft.loadOrder)
        tables.insert(tables.end(), draft.sources[source]->tables.begin(),
                      draft.sources[source]->tables.end());
    return tables;
}

std::string upScript(const PlaybookDraft &draft)
{
    std::string sql;
    std::string indexes;
    for (const std::size_t index : tablesInLoadOrder(draft)) {
        const DraftTable &table = draft.tables[index];
        sql += "CREATE TABLE " + inQuotes(table.name) + " (\n    id INTEGER PRIMARY KEY";
        for (const DraftColumn &column : table.columns) {
            sql += ",\n    " + columnSql(draft, table, column);
            const bool refers =
                column.origin == DraftColumn::Origin::Parent || !column.refersTo.empty();
            if (refers && !column.isKey && !column.isReferred)
                indexes += "CREATE INDEX " + inQuotes("idx_" + table.name + '_' + column.name)
                    + " ON " + inQuotes(table.name) + '(' + inQuotes(column.name) + ");\n";
        }
        sql += "\n);\n";
    }
    return sql + indexes;
}

std::string downScript(const PlaybookDraft &draft)
{
    std::string sql;
    std::vector<std::size_t> tables = tablesInLoadOrder(draft);
    std::reverse(tables.begin(), tables.end());
    for (const std::size_t index : tables)
        sql += "DROP TABLE " + inQuotes(draft.tables[index].name) + ";\n";
    return sql;
}

} // namespace waybill
