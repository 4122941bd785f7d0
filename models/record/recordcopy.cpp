// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/recordcopy.h"

#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "models/tables/rowquery.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool leadsToParent(const TableLayout &layout, const std::string &column)
{
    return std::any_of(layout.parents.begin(), layout.parents.end(),
                       [&](const LayoutJoin &parent) { return parent.column == column; });
}

bool isUnique(const TableInfo &table, const std::string &column)
{
    return std::find(table.uniques.begin(), table.uniques.end(), std::vector<std::string>{column})
        != table.uniques.end();
}

} // namespace

Result<RecordCopy> copyOf(Connection &connection, const TableLayout &layout, qint64 id)
{
    const auto table = readTableInfo(connection, layout.table);
    if (!table)
        return table.error();
    const auto rows = fetchRows(connection, layout, {id});
    if (!rows)
        return rows.error();
    auto query = Statement::prepare(
        connection, "SELECT * FROM " + quotedName(layout.table) + " WHERE rowid = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    const auto there = query->step();
    if (!there)
        return there.error();
    if (!*there || rows->constFirst().values.isEmpty())
        return Problem{
            .code = u"EDIT-02"_s,
            .message = QCoreApplication::translate("RecordCopy", "The row is no longer there.")};
    RecordCopy copy{.caption = rows->constFirst().caption,
                    .shown = rows->constFirst().values,
                    .others = {},
                    .parents = {},
                    .unique = {}};
    for (qsizetype i = 0; i < layout.columns.size(); ++i) {
        if (!layout.columns[i].joined() && layout.columns[i].unique) {
            copy.shown[i] = QVariant();
            copy.unique << layout.columns[i].label;
        }
    }
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
        const ColumnInfo &column = table->columns[i];
        const QVariant value = shownValue(query->value(static_cast<int>(i)));
        if (column.name == table->key || isUnique(*table, column.name) || !value.isValid())
            continue;
        if (leadsToParent(layout, column.name))
            copy.parents.insert(QString::fromStdString(column.name), value);
        else if (layout.column(column.name) < 0 && !column.hasDefault)
            copy.others.insert(QString::fromStdString(column.name), value);
    }
    return copy;
}

} // namespace waybill
