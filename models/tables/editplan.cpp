// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/editplan.h"

#include "models/tables/shown.h"
#include "models/tables/validation.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Plan
{
    Q_DECLARE_TR_FUNCTIONS(EditPlan)
};

/// Not a value that the column would never take: a playbook may show a column for reading only.
Result<QVariant> checked(const LayoutColumn &column, const WantedCell &wanted)
{
    if (column.editableThere())
        return Problem{.code = u"CELL-04"_s,
                       .field = column.label,
                       .message = Plan::tr("%1 stands in another record, which others may share. "
                                           "Change it in one cell at a time.")
                                      .arg(column.label)};
    if (!column.editable())
        return Problem{.code = u"CELL-04"_s,
                       .field = column.label,
                       .message = Plan::tr("%1 cannot be edited here.").arg(column.label)};
    if (!wanted.asStored)
        return checkEdit(column, wanted.value);
    if (!wanted.value.isValid())
        return checkEdit(column, {});
    const bool holdsText = column.editor == Editor::Text || column.editor == Editor::LongText;
    if (!holdsText && wanted.value.toString().isEmpty())
        return Problem{.code = u"CELL-02"_s,
                       .field = column.label,
                       .message = Plan::tr("%1 cannot hold an empty text.").arg(column.label)};
    return wanted.value;
}

/// An empty text that is there stays one when nothing is entered; see TableModel::setData().
bool isSame(const QVariant &before, const QVariant &after, bool asStored)
{
    if (!asStored && !after.isValid() && before.toString().isEmpty())
        return true;
    return before.isValid() == after.isValid() && before == after;
}

} // namespace

QString typedText(const LayoutColumn &column, const QVariant &value)
{
    if (column.editor == Editor::Words)
        return column.wordLabel(value.toString());
    if (column.editor == Editor::Flag && value.metaType().id() != QMetaType::QString)
        return shownText(column, value);
    if (value.metaType().id() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

EditPlan planEdits(const CellBlock &block, const QList<WantedCell> &wanted)
{
    EditPlan plan;
    std::map<qsizetype, RowChange> changes;
    for (const WantedCell &cell : wanted) {
        const ShownRow &row = block.rows[cell.row];
        const LayoutColumn &column = block.layout.columns[cell.column];
        const auto shown = [&](const QVariant &value) {
            const QString text = shownText(column, value);
            if (value.isValid() && text.isEmpty())
                return Plan::tr("(empty text)");
            return value.isValid() ? text : Plan::tr("(not known)");
        };
        PlannedCell planned{.record = row.caption,
                            .column = column.label,
                            .before = {},
                            .after = typedText(column, cell.value),
                            .refused = {}};
        if (row.values.isEmpty()) {
            planned.refused = Plan::tr("The row is no longer there.");
            plan.refused << planned;
            continue;
        }
        const QVariant &before = row.values[cell.column];
        planned.before = shown(before);
        const auto after = checked(column, cell);
        if (!after) {
            planned.refused = after.error().message;
            plan.refused << planned;
            continue;
        }
        if (isSame(before, *after, cell.asStored)) {
            ++plan.same;
            continue;
        }
        planned.after = shown(*after);
        if (plan.cells.size() < mostPreviewed)
            plan.cells << planned;
        if (plan.changed++ == 0)
            plan.caption = row.caption;
        if (!plan.columns.contains(column.label))
            plan.columns << column.label;
        RowChange &change = changes[cell.row];
        change.table = block.layout.tableName();
        change.key = row.key;
        change.before.insert(column.name(), before);
        change.after.insert(column.name(), *after);
    }
    for (const auto &[row, change] : changes)
        plan.changes << change;
    return plan;
}

QString recordCount(const TableLayout &layout, qsizetype count)
{
    return QLocale().toString(count) + u' '
        + (count == 1 ? layout.singular : layout.title.toLower());
}

QString editedThings(const TableLayout &layout, const EditPlan &plan)
{
    const qsizetype rows = plan.changes.size();
    const QString records =
        rows == 1 && !plan.caption.isEmpty() ? plan.caption : recordCount(layout, rows);
    const QString what = plan.columns.size() == 1
        ? plan.columns.constFirst()
        : Plan::tr("%Ln columns", nullptr, static_cast<int>(plan.columns.size()));
    return Plan::tr("%1 of %2").arg(what, records);
}

} // namespace waybill
