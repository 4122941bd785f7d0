// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "gui/loopwatch.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/tablepage.h"
#include "ui/wizard/migrationwizard.h"

#include <QFile>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class ResponsivenessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargeMigrationNeverHoldsTheWindow();
    void aRunningMigrationIsCancelledWithoutATrace();
};

namespace {

/// Makes the tracker of a workspace \a rows rows long.
bool writeTracker(const QString &workspace, int rows)
{
    QFile file(workspace + "/job_applications_tracker.csv"_L1);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    file.write("Company,Role,Location,Date Applied,Priority,Status,Overall Match %,Notes\n");
    for (int i = 0; i < rows; ++i)
        file.write("Company " + QByteArray::number(i) + ",Engineer " + QByteArray::number(i % 40)
                   + ",Town,2025-03-" + QByteArray::number(10 + i % 20) + ",High,Submitted,"
                   + QByteArray::number(i % 100) + ",\"Note, number " + QByteArray::number(i)
                   + "\"\n");
    return file.flush();
}

} // namespace

void ResponsivenessTest::aLargeMigrationNeverHoldsTheWindow()
{
    constexpr int rows = 50000;
    const test::Desk desk(u"resume-toolkit-tidy"_s);
    QVERIFY(writeTracker(desk.workspace(), rows));
    MainWindow window;
    window.show();
    QTest::qWait(200); // the first painting of a window is not what is measured

    window.startImport(desk.workspace());
    QVERIFY(QTest::qWaitForWindowExposed(window.wizard()));
    QTest::qWait(200);
    for (int step = MigrationWizard::Choose; step < MigrationWizard::Done; ++step) {
        const test::LoopWatch watch;
        QVERIFY(test::press(window.wizard(), "next", 280000));
        QTRY_COMPARE_WITH_TIMEOUT(window.wizard()->currentStep(), step + 1, 280000);
        QVERIFY2(watch.longestHold() <= 50,
                 qPrintable(u"leaving step %1: %2 ms"_s.arg(step).arg(watch.longestHold())));
    }
    QVERIFY(test::press(window.wizard(), "next"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session() && !window.session()->layouts().isEmpty(), 60000);
    TablePage *page = test::showTable(window, u"applications"_s);
    QVERIFY(page);
    QTRY_COMPARE(page->model().rowCount(), rows);
    QTest::qWait(200);
    const test::LoopWatch watch;
    page->model().sort(0, Qt::DescendingOrder);
    QTest::qWait(300);
    for (int i = 0; i <= 20; ++i) {
        page->view().verticalScrollBar()->setValue(page->view().verticalScrollBar()->maximum() / 20
                                                   * i);
        QTest::qWait(20);
    }
    QVERIFY2(watch.longestHold() <= 50, qPrintable(u"looking: %1 ms"_s.arg(watch.longestHold())));
}

void ResponsivenessTest::aRunningMigrationIsCancelledWithoutATrace()
{
    const test::Desk desk(u"resume-toolkit-tidy"_s);
    QVERIFY(writeTracker(desk.workspace(), 20000));
    MainWindow window;
    window.show();
    window.startImport(desk.workspace());
    MigrationWizard *wizard = window.wizard();
    while (wizard->currentStep() < MigrationWizard::Migrate) {
        const int step = wizard->currentStep();
        QVERIFY(test::press(wizard, "next", 120000));
        QTRY_COMPARE_WITH_TIMEOUT(wizard->currentStep(), step + 1, 120000);
    }
    QVERIFY(test::press(wizard, "next"));
    QVERIFY(test::press(wizard, "cancel"));
    auto *question = wizard->findChild<QMessageBox *>();
    QVERIFY(question);
    for (QAbstractButton *choice : question->buttons()) {
        if (question->buttonRole(choice) == QMessageBox::DestructiveRole)
            QTest::mouseClick(choice, Qt::LeftButton);
    }
    QTRY_COMPARE_WITH_TIMEOUT(wizard->currentStep(), int(MigrationWizard::Done), 60000);
    QCOMPARE(wizard->state().report->outcome, RunOutcome::Cancelled);
    QVERIFY(!QFile::exists(desk.database()));
}

QTEST_MAIN(ResponsivenessTest)
#include "tst_responsiveness.moc"
