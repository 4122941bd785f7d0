// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/viewshots.h"

#include "tests/screenshots/camera.h"
#include "ui/help/shortcutsdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/columnarrangement.h"
#include "ui/tables/columnsdialog.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/viewmenu.h"
#include "ui/tables/viewnamedialog.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

void saveAs(MainWindow &window, TablePage &page, const QString &name)
{
    page.views().saveAs();
    if (auto *dialog = shown<ViewNameDialog>(window)) {
        dialog->findChild<QLineEdit *>(u"viewName"_s)->setText(name);
        shoot(dialog, u"view-name"_s);
        dialog->accept();
        wait(400);
    }
}

void shootMenu(QMenu &menu, const QString &name)
{
    menu.popup({200, 200});
    shoot(&menu, name);
    menu.close();
}

} // namespace

void walkViews(MainWindow &window)
{
    window.goTo(u"view:applications"_s);
    wait(400);
    auto *page = shown<TablePage>(window);
    if (!page)
        return;
    const TableLayout &layout = page->model().layout();
    page->clearFilters();
    saveAs(window, *page, u"Everything, newest first"_s);
    page->filterBar().setFilters(
        {}, {{.column = layout.column("status"), .kind = ColumnFilter::Kind::NotEmpty}});
    page->view().titles().sortBy(layout.column("overall_match_pct"), Qt::DescendingOrder, false);
    saveAs(window, *page, u"Best match first"_s);
    page->columns().freezeUpTo(page->view().titles().logicalIndex(1));
    page->view().horizontalScrollBar()->setValue(180);
    page->view().setCurrentIndex(page->model().index(2, page->view().titles().logicalIndex(0)));
    shoot(&window, u"table-frozen"_s);
    if (auto *menu = page->findChild<QMenu *>(u"viewsMenu"_s))
        shootMenu(*menu, u"menu-views"_s);
    if (auto *menu = page->findChild<QMenu *>(u"columnsMenu"_s)) {
        shootMenu(*menu, u"menu-columns"_s);
        menu->findChild<QAction *>(u"arrangeColumns"_s)->trigger();
    }
    if (auto *dialog = shown<ColumnsDialog>(window)) {
        shoot(dialog, u"columns-dialog"_s);
        dialog->reject();
    }
    window.findChild<QAction *>(u"shortcuts"_s)->trigger();
    if (auto *dialog = shown<ShortcutsDialog>(window)) {
        shoot(dialog, u"shortcuts"_s);
        dialog->findChild<QLineEdit *>(u"shortcutText"_s)->setText(u"filter"_s);
        shoot(dialog, u"shortcuts-found"_s);
        dialog->reject();
    }
    page->views().showAll();
    page->columns().unfreeze();
    wait(300);
}

} // namespace waybill::test
