// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cellblock.h"

#include <algorithm>

namespace waybill {

namespace {

/// What is in view, as it is in view: somebody may have changed the row since.
QHash<qint64, QList<QVariant>> seenValues(const TableModel &model, const QList<int> &rows,
                                          const QList<int> &columns)
{
    QHash<qint64, QList<QVariant>> seen;
    for (const int row : rows) {
        if (!model.isAtHand(row))
            continue;
        QList<QVariant> values;
        for (const int column : columns)
            values << model.index(row, column).data(TableModel::ValueRole);
        seen.insert(model.rowId(row), values);
    }
    return seen;
}

} // namespace

TableLayout narrowed(TableLayout layout, const QList<int> &columns)
{
    QList<LayoutColumn> kept;
    for (const int column : columns)
        kept << layout.columns[column];
    layout.columns = std::move(kept);
    return layout;
}

void readCells(DataSession &session, TableModel &model, const QList<int> &rows,
               const QList<int> &columns, std::function<void(const Result<CellBlock> &)> done)
{
    RowIds ids;
    for (const int row : rows)
        ids.push_back(model.rowId(row));
    const TableLayout layout = narrowed(model.layout(), columns);
    const auto read = [layout, ids](Connections &connections) -> Result<CellBlock> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        CellBlock block{.layout = layout, .rows = {}};
        constexpr std::ptrdiff_t part = 1000;
        for (auto at = ids.begin(); at != ids.end();) {
            const auto end = at + std::min(part, ids.end() - at);
            auto some = fetchRows(**connection, layout, RowIds(at, end));
            if (!some)
                return some.error();
            block.rows << *some;
            at = end;
        }
        return block;
    };
    session.thread().ask(
        &model, read,
        [done = std::move(done), seen = seenValues(model, rows, columns)](Result<CellBlock> block) {
            if (block) {
                for (ShownRow &row : block->rows) {
                    const auto values = seen.constFind(row.id);
                    if (values != seen.cend() && !row.values.isEmpty())
                        row.values = *values;
                }
            }
            done(block);
        });
}

} // namespace waybill
