// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/cellorigin.h"

#include "migration/target/statement.h"
#include "models/record/destination.h"
#include "models/tables/rowquery.h"
#include "models/tables/rowsql.h"

namespace waybill {

namespace {

/// The key of the row that a foreign key of this one leads to.
Result<QVariant> parentKey(Connection &connection, const TableLayout &layout,
                           const LayoutColumn &column, const QVariant &key)
{
    const Sql sql{.text = "SELECT " + quotedName(column.through) + " FROM "
                      + quotedName(layout.table) + " WHERE " + quotedName(layout.key) + " = ?",
                  .values = {keyValue(key)}};
    auto query = prepared(connection, sql);
    if (!query)
        return query.error();
    auto there = query->step();
    if (!there)
        return there.error();
    return *there ? shownValue(query->value(0)) : QVariant();
}

} // namespace

Result<CellOrigin> cellOriginOf(Connection &connection, const TableLayout &layout, int column,
                                const QVariant &key)
{
    const LayoutColumn &asked = layout.columns[column];
    TableLayout place = layout;
    QVariant row = key;
    if (asked.joined()) {
        auto parent = parentKey(connection, layout, asked, key);
        auto there = layoutForTrace(connection, QString::fromStdString(asked.table));
        if (!parent || !there)
            return !parent ? parent.error() : there.error();
        place = std::move(*there);
        row = *parent;
    }
    auto origin = fullOriginOf(connection, place, row);
    if (!origin)
        return origin.error();
    CellOrigin cell{.record = std::move(*origin), .fields = {}};
    for (const OriginField &field : std::as_const(cell.record.fields)) {
        if (field.column == asked.name())
            cell.fields << field;
    }
    return cell;
}

} // namespace waybill
