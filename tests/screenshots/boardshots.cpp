// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/boardshots.h"

#include "tests/screenshots/camera.h"
#include "ui/board/boardview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/page/recordpage.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"

#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

void walkBoard(MainWindow &window)
{
    window.goTo(u"view:applications"_s);
    wait(300);
    auto *page = shown<TablePage>(window);
    if (!page)
        return;
    page->modes().setMode(TableModes::Board);
    waitFor([&] { return page->modes().boardView()->board().isListed(); });
    wait(300);
    BoardView *board = page->modes().boardView();
    LaneView &lane = board->lane(1);
    if (lane.model()->rowCount() > 1) {
        lane.select({lane.cards().idAt(0), lane.cards().idAt(1)});
        lane.setFocus();
    }
    shoot(&window, u"board"_s);
    window.resize(1000, 700);
    board->horizontalScrollBar()->setValue(board->horizontalScrollBar()->maximum());
    shoot(&window, u"board-narrow"_s);
    window.resize(1440, 880);
    page->modes().setMode(TableModes::Table);
}

void walkPage(MainWindow &window)
{
    window.goTo(u"view:profiles"_s);
    auto *page = shown<TablePage>(window);
    if (!page)
        return;
    page->modes().setMode(TableModes::Page);
    wait(900);
    shoot(&window, u"profile-page"_s);
    RecordPage *record = page->modes().recordPage();
    QScrollBar *bar = record->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    shoot(&window, u"profile-page-middle"_s);
    bar->setValue(bar->maximum());
    shoot(&window, u"profile-page-end"_s);
    window.resize(1440, 2400);
    wait(300);
    shoot(&window, u"profile-page-all"_s);
    window.resize(1440, 880);
}

} // namespace

void walkBoardAndPage(MainWindow &window)
{
    walkBoard(window);
    walkPage(window);
}

} // namespace waybill::test
