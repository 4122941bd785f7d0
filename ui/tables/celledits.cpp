// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/celledits.h"

#include "models/commands/changecells.h"
#include "ui/editors/fieldeditor.h"
#include "ui/tables/cellselection.h"
#include "ui/tables/pastecells.h"
#include "ui/tables/replacedialog.h"
#include "ui/tables/valuedialog.h"

#include <QAbstractItemDelegate>
#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

CellEdits::CellEdits(DataSession &session, TableModel &model, QTableView &view)
    : QObject(&view)
    , m_session(session)
    , m_model(model)
    , m_view(view)
{
}

void CellEdits::say(const char *code, const QString &message)
{
    Q_EMIT problem(
        {.code = QString::fromLatin1(code), .severity = Severity::Info, .message = message});
}

void CellEdits::sayTooMany()
{
    say("EDIT-04",
        tr("These are too many cells for one step. At most %Ln can be changed at once.", nullptr,
           static_cast<int>(mostCells)));
}

bool CellEdits::mayEdit()
{
    if (!m_session.writable())
        return false;
    const qint64 count = selectedCellCount(m_view);
    if (count > mostCells)
        sayTooMany();
    return count > 0 && count <= mostCells;
}

/// Of whole rows only the column counts in which something is typed: nobody wants the same in all
/// columns of a row.
void CellEdits::putIntoSelected()
{
    const QModelIndex current = m_view.currentIndex();
    QWidget *editor = m_view.indexWidget(current);
    if (!mayEdit())
        return;
    CellSelection selected = selectedCells(m_view);
    const auto column = static_cast<int>(selected.columns.indexOf(current.column()));
    const bool wholeRows = selected.columns.size() > 1
        && selected.columns.size() == visibleColumns(m_view).size() && selected.isBlock();
    if (wholeRows && column >= 0)
        selected.cells.removeIf([&](const auto &cell) { return cell.column != column; });
    if (!editor) {
        askForValue(selected);
        return;
    }
    const QVariant value = fieldValue(m_model.layout().columns[current.column()], editor);
    Q_EMIT m_view.itemDelegateForIndex(current)->closeEditor(
        editor, QAbstractItemDelegate::RevertModelCache);
    putValue(selected, value);
}

