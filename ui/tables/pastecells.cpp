// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/pastecells.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Paste
{
    Q_DECLARE_TR_FUNCTIONS(PasteCells)
};

QString sizeText(const BlockSize &size)
{
    return Paste::tr("%1 × %2", "rows times columns").arg(size.rows).arg(size.columns);
}

} // namespace

PasteCells::PasteCells(const QList<QStringList> &cells, const CellSelection &selected,
                       const QList<int> &visibleColumns, int rowCount)
    : m_cells(cells)
    , m_size(sizeOf(cells))
    , m_selected(selected)
    , m_ways(pasteWays(m_size, {selected.rows.size(), selected.columns.size()}, selected.isBlock()))
    , m_rows(selected.rows)
    , m_columns(visibleColumns.mid(visibleColumns.indexOf(selected.columns.constFirst())))
{
    const int first = selected.rows.constFirst();
    const auto last = static_cast<int>(std::min<qsizetype>(rowCount, first + m_size.rows));
    for (int row = first; row < last && m_ways.contains(PasteWay::AsItIs); ++row)
        m_rows << row;
    std::sort(m_rows.begin(), m_rows.end());
    m_rows.erase(std::unique(m_rows.begin(), m_rows.end()), m_rows.end());
}

QString PasteCells::about() const
{
    if (m_ways.size() == 1)
        return {};
    return Paste::tr("The clipboard has %1 cells and %2 are selected (rows × columns).")
        .arg(sizeText(m_size), sizeText({m_selected.rows.size(), m_selected.columns.size()}));
}

QString PasteCells::text(PasteWay way) const
{
    return way == PasteWay::AsItIs
        ? Paste::tr("&As they are: %1 cells from the first selected one on").arg(sizeText(m_size))
        : Paste::tr("&Into the selected cells only, repeated until they are full");
}

qint64 PasteCells::size() const
{
    const qint64 asItIs = m_size.rows * m_size.columns;
    return std::max<qint64>(m_selected.cells.size(),
                            m_ways.contains(PasteWay::AsItIs) ? asItIs : 0);
}

void PasteCells::addAsItIs(QList<WantedCell> &wanted, QList<PlannedCell> &outside) const
{
    const int first = m_selected.rows.constFirst();
    for (qsizetype row = 0; row < m_cells.size(); ++row) {
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), first + row);
        for (qsizetype column = 0; column < m_cells[row].size(); ++column) {
            const QString &text = m_cells[row][column];
            if (at == m_rows.end() || column >= m_columns.size())
                outside << PlannedCell{.record = {},
                                       .column = {},
                                       .before = {},
                                       .after = text,
                                       .refused = at == m_rows.end()
                                           ? Paste::tr("The table has no row there.")
                                           : Paste::tr("The table shows no column there.")};
            else
                wanted << WantedCell{
                    .row = at - m_rows.begin(), .column = static_cast<int>(column), .value = text};
        }
    }
}

void PasteCells::addRepeated(QList<WantedCell> &wanted) const
{
    for (const auto &cell : m_selected.cells) {
        const QStringList &texts = m_cells[cell.row % m_size.rows];
        const qsizetype column = cell.column % m_size.columns;
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), m_selected.rows[cell.row]);
        if (column < texts.size())
            wanted << WantedCell{
                .row = at - m_rows.begin(),
                .column = static_cast<int>(m_columns.indexOf(m_selected.columns[cell.column])),
                .value = texts[column]};
    }
}

EditPlan PasteCells::plan(const CellBlock &block, PasteWay way) const
{
    QList<WantedCell> wanted;
    QList<PlannedCell> outside;
    if (way == PasteWay::AsItIs)
        addAsItIs(wanted, outside);
    else
        addRepeated(wanted);
    EditPlan plan = planEdits(block, wanted);
    plan.refused << outside;
    return plan;
}

} // namespace waybill
