// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/dependents.h"

#include "models/tables/rowsql.h"

namespace waybill {

namespace {

/// In a list of what belongs to one record, what is said of that record stands in every row.
TableLayout withoutParent(TableLayout layout, const std::string &column)
{
    for (LayoutColumn &shown : layout.columns)
        shown.hidden = shown.hidden || shown.through == column || shown.column == column;
    return layout;
}

} // namespace

QList<DependentKind> dependentKinds(const QList<TableLayout> &all, const TableLayout &view)
{
    QList<DependentKind> kinds;
    for (const TableLayout &other : all) {
        for (const LayoutJoin &parent : other.parents) {
            if (parent.table == view.table && parent.parentColumn == view.key)
                kinds << DependentKind{.layout = withoutParent(other, parent.column),
                                       .column = parent.column};
        }
    }
    return kinds;
}

Result<QList<qint64>> countDependents(Connection &connection, const QList<DependentKind> &kinds,
                                      const QVariant &key)
{
    QList<qint64> counts;
    for (const DependentKind &kind : kinds) {
        Sql sql{.text = "SELECT count(*) FROM (SELECT 1 FROM " + quotedName(kind.layout.table),
                .values = {}};
        sql.add(" WHERE " + quotedName(kind.column) + " = ?", keyValue(key));
        sql.text += " LIMIT " + std::to_string(mostCounted + 1) + ')';
        auto statement = prepared(connection, sql);
        if (!statement)
            return statement.error();
        if (auto row = statement->step(); !row)
            return row.error();
        counts << statement->integer(0);
    }
    return counts;
}

} // namespace waybill
