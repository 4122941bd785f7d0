// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/historyshots.h"

#include "migration/target/connection.h"
#include "tests/screenshots/camera.h"
#include "ui/history/comparemomentsdialog.h"
#include "ui/history/momentdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/cellorigindialog.h"
#include "ui/record/destinationdialog.h"
#include "ui/tables/gridview.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace waybill::test {

void walkDestination(MainWindow &window)
{
    window.findChild<QAction *>(u"whereItWent"_s)->trigger();
    wait(800);
    if (auto *dialog = shown<DestinationDialog>(window)) {
        dialog->findChild<QComboBox *>(u"destinationFile"_s)
            ->setCurrentText(u"job_applications_tracker.csv"_s);
        dialog->findChild<QSpinBox *>(u"destinationLine"_s)->setValue(5);
        wait(800);
        if (auto *fates = shown<QTableView>(*dialog))
            fates->selectRow(5);
        wait(200);
        shoot(dialog, u"history-destination"_s);
        dialog->reject();
    }
}

void walkHistory(MainWindow &window)
{
    if (auto other =
            Connection::open(window.session()->source().database, Connection::Mode::ReadWrite))
        static_cast<void>(other->run(
            "UPDATE applications SET status = 'offer', notes = 'They called.' WHERE id = 3;"
            "UPDATE applications SET notes = 'A note' WHERE id BETWEEN 4 AND 30;"
            "DELETE FROM documents WHERE id < 4;"
            "INSERT INTO config (key, value) VALUES ('mail.token', 'secret')"));
    window.goTo(u"changes"_s);
    auto *list = window.findChild<QTableView *>(u"changeList"_s);
    waitFor([list] { return list->model()->rowCount() > 20; }, 20000);
    list->selectRow(12);
    wait(600);
    shoot(&window, u"history-changes"_s);
    list->selectRow(list->model()->rowCount() - 1);
    wait(400);
    shoot(&window, u"history-changes-back"_s); // the slider goes along
    press(&window, "restoreMoment");
    wait(1500);
    if (auto *dialog = shown<MomentDialog>(window)) {
        shoot(dialog, u"history-restore"_s);
        dialog->reject();
    }
    press(&window, "compareMoments");
    wait(2000);
    if (auto *dialog = shown<CompareMomentsDialog>(window)) {
        shoot(dialog, u"history-compare"_s);
        dialog->reject();
    }
    press(&window, "lookBack");
    auto *back = window.findChild<QPushButton *>(u"backToNow"_s);
    waitFor([back] { return back->isVisible(); }, 20000);
    wait(800);
    shoot(&window, u"history-then"_s);
    if (auto *page = shown<TablePage>(window)) {
        auto *dialog = new CellOriginDialog(page->model(), page->model().index(2, 2), &window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        wait(800);
        shoot(dialog, u"history-origin"_s);
        dialog->reject();
    }
    press(&window, "backToNow");
    waitFor([back] { return !back->isVisible(); }, 20000);
    wait(600);
}

} // namespace waybill::test
