// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/reportshots.h"

#include "migration/receipt/receipt.h"
#include "migration/target/connection.h"
#include "models/base/background.h"
#include "tests/screenshots/camera.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/report/comparedialog.h"
#include "ui/report/receiptfiles.h"
#include "ui/report/recordsdialog.h"
#include "ui/report/reportdialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/writeback/writebackdialog.h"

#include <QAction>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

/// The records behind the first cell of the section that holds a text.
void shootRecords(ReportDialog &report, int section, const char *table, const QString &text,
                  const QString &name)
{
    report.findChild<QTabWidget *>(u"sections"_s)->setCurrentIndex(section);
    wait(200);
    auto *numbers = report.findChild<QTableView *>(QString::fromLatin1(table));
    const QAbstractItemModel *model = numbers ? numbers->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (!model->index(row, column).data().toString().contains(text))
                continue;
            numbers->setCurrentIndex(model->index(row, 0));
            shoot(&report, name);
            Q_EMIT numbers->activated(model->index(row, 0));
            waitFor(
                [&report] {
                    auto *list = report.findChild<QTableView *>(u"reportRecords"_s);
                    return list && list->model()->rowCount() > 0;
                },
                3000);
            wait(300);
            if (auto *records = shown<RecordsDialog>(report)) {
                shoot(records, name + u"-records"_s);
                records->reject();
            }
            return;
        }
    }
}

void shootReport(MainWindow &window)
{
    window.goTo(u"migrations"_s);
    auto *open = window.findChild<QPushButton *>(u"openReport"_s);
    if (!waitFor([open] { return open->isEnabled() && open->isVisible(); }, 20000)) {
        qWarning("There is no report to open.");
        return;
    }
    open->click();
    if (!waitFor([&window] { return shown<ReportDialog>(window) != nullptr; }, 20000)) {
        qWarning("The report did not open.");
        return;
    }
    auto *report = shown<ReportDialog>(window);
    shootRecords(*report, 0, "reportTables", u"applications"_s, u"report-tables"_s);
    shootRecords(*report, 1, "reportRemarks", u"REQ-01"_s, u"report-remarks"_s);
    shootRecords(*report, 2, "reportRules", u"WORD-02"_s, u"report-changes"_s);
    shootRecords(*report, 3, "reportChecks", u"sound"_s, u"report-checks"_s);
    shootRecords(*report, 4, "reportFiles", u"tracker"_s, u"report-files"_s);
    shootRecords(*report, 5, "reportFields", u"Salary Min"_s, u"report-fields"_s);
    report->reject();
}

void shootWriteBack(MainWindow &window)
{
    if (auto other =
            Connection::open(window.session()->source().database, Connection::Mode::ReadWrite))
        static_cast<void>(other->run(
            "UPDATE applications SET notes = 'They called back.' WHERE id BETWEEN 3 AND 5;"
            "UPDATE experiences SET role = 'Lead engineer' WHERE id = 2;"
            "UPDATE experiences SET company = ' ' WHERE id = 1;"
            "INSERT INTO config (key, value) VALUES ('desk', 'by the window')"));
    auto *action = window.findChild<QAction *>(u"writeBack"_s);
    if (!waitFor([action] { return action->isEnabled(); }, 10000))
        return;
    action->trigger();
    auto *dialog = shown<WriteBackDialog>(window);
    auto *table = dialog->findChild<QTableView *>(u"differences"_s);
    waitFor([table] { return table->model()->rowCount() > 0; }, 20000);
    wait(400);
    shoot(dialog, u"write-back"_s);
    dialog->findChild<QTabWidget *>()->setCurrentIndex(1);
    wait(200);
    shoot(dialog, u"write-back-not-written"_s);
    press(dialog, "writeNow");
    wait(3500);
    shoot(dialog, u"write-back-written"_s);
    press(dialog, "takeBack");
    wait(3500);
    shoot(dialog, u"write-back-taken-back"_s);
    press(dialog, "writeNow");
    wait(3500);
    dialog->reject();
}

void shootReceipt(MainWindow &window)
{
    const QString database = window.session()->source().database;
    const auto receipt = makeReceipt(database, 1);
    if (!receipt)
        return;
    const QString path = folder + u"/receipt"_s;
    static_cast<void>(writeReceipt(*receipt, path + u".json"_s));
    static_cast<void>(writeReceiptPdf(*receipt, path + u".pdf"_s));
    Background background;
    MessageBar messages;
    showReceiptCheck(path + u".json"_s, database, background, &window, &messages);
    waitFor([&] { return window.findChild<QDialog *>(u"receiptCheck"_s); }, 20000);
    wait(400);
    if (auto *dialog = window.findChild<QDialog *>(u"receiptCheck"_s)) {
        shoot(dialog, u"receipt-check"_s);
        dialog->reject();
    }
}

} // namespace

void walkReports(MainWindow &window)
{
    shootReport(window);
    shootWriteBack(window);
    window.goTo(u"migrations"_s);
    wait(800);
    if (auto *compare = window.findChild<QAction *>(u"compareRuns"_s))
        compare->trigger();
    wait(1500);
    if (auto *dialog = shown<CompareDialog>(window)) {
        for (int tab = 0; tab < 3; ++tab) {
            dialog->findChild<QTabWidget *>()->setCurrentIndex(tab);
            wait(200);
            shoot(dialog, u"compare-runs-%1"_s.arg(tab + 1));
        }
        dialog->reject();
    }
    shootReceipt(window);
}

} // namespace waybill::test
