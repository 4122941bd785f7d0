// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/editplan.h"
#include "models/tables/pastedcells.h"
#include "ui/tables/cellselection.h"

namespace waybill {

/// Where the cells of the clipboard go in a table.
class PasteCells
{
public:
    PasteCells(const QList<QStringList> &cells, const CellSelection &selected,
               const QList<int> &visibleColumns, int rowCount);

    const QList<PasteWay> &ways() const { return m_ways; }
    QString about() const; ///< why there is a choice; empty when there is none
    QString text(PasteWay way) const;
    qint64 size() const; ///< cells at most
    QList<int> rows() const { return m_rows; } ///< of the model, whichever way it goes
    QList<int> columns() const { return m_columns; }
    EditPlan plan(const CellBlock &block, PasteWay way) const;

private:
    void addAsItIs(QList<WantedCell> &wanted, QList<PlannedCell> &outside) const;
    void addRepeated(QList<WantedCell> &wanted) const;

    QList<QStringList> m_cells;
    BlockSize m_size;
    CellSelection m_selected;
    QList<PasteWay> m_ways;
    QList<int> m_rows;
    QList<int> m_columns;
};

} // namespace waybill
