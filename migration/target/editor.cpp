// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/editor.h"

#include "migration/target/editparts.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::vector<CellValue> cellValues(const QMap<QString, QVariant> &values)
{
    std::vector<CellValue> cells;
    for (const QVariant &value : values)
        cells.emplace_back(value);
    return cells;
}

Result<> writeChange(Connection &connection, const TableInfo &table, const RowChange &change)
{
    auto columns = editableColumns(table, change.after);
    if (!columns)
        return columns.error();
    if (columns->empty())
        return {};
    return writeColumns(connection, table, *columns, cellValues(change.after), change.key);
}

} // namespace

Result<Differences> differences(Connection &connection, const TableInfo &table,
                                const RowChange &change)
{
    auto columns = editableColumns(table, change.before);
    if (!columns)
        return columns.error();
    std::string sql = "SELECT 1";
    for (const std::string &column : *columns)
        sql += ", " + quotedName(column);
    auto query = Statement::prepare(connection,
                                    sql + " FROM " + quotedName(table.name) + " WHERE "
                                        + quotedName(table.key) + " = ?");
    if (!query)
        return query.error();
    const CellValue key(change.key);
    key.bind(*query, 0);
    auto row = query->step();
    if (!row)
        return row.error();
    const QString name = QString::fromStdString(table.name);
    if (!*row)
        return Differences{.problems = {rowIsGone(table, change.key)},
                           .cells = {{.table = name,
                                      .key = change.key,
                                      .column = {},
                                      .before = {},
                                      .after = {},
                                      .found = {}}}};
    Differences others;
    int at = 0;
    for (auto seen = change.before.cbegin(); seen != change.before.cend(); ++seen) {
        ++at;
        if (CellValue(*seen).equals(*query, at))
            continue;
        others.cells << KeptCell{.table = name,
                                 .key = change.key,
                                 .column = seen.key(),
                                 .before = *seen,
                                 .after = change.after.value(seen.key()),
                                 .found = toVariant(query->value(at))};
        others.problems << Problem{
            .code = u"EDIT-01"_s,
            .field = seen.key(),
            .record = rowTitle(table, change.key),
            .expected = shownText(CellValue(*seen).value),
            .found = shownText(query->value(at)),
            .action = EditText::tr("Nothing was changed."),
            .message = EditText::tr("Somebody else has changed this in the meantime.")};
    }
    return others;
}

Result<> mustHold(Connection &connection, const TableInfo &table, const QVariant &key,
                  const QMap<QString, QVariant> &seen)
{
    const auto others = differences(
        connection, table,
        {.table = QString::fromStdString(table.name), .key = key, .before = seen, .after = {}});
    if (!others)
        return others.error();
    return others->problems.isEmpty() ? Result<>() : Result<>(others->problems.constFirst());
}

Result<> updateRow(Connection &connection, const RowChange &change)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    auto table = editableTable(connection, change.table);
    if (!table)
        return table.error();
    auto others = differences(connection, *table, change);
    if (!others)
        return others.error();
    if (!others->problems.isEmpty())
        return others->problems.constFirst();
    if (auto written = writeChange(connection, *table, change); !written)
        return written;
    return edit->commit();
}

Result<RowChanges> updateRows(Connection &connection, const QList<RowChange> &changes)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    RowChanges done;
    TableInfo table;
    for (RowChange change : changes) {
        if (table.name != change.table.toStdString()) {
            auto next = editableTable(connection, change.table);
            if (!next)
                return next.error();
            table = std::move(*next);
        }
        auto others = differences(connection, table, change);
        if (!others)
            return others.error();
        for (const Problem &other : std::as_const(others->problems)) {
            if (other.field.isEmpty())
                change.after.clear();
            change.before.remove(other.field);
            change.after.remove(other.field);
        }
        done.kept << others->problems;
        done.cells << others->cells;
        if (change.after.isEmpty())
            continue;
        if (auto written = writeChange(connection, table, change); !written)
            return written.error();
        done.written << std::move(change);
    }
    if (auto committed = edit->commit(); !committed)
        return committed.error();
    return done;
}

Result<QVariant> insertRow(Connection &connection, const QString &table,
                           const QMap<QString, QVariant> &values)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    auto info = editableTable(connection, table);
    if (!info)
        return info.error();
    auto columns = editableColumns(*info, values);
    if (!columns)
        return columns.error();
    auto key = insertColumns(connection, *info, *columns, cellValues(values));
    if (!key)
        return key.error();
    if (auto committed = edit->commit(); !committed)
        return committed.error();
    return *key;
}

} // namespace waybill
