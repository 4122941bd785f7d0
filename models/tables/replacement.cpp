// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/replacement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QList<WantedCell> foundCells(const CellBlock &block, const Replacement &replacement)
{
    QList<WantedCell> wanted;
    for (qsizetype row = 0; row < block.rows.size(); ++row) {
        const QList<QVariant> &values = block.rows[row].values;
        for (int column = 0; column < values.size(); ++column) {
            if (!values[column].isValid())
                continue;
            const QString text = typedText(block.layout.columns[column], values[column]);
            if (auto other = replaced(text, replacement))
                wanted << WantedCell{.row = row, .column = column, .value = *other};
        }
    }
    return wanted;
}

void add(EditPlan &plan, EditPlan part)
{
    if (plan.changed == 0)
        plan.caption = part.caption;
    plan.changes << part.changes;
    plan.refused << part.refused;
    plan.changed += part.changed;
    plan.same += part.same;
    if (plan.cells.size() < mostPreviewed)
        plan.cells << part.cells.first(
            std::min(part.cells.size(), mostPreviewed - plan.cells.size()));
    for (const QString &column : std::as_const(part.columns)) {
        if (!plan.columns.contains(column))
            plan.columns << column;
    }
}

} // namespace

std::optional<QString> replaced(const QString &text, const Replacement &replacement)
{
    const auto cases = replacement.caseCounts ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (replacement.find.isEmpty())
        return {};
    if (replacement.wholeCell)
        return text.compare(replacement.find, cases) == 0 ? std::optional(replacement.by)
                                                          : std::nullopt;
    if (!text.contains(replacement.find, cases))
        return {};
    return QString(text).replace(replacement.find, replacement.by, cases);
}

Result<EditPlan> planReplacement(Connection &connection, const TableLayout &layout,
                                 const RowIds &ids, const Replacement &replacement,
                                 const QueryWatch::Stop &stop)
{
    EditPlan plan;
    constexpr std::ptrdiff_t part = 1000;
    for (auto at = ids.begin(); at != ids.end() && !plan.cut;) {
        if (stop())
            return Problem{.code = u"RUN-STOP"_s, .message = {}};
        const auto end = at + std::min(part, ids.end() - at);
        auto rows = fetchRows(connection, layout, RowIds(at, end));
        if (!rows)
            return rows.error();
        const CellBlock block{.layout = layout, .rows = *rows};
        add(plan, planEdits(block, foundCells(block, replacement)));
        plan.cut = plan.changed + plan.refused.size() > mostCells;
        at = end;
    }
    return plan;
}

} // namespace waybill
