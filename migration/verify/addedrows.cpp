// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/addedrows.h"

#include "migration/target/tableinfo.h"

#include <algorithm>
#include <set>

namespace waybill {

namespace {

const Value nothing;

/// How much of a row this one of the playbook can say; below zero when it says something else.
int likeness(const AddedRow &row, const RowSpec &spec)
{
    int said = 0;
    for (const ColumnSpec &column : spec.columns) {
        const Value &value = row.value(column.column);
        const bool isConstant = column.kind == ColumnSpec::Kind::Constant;
        if (isConstant && !(value == column.constant))
            return -1;
        if (column.required && isNull(value))
            return -1;
        const bool isWritten = column.kind == ColumnSpec::Kind::From;
        said += !isNull(value) && isWritten ? 1 : 0;
    }
    return said;
}

Result<> readTable(Connection &connection, const std::string &name, std::vector<AddedRow> &rows)
{
    auto table = readTableInfo(connection, name);
    if (!table)
        return table.error();
    if (table->columns.empty() || table->key.empty())
        return {};
    const std::string key = quotedName(table->key);
    auto query = Statement::prepare(
        connection,
        "SELECT t." + key
            + ", t.* FROM"
              " (SELECT record_id, min(id) AS first FROM waybill_audit_log"
              "  WHERE table_name = ?1 AND action = 'INSERT' GROUP BY record_id) a"
              " CROSS JOIN "
            + quotedName(name) + " t ON t." + key
            + " = a.record_id"
              " WHERE NOT EXISTS (SELECT 1 FROM waybill_links l JOIN waybill_tables w"
              "  ON w.id = l.table_id WHERE w.name = ?1 AND l.row_key = t."
            + key
            + ")"
              " ORDER BY a.first");
    if (!query)
        return query.error();
    query->bindText(0, name);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        AddedRow row{.table = name, .key = query->value(0), .values = {}};
        for (std::size_t i = 0; i < table->columns.size(); ++i)
            row.values[table->columns[i].name] = query->value(static_cast<int>(i) + 1);
        rows.push_back(std::move(row));
    }
}

} // namespace

const Value &AddedRow::value(const std::string &column) const
{
    const auto found = values.find(column);
    return found == values.end() ? nothing : found->second;
}

Result<std::vector<AddedRow>> readAddedRows(Connection &connection, const Playbook &playbook,
                                            const std::function<bool(const std::string &)> &isRead)
{
    std::vector<AddedRow> rows;
    std::set<std::string> tables;
    std::map<std::string, std::vector<const RowSpec *>> specs;
    eachRow(playbook, [&](const LoadSpec &, const RowSpec &row) {
        tables.insert(row.table);
        if (isRead(row.name))
            specs[row.table].push_back(&row);
    });
    for (const std::string &table : tables) {
        if (auto read = readTable(connection, table, rows); !read)
            return read.error();
    }
    for (AddedRow &row : rows) {
        int most = -1;
        for (const RowSpec *spec : specs[row.table]) {
            const int said = likeness(row, *spec);
            const bool isWider = row.spec && spec->columns.size() > row.spec->columns.size();
            if (said > most || (said >= 0 && said == most && isWider)) {
                most = said;
                row.spec = spec;
            }
        }
    }
    return rows;
}

} // namespace waybill
