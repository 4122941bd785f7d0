// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/rowplace.h"

#include "migration/target/statement.h"

namespace waybill {

namespace {

/// The ledger has keys as they are shown, so they are compared as texts; a number is looked up.
Result<qint64> rowid(Connection &connection, const std::string &table, const std::string &column,
                     const QString &key)
{
    bool isNumber = false;
    const qint64 number = key.toLongLong(&isNumber);
    auto query = Statement::prepare(connection,
                                    "SELECT rowid FROM " + quotedName(table) + " WHERE "
                                        + quotedName(column) + " = ? LIMIT 1");
    if (!query)
        return query.error();
    const std::string text = key.toStdString();
    for (const bool asNumber : {true, false}) {
        if (asNumber && !isNumber)
            continue;
        if (asNumber)
            query->bindInteger(0, number);
        else
            query->bindText(0, text);
        auto row = query->step();
        if (!row)
            return row.error();
        if (*row)
            return query->integer(0);
        query->reset();
    }
    return 0;
}

int joinedColumn(const TableLayout &layout, const std::string &table, const std::string &column)
{
    int any = -1;
    for (int i = 0; i < layout.columns.size(); ++i) {
        const LayoutColumn &each = layout.columns[i];
        if (!each.joined() || each.table != table || !each.leadsToRow)
            continue;
        if (each.column == column)
            return i;
        any = any < 0 ? i : any;
    }
    return any;
}

} // namespace

Result<RowPlace> findRowPlace(Connection &connection, const QList<TableLayout> &layouts,
                              const QString &table, const QString &key, const QString &column)
{
    const std::string wanted = column.toStdString();
    for (const TableLayout &layout : layouts) {
        if (layout.tableName() != table)
            continue;
        auto id = rowid(connection, layout.table, layout.key, key);
        if (!id)
            return id.error();
        return RowPlace{.view = layout.id, .id = *id, .column = layout.column(wanted)};
    }
    for (const TableLayout &layout : layouts) {
        const int at = joinedColumn(layout, table.toStdString(), wanted);
        if (at < 0)
            continue;
        auto id = rowid(connection, layout.table, layout.columns[at].through, key);
        if (!id)
            return id.error();
        if (*id != 0)
            return RowPlace{.view = layout.id, .id = *id, .column = at};
    }
    return RowPlace{};
}

} // namespace waybill
