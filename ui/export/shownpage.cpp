// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/shownpage.h"

#include "ui/tables/cellselection.h"
#include "ui/tables/tablepage.h"

#include <QTableView>

#include <algorithm>

namespace waybill {

ShownTable shownOn(TablePage &page, const QString &database)
{
    return {.database = database,
            .layout = page.model().layout(),
            .query = page.model().query(),
            .columns = visibleColumns(page.view()),
            .rows = {}};
}

RowIds selectedRows(TablePage &page)
{
    RowIds ids;
    for (const int row : rowsOfSelection(page.view()))
        ids.push_back(page.model().rowId(row));
    return ids;
}

QList<int> selectedColumns(TablePage &page)
{
    const QItemSelection selection = page.view().selectionModel()->selection();
    QList<int> columns = visibleColumns(page.view());
    columns.removeIf([&](int column) {
        return std::none_of(selection.begin(), selection.end(), [&](const auto &range) {
            return range.left() <= column && column <= range.right();
        });
    });
    return columns;
}

} // namespace waybill
