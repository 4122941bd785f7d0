// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/shownpage.h"

#include "ui/tables/tablepage.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace waybill {

namespace {

QList<int> visibleColumns(const QTableView &view)
{
    const QHeaderView &header = *view.horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            columns << column;
    }
    return columns;
}

} // namespace

ShownTable shownOn(TablePage &page, const QString &database)
{
    return {.database = database,
            .layout = page.model().layout(),
            .query = page.model().query(),
            .columns = visibleColumns(page.view()),
            .rows = {}};
}

/// By ranges: all of a million rows are selected as one.
RowIds selectedRows(TablePage &page)
{
    std::vector<int> rows;
    const QItemSelection selection = page.view().selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    RowIds ids;
    ids.reserve(rows.size());
    for (const int row : rows)
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
