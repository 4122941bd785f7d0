// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/redosql.h"

#include "migration/target/statement.h"

namespace waybill::redosql {

std::string inMain(const TableInfo &table)
{
    return "main." + quotedName(table.name);
}

std::string inCopy(const TableInfo &table)
{
    return "was." + quotedName(table.name);
}

std::string keyOf(const TableInfo &table, const std::string &alias)
{
    return alias + '.' + quotedName(table.key);
}

std::vector<std::string> columnsOf(const TableInfo &table)
{
    std::vector<std::string> columns;
    if (table.column(table.key) < 0)
        columns.push_back(quotedName(table.key));
    for (const ColumnInfo &column : table.columns)
        columns.push_back(quotedName(column.name));
    return columns;
}

std::string joined(const std::vector<std::string> &parts, const std::string &before)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + before + part;
    return text;
}

std::string differs(const TableInfo &table, const std::string &a, const std::string &b)
{
    std::string condition;
    for (const std::string &column : columnsOf(table)) {
        const std::string left = a + '.' + column;
        const std::string right = b + '.' + column;
        condition += (condition.empty() ? "(" : " OR ") + left + " IS NOT " + right
            + " COLLATE BINARY OR typeof(" + left + ") <> typeof(" + right + ')';
    }
    return condition + ')';
}

std::string isListed(const TableInfo &table, const std::string &key)
{
    return "EXISTS (SELECT 1 FROM temp.redo_rows x WHERE x.table_name = " + literal(table.name)
        + " AND x.row_key = +" + key + ')';
}

} // namespace waybill::redosql
