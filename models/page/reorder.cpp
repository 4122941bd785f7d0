// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/reorder.h"

#include "models/commands/changecells.h"

#include <algorithm>

namespace waybill {

namespace {

/// The layout with the place alone, whether the view shows it or not.
TableLayout placeAlone(TableLayout layout, const std::string &column)
{
    layout.columns = {LayoutColumn{.table = layout.table,
                                   .column = column,
                                   .through = {},
                                   .label = {},
                                   .editor = Editor::Integer,
                                   .words = {}}};
    return layout;
}

} // namespace

void reorderRows(DataSession &session, QObject *receiver, const TableLayout &layout,
                 const std::string &column, const RowIds &ids, const QString &text,
                 std::function<void(const Problem &)> failed)
{
    const auto read = [layout = placeAlone(layout, column),
                       ids](Connections &connections) -> Result<QList<ShownRow>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return fetchRows(**connection, layout, ids);
    };
    const auto push = [&session, table = layout.tableName(), column, text,
                       failed = std::move(failed)](const Result<QList<ShownRow>> &rows) {
        if (!rows) {
            failed(rows.error());
            return;
        }
        QList<RowChange> changes;
        const QString name = QString::fromStdString(column);
        qint64 place = 0;
        for (const ShownRow &row : *rows) {
            if (row.values.isEmpty())
                continue;
            const QVariant wanted = QVariant::fromValue<qint64>(place++);
            if (row.values.constFirst() != wanted)
                changes << RowChange{.table = table,
                                     .key = row.key,
                                     .before = {{name, row.values.constFirst()}},
                                     .after = {{name, wanted}}};
        }
        if (!changes.isEmpty())
            session.undoStack().push(new ChangeCells(session, changes, text));
    };
    session.thread().ask(receiver, read, push);
}

RowIds movedTo(RowIds ids, int from, int to)
{
    const auto count = static_cast<int>(ids.size());
    if (from < 0 || from >= count)
        return ids;
    const int target = std::clamp(to, 0, count - 1);
    const auto at = [&ids](int row) { return ids.begin() + row; };
    if (from < target)
        std::rotate(at(from), at(from + 1), at(target + 1));
    else
        std::rotate(at(target), at(from), at(from + 1));
    return ids;
}

} // namespace waybill
