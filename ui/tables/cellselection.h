// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QTableView;

namespace waybill {

/// The selected cells of a table in the order in which they are seen; hidden columns have none.
struct CellSelection
{
    struct Cell
    {
        qsizetype row = 0; ///< in \a rows
        int column = 0; ///< in \a columns
    };
    QList<int> rows; ///< of the model, from top to bottom
    QList<int> columns; ///< of the model, from left to right
    QList<Cell> cells;

    bool isBlock() const { return cells.size() == rows.size() * columns.size(); }
};

/// The columns that are shown, from left to right.
QList<int> visibleColumns(const QTableView &view);
/// Counted by ranges: all of a million rows are selected as one.
qint64 selectedCellCount(const QTableView &view);
CellSelection selectedCells(const QTableView &view);
/// The rows of the selected cells, from top to bottom.
QList<int> rowsOfSelection(const QTableView &view);

} // namespace waybill