void CellEdits::askForValue(const CellSelection &selected)
{
    QList<LayoutColumn> columns;
    for (int i = 0; i < selected.columns.size(); ++i) {
        const LayoutColumn &column = m_model.layout().columns[selected.columns[i]];
        const auto isIn = [&](const auto &cell) { return cell.column == i; };
        if (column.editable() && std::any_of(selected.cells.begin(), selected.cells.end(), isIn))
            columns << column;
    }
    if (columns.isEmpty()) {
        say("CELL-04", tr("None of the selected cells can be edited here."));
        return;
    }
    auto *dialog = new ValueDialog(columns, selected.cells.size(), m_view.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setValue(m_view.currentIndex().data(Qt::EditRole));
    connect(dialog, &ValueDialog::chosen, this,
            [this, selected](const QVariant &value) { putValue(selected, value); });
    dialog->open();
}

void CellEdits::putValue(const CellSelection &selected, const QVariant &value)
{
    const auto wanted = [cells = selected.cells, value](const CellBlock &) {
        QList<WantedCell> all;
        for (const auto &cell : cells)
            all << WantedCell{.row = cell.row, .column = cell.column, .value = value};
        return all;
    };
    edit(selected, wanted, [this](const EditPlan &plan) {
        return tr("Change %1").arg(editedThings(m_model.layout(), plan));
    });
}

/// The uppermost selected cell of each column goes into those below it. When one row is selected,
/// the one above it is taken, as spreadsheets do.
void CellEdits::fillDown()
{
    if (!mayEdit())
        return;
    CellSelection selected = selectedCells(m_view);
    if (selected.rows.size() == 1) {
        if (selected.rows.constFirst() == 0)
            return;
        selected.rows.prepend(selected.rows.constFirst() - 1);
        const auto cells = selected.cells;
        for (const auto &cell : cells)
            selected.cells << CellSelection::Cell{.row = 1, .column = cell.column};
    }
    const auto wanted = [cells = selected.cells](const CellBlock &block) {
        QList<WantedCell> all;
        QHash<int, QVariant> first;
        for (const auto &cell : cells) {
            const QList<QVariant> &values = block.rows[cell.row].values;
            if (!first.contains(cell.column))
                first.insert(cell.column, values.value(cell.column));
            else
                all << WantedCell{.row = cell.row,
                                  .column = cell.column,
                                  .value = first.value(cell.column),
                                  .asStored = true};
        }
        return all;
    };
    edit(selected, wanted, [this](const EditPlan &plan) {
        return tr("Fill down %1").arg(editedThings(m_model.layout(), plan));
    });
}

void CellEdits::makeUnknown()
{
    if (mayEdit())
        putStored(QVariant());
}

void CellEdits::makeEmptyText()
{
    if (mayEdit())
        putStored(QString(u""_s));
}

void CellEdits::putStored(const QVariant &value)
{
    const CellSelection selected = selectedCells(m_view);
    const auto wanted = [cells = selected.cells, value](const CellBlock &) {
        QList<WantedCell> all;
        for (const auto &cell : cells)
            all << WantedCell{
                .row = cell.row, .column = cell.column, .value = value, .asStored = true};
        return all;
    };
    edit(selected, wanted, [this](const EditPlan &plan) {
        return tr("Empty %1").arg(editedThings(m_model.layout(), plan));
    });
}

void CellEdits::paste()
{
    const QList<QStringList> cells = cellsOfText(QGuiApplication::clipboard()->text());
    if (cells.isEmpty() || !mayEdit())
        return;
    const PasteCells paste(cells, selectedCells(m_view), visibleColumns(m_view),
                           m_model.rowCount());
    if (paste.size() > mostCells) {
        sayTooMany();
        return;
    }
    const auto name = [this](const EditPlan &plan) {
        return tr("Paste %1").arg(editedThings(m_model.layout(), plan));
    };
    const auto ask = [this, paste, name](const Result<CellBlock> &block) {
        if (!block) {
            Q_EMIT problem(block.error());
            return;
        }
        QList<EditPreview::Way> ways;
        for (const PasteWay way : paste.ways())
            ways << EditPreview::Way{.text = paste.text(way), .plan = [paste, way, block = *block] {
                                         return paste.plan(block, way);
                                     }};
        propose(paste.about(), ways, name);
    };
    readCells(m_session, m_model, paste.rows(), paste.columns(), ask);
}

void CellEdits::replace()
{
    if (!m_session.writable())
        return;
    const QModelIndex current = m_view.currentIndex();
    const bool here = current.isValid() && m_model.layout().columns[current.column()].editable();
    auto *dialog =
        new ReplaceDialog(m_session, m_model, here ? current.column() : -1, m_view.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &ReplaceDialog::agreed, this, [this](const EditPlan &plan, const QString &find) {
            const QString shown = find.size() > 30 ? find.left(29) + u'…' : find;
            store(plan, [this, shown](const EditPlan &agreed) {
                return tr("Replace “%1” in %2").arg(shown, editedThings(m_model.layout(), agreed));
            });
        });
    dialog->open();
}

void CellEdits::edit(const CellSelection &selected, const Wanted &wanted, const Name &name)
{
    const auto plan = [this, wanted, name](const Result<CellBlock> &block) {
        if (!block)
            Q_EMIT problem(block.error());
        else
            propose(
                {},
                {{.text = {},
                  .plan = [block = *block, wanted] { return planEdits(block, wanted(block)); }}},
                name);
    };
    readCells(m_session, m_model, selected.rows, selected.columns, plan);
}

/// Asks only when there is something to ask: a choice, or values that are not stored.
void CellEdits::propose(const QString &about, const QList<EditPreview::Way> &ways, const Name &name)
{
    const EditPlan plan = ways.constFirst().plan();
    if (ways.size() == 1 && about.isEmpty() && plan.refused.isEmpty()) {
        store(plan, name);
        return;
    }
    auto *dialog = new EditPreview(tr("Change many cells"), about, ways, m_view.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditPreview::agreed, this,
            [this, name](const EditPlan &agreed) { store(agreed, name); });
    dialog->open();
}

void CellEdits::store(const EditPlan &plan, const Name &name)
{
    if (plan.changes.isEmpty()) {
        say("EDIT-05", tr("Nothing was changed: the cells hold that value already."));
        return;
    }
    m_session.undoStack().push(new ChangeCells(m_session, plan.changes, name(plan)));
    Q_EMIT done(tr("%Ln cells were changed.", nullptr, static_cast<int>(plan.changed)));
}

} // namespace waybill
