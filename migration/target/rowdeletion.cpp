// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/editor.h"
#include "migration/target/editparts.h"
#include "migration/target/owntriggers.h"
#include "migration/target/references.h"
#include "migration/target/rowtext.h"

#include <algorithm>
#include <set>

namespace waybill {

namespace {

/// Deletes one row; what hangs on it goes by the foreign keys.
Result<> deleteRow(Connection &connection, Statement &statement, const TableInfo &table,
                   const QVariant &key)
{
    const CellValue value(key);
    value.bind(statement, 0);
    if (auto deleted = statement.execute(); !deleted)
        return explained(connection, deleted.error(), rowTitle(table, key));
    return {};
}

struct Affected
{
    std::vector<TableInfo> tables; ///< of the database, parents first
    std::size_t table = 0; ///< the one whose rows are to go
    std::vector<AffectedRow> rows;
};

Result<Affected> findAffected(Connection &connection, const QString &table,
                              const QList<QVariant> &keys)
{
    auto info = editableTable(connection, table);
    if (!info)
        return info.error();
    auto tables = tablesInOrder(connection);
    if (!tables)
        return tables.error();
    Affected affected{.tables = std::move(*tables), .table = 0, .rows = {}};
    while (affected.tables[affected.table].name != info->name)
        ++affected.table;
    std::vector<Value> values;
    for (const QVariant &key : keys)
        values.push_back(CellValue(key).value);
    auto rows = affectedRows(connection, affected.tables, affected.table, values);
    if (!rows)
        return rows.error();
    affected.rows = std::move(*rows);
    return affected;
}

Result<DeletedRow> remember(Connection &connection, const TableInfo &table, const AffectedRow &row)
{
    TableInfo shown = table;
    if (!row.cleared.empty()) {
        std::erase_if(shown.columns, [&](const ColumnInfo &column) {
            return std::find(row.cleared.begin(), row.cleared.end(), column.name)
                == row.cleared.end();
        });
    }
    auto json = rowAsJson(connection, shown, row.key);
    if (!json)
        return json.error();
    if (json->empty())
        return rowIsGone(table, toVariant(row.key));
    return DeletedRow{.table = QString::fromStdString(table.name),
                      .json = std::move(*json),
                      .key = toVariant(row.key),
                      .gone = row.cleared.empty()};
}

Result<> restoreOne(Connection &connection, const DeletedRow &row)
{
    auto table = editableTable(connection, row.table);
    if (!table)
        return table.error();
    auto text = readRowText(row.json);
    if (!text)
        return text.error();
    std::vector<std::string> columns;
    std::vector<CellValue> values;
    for (const auto &[column, value] : text->values) {
        columns.push_back(column);
        const auto *bytes =
            text->blobs.contains(column) ? std::get_if<std::string>(&value) : nullptr;
        values.emplace_back(bytes ? QVariant(QByteArray::fromStdString(*bytes)) : toVariant(value));
    }
    if (!row.gone)
        return writeColumns(connection, *table, columns, std::move(values), row.key);
    if (table->column(table->key) < 0) { // a bare rowid is no column
        columns.push_back(table->key);
        values.emplace_back(row.key);
    }
    auto inserted = insertColumns(connection, *table, columns, values);
    return inserted ? Result<>() : inserted.error();
}

} // namespace

Result<QList<DeletedRow>> deleteWithin(Connection &connection, const QString &table,
                                       const QList<QVariant> &keys)
{
    auto affected = findAffected(connection, table, keys);
    if (!affected)
        return affected.error();
    QList<DeletedRow> deleted;
    for (const AffectedRow &row : affected->rows) {
        auto remembered = remember(connection, affected->tables[row.table], row);
        if (!remembered)
            return remembered.error();
        deleted.append(std::move(*remembered));
    }
    const TableInfo &info = affected->tables[affected->table];
    auto statement = Statement::prepare(connection,
                                        "DELETE FROM " + quotedName(info.name) + " WHERE "
                                            + quotedName(info.key) + " = ?");
    if (!statement)
        return statement.error();
    for (const QVariant &key : keys) {
        if (auto done = deleteRow(connection, *statement, info, key); !done)
            return done.error();
    }
    return deleted;
}

Result<> restoreWithin(Connection &connection, const QList<DeletedRow> &rows)
{
    // Rows of one table may hang on each other in any order.
    if (auto deferred = connection.run("PRAGMA defer_foreign_keys = ON"); !deferred)
        return deferred;
    return withoutOwnTriggers(connection, [&]() -> Result<> {
        for (const DeletedRow &row : rows) {
            if (auto restored = restoreOne(connection, row); !restored)
                return restored;
        }
        return {};
    });
}

Result<QList<DeletedRow>> deleteRows(Connection &connection, const QString &table,
                                     const QList<QVariant> &keys)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    auto deleted = deleteWithin(connection, table, keys);
    if (!deleted)
        return deleted;
    if (auto committed = edit->commit(); !committed)
        return committed.error();
    return deleted;
}

Result<> restoreRows(Connection &connection, const QList<DeletedRow> &rows)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    if (auto restored = restoreWithin(connection, rows); !restored)
        return restored;
    return edit->commit();
}

Result<QList<DependentRows>> dependentRowsByTable(Connection &connection, const QString &table,
                                                  const QList<QVariant> &keys)
{
    auto affected = findAffected(connection, table, keys);
    if (!affected)
        return affected.error();
    std::set<Value> own;
    for (const QVariant &key : keys)
        own.insert(CellValue(key).value);
    std::vector<DependentRows> counts(affected->tables.size());
    for (const AffectedRow &row : affected->rows) {
        if (!row.cleared.empty())
            ++counts[row.table].cleared;
        else if (row.table != affected->table || !own.contains(row.key))
            ++counts[row.table].gone;
    }
    QList<DependentRows> found;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i].table = QString::fromStdString(affected->tables[i].name);
        if (counts[i].gone + counts[i].cleared > 0)
            found << counts[i];
    }
    return found;
}

Result<qint64> dependentRows(Connection &connection, const QString &table,
                             const QList<QVariant> &keys)
{
    const auto tables = dependentRowsByTable(connection, table, keys);
    if (!tables)
        return tables.error();
    qint64 count = 0;
    for (const DependentRows &rows : *tables)
        count += rows.gone;
    return count;
}

} // namespace waybill
