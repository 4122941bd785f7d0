// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/keptcells.h"

#include <QCoreApplication>

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
