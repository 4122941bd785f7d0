// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/cellselection.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTableView>

#include <algorithm>

namespace waybill {

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

qint64 selectedCellCount(const QTableView &view)
{
    const QList<int> columns = visibleColumns(view);
    qint64 count = 0;
    for (const QItemSelectionRange &range : view.selectionModel()->selection()) {
        const auto seen = std::count_if(columns.begin(), columns.end(), [&](int column) {
            return range.left() <= column && column <= range.right();
        });
        count += seen * range.height();
    }
    return count;
}

QList<int> rowsOfSelection(const QTableView &view)
{
    QList<int> rows;
    for (const QItemSelectionRange &range : view.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

CellSelection selectedCells(const QTableView &view)
{
    const QItemSelection ranges = view.selectionModel()->selection();
    CellSelection selected{
        .rows = rowsOfSelection(view), .columns = visibleColumns(view), .cells = {}};
    selected.columns.removeIf([&](int column) {
        return std::none_of(ranges.begin(), ranges.end(), [&](const auto &range) {
            return range.left() <= column && column <= range.right();
        });
    });
    for (qsizetype row = 0; row < selected.rows.size(); ++row) {
        for (int column = 0; column < selected.columns.size(); ++column) {
            const auto holds = [&](const QItemSelectionRange &range) {
                return range.contains(selected.rows[row], selected.columns[column], {});
            };
            if (std::any_of(ranges.begin(), ranges.end(), holds))
                selected.cells << CellSelection::Cell{row, column};
        }
    }
    return selected;
}

} // namespace waybill
