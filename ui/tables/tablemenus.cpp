// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablemenus.h"

#include "ui/delegates/linkdelegate.h"
#include "ui/record/cellorigindialog.h"
#include "ui/tables/celledits.h"
#include "ui/tables/cellselection.h"
#include "ui/tables/columnarrangement.h"
#include "ui/tables/columnsdialog.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace waybill {

TableMenus::TableMenus(TablePage &page)
    : QObject(&page)
    , m_page(page)
    , m_columns(new QMenu(tr("Columns"), &page))
{
    m_columns->setObjectName(u"columnsMenu"_s);
    connect(m_columns, &QMenu::aboutToShow, this, &TableMenus::fillColumnsMenu);
    connect(&page.view(), &QWidget::customContextMenuRequested, this, &TableMenus::openCellMenu);
    connect(&page.view(), &GridView::titleMenuRequested, this, &TableMenus::openTitleMenu);
    fillColumnsMenu();
}

void TableMenus::fillColumnsMenu()
{
    m_columns->clear();
    ColumnArrangement &columns = m_page.columns();
    const auto &all = m_page.model().layout().columns;
    for (int i = 0; i < all.size(); ++i) {
        QAction *action = m_columns->addAction(menuText(all[i].label));
        action->setCheckable(true);
        action->setChecked(!columns.isHidden(i));
        connect(action, &QAction::toggled, &columns,
                [&columns, i](bool shown) { columns.setHidden(i, !shown); });
    }
    m_columns->addSeparator();
    m_columns->addAction(tr("&Arrange columns…"), this, &TableMenus::arrangeColumns)
        ->setObjectName(u"arrangeColumns"_s);
    m_columns->addAction(tr("&Fit all columns"), &columns, &ColumnArrangement::fitAll);
    QAction *unfreeze =
        m_columns->addAction(tr("&Unfreeze"), &columns, &ColumnArrangement::unfreeze);
    unfreeze->setEnabled(columns.frozen() > 0);
    m_columns->addAction(tr("Usual &columns"), &columns,
                         [&columns] { columns.arrange(columns.usualPlaces(), 0); });
}

void TableMenus::arrangeColumns()
{
    ColumnArrangement &columns = m_page.columns();
    auto *dialog = new ColumnsDialog(m_page.model().layout(), columns, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &columns,
            [&columns, dialog] { columns.arrange(dialog->places(), dialog->frozen()); });
    dialog->open();
}

void TableMenus::addColumnActions(QMenu &menu, int column)
{
    const QString label = menuText(m_page.model().layout().columns[column].label);
    addSortActions(menu, column);
    menu.addSeparator();
    menu.addAction(icon(u"filter"_s), tr("Filter %1…").arg(label), this,
                   [this, column] { m_page.filterBar().editColumnFilter(column); });
    if (m_page.model().query().filtered())
        menu.addAction(tr("Show all rows"), &m_page, &TablePage::clearFilters);
    menu.addSeparator();
    addPlaceActions(menu, column);
}

void TableMenus::addSortActions(QMenu &menu, int column)
{
    const QString label = menuText(m_page.model().layout().columns[column].label);
    SortHeader &titles = m_page.view().titles();
    const auto sort = [&titles, column](Qt::SortOrder order, bool add) {
        return [&titles, column, order, add] { titles.sortBy(column, order, add); };
    };
    menu.addAction(tr("Sort by %1").arg(label), &titles, sort(Qt::AscendingOrder, false));
    menu.addAction(tr("Sort by %1, last first").arg(label), &titles,
                   sort(Qt::DescendingOrder, false));
    if (titles.keys().isEmpty())
        return;
    menu.addAction(tr("Then by %1").arg(label), &titles, sort(Qt::AscendingOrder, true));
    menu.addAction(tr("Then by %1, last first").arg(label), &titles,
                   sort(Qt::DescendingOrder, true));
    menu.addAction(tr("Usual order"), &titles, [&titles] { titles.chooseKeys({}); });
}

void TableMenus::addPlaceActions(QMenu &menu, int column)
{
    const QString label = menuText(m_page.model().layout().columns[column].label);
    ColumnArrangement &columns = m_page.columns();
    menu.addAction(tr("Freeze up to %1").arg(label), &columns,
                   [&columns, column] { columns.freezeUpTo(column); });
    if (columns.frozen() > 0)
        menu.addAction(tr("Unfreeze"), &columns, &ColumnArrangement::unfreeze);
    menu.addAction(tr("Fit the width"), &columns, [&columns, column] { columns.fit(column); });
    menu.addAction(tr("Fit all columns"), &columns, &ColumnArrangement::fitAll);
    menu.addAction(tr("Hide %1").arg(label), &columns,
                   [&columns, column] { columns.setHidden(column, true); });
    menu.addAction(tr("Arrange columns…"), this, &TableMenus::arrangeColumns);
}

void TableMenus::openTitleMenu(int column, const QPoint &global)
{
    auto *menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addColumnActions(*menu, column);
    menu->popup(global);
}

void TableMenus::openCellMenu(const QPoint &position)
{
    auto *menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCellActions(*menu, position);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(m_page.view().viewport()->mapToGlobal(position));
}

void TableMenus::showOrigin(const QModelIndex &cell)
{
    if (!cell.isValid())
        return;
    auto *dialog = new CellOriginDialog(m_page.model(), cell, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TableMenus::addCellActions(QMenu &menu, const QPoint &position)
{
    GridView &view = m_page.view();
    const QModelIndex index = view.indexAt(position);
    const QUrl url = safeLink(index.data(Qt::DisplayRole).toString());
    if (index.isValid() && url.isValid()
        && m_page.model().layout().columns[index.column()].editor == Editor::Link)
        menu.addAction(icon(u"link"_s), tr("Open link…"), &m_page,
                       [this, url] { openLink(url, &m_page); });
    if (index.isValid() && (index.flags() & Qt::ItemIsEditable))
        menu.addAction(icon(u"edit"_s), tr("Edit"), &view, [&view, index] { view.edit(index); });
    if (selectedCellCount(view) > 1 && m_page.isWritable()) {
        menu.addAction(tr("Change selected cells…"), &m_page.edits(), &CellEdits::putIntoSelected);
        menu.addAction(tr("Fill down"), &m_page.edits(), &CellEdits::fillDown);
    }
    if (index.isValid()) {
        menu.addAction(icon(u"file-text"_s), tr("Where did this come from?"), &m_page,
                       [this, cell = QPersistentModelIndex(index)] { showOrigin(cell); });
        menu.addActions(m_page.recordActions());
    }
    if (index.isValid() && m_page.isWritable())
        menu.addAction(icon(u"trash"_s), tr("Delete record"), &m_page, &TablePage::deleteSelected);
    if (index.isValid()) {
        menu.addSeparator();
        addColumnActions(menu, index.column());
    }
}

} // namespace waybill
