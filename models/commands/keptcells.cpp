// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/keptcells.h"

#include "models/tables/rowquery.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Kept
{
    Q_DECLARE_TR_FUNCTIONS(KeptCells)
};

/// As people know the column; records are named by their table and key ("applications 17").
QString labelOf(const Problem &problem, const QList<TableLayout> &layouts)
{
    const QString table = problem.record.section(u' ', 0, 0);
    for (const TableLayout &layout : layouts) {
        const int column = layout.column(problem.field.toStdString());
        if (layout.tableName() == table && column >= 0)
            return layout.columns[column].label;
    }
    return problem.field;
}

QString sentence(const Problem &problem, const QList<TableLayout> &layouts)
{
    if (problem.field.isEmpty())
        return Kept::tr("A row is no longer there.");
    const QString label = labelOf(problem, layouts);
    if (problem.found.isEmpty())
        return Kept::tr("%1 was “%2” and is empty now.").arg(label, problem.expected);
    if (problem.expected.isEmpty())
        return Kept::tr("%1 was empty and is “%2” now.").arg(label, problem.found);
    return Kept::tr("%1 was “%2” and is “%3” now.").arg(label, problem.expected, problem.found);
}

} // namespace

namespace {

/// What a person knows a row by; its key when no view shows it.
QString nameOf(Connection &connection, const KeptCell &cell, const TableLayout *layout)
{
    TableLayout bare = layout ? *layout : TableLayout();
    bare.columns.clear(); // only its name is wanted
    if (layout && bare.keyIsRowid) {
        const auto rows = fetchRows(connection, bare, {cell.key.toLongLong()});
        if (rows && !rows->isEmpty() && !rows->constFirst().caption.isEmpty())
            return rows->constFirst().caption;
    }
    return layout ? u"%1 %2"_s.arg(layout->singular, cell.key.toString()) : cell.key.toString();
}

} // namespace

QList<CellConflict> conflictsOf(Connection &connection, const QList<KeptCell> &cells,
                                const QList<TableLayout> &layouts)
{
    QList<CellConflict> conflicts;
    for (const KeptCell &cell : cells.first(std::min(cells.size(), mostConflicts))) {
        const auto layout =
            std::find_if(layouts.begin(), layouts.end(),
                         [&](const TableLayout &known) { return known.tableName() == cell.table; });
        const bool known = layout != layouts.end();
        const int column = known ? layout->column(cell.column.toStdString()) : -1;
        CellConflict conflict{.cell = cell,
                              .record = nameOf(connection, cell, known ? &*layout : nullptr),
                              .column = {}};
        if (column >= 0)
            conflict.column = layout->columns[column];
        else
            conflict.column.column = cell.column.toStdString();
        if (conflict.column.label.isEmpty())
            conflict.column.label = cell.column;
        conflicts << conflict;
    }
    return conflicts;
}

Problem keptCells(const Problems &kept, const QList<TableLayout> &layouts)
{
    if (kept.isEmpty())
        return {};
    Problem problem = kept.constFirst();
    problem.severity = Severity::Warning;
    problem.action.clear();
    problem.message =
        Kept::tr("%Ln cells were left as they are, because somebody else changed them "
                 "in the meantime. %1",
                 nullptr, static_cast<int>(kept.size()))
            .arg(sentence(kept.constFirst(), layouts));
    return problem;
}

} // namespace waybill
