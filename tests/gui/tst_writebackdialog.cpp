// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "ui/aside/setasidepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/report/receiptfiles.h"
#include "ui/report/recordsdialog.h"
#include "ui/report/reportdialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/writeback/writebackdialog.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// In the real window: edits go back into the files, and each number of a report has its records.
class WriteBackDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void editsAreShownWrittenAndTakenBack();
    void aNumberLeadsToItsRecordsAndAReceiptIsChecked();
    void everySectionLeadsToRecords_data();
    void everySectionLeadsToRecords();

private:
    QByteArray tracker() const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void WriteBackDialogTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
}

void WriteBackDialogTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

QByteArray WriteBackDialogTest::tracker() const
{
    QFile file(m_desk->workspace() + u"/job_applications_tracker.csv"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void WriteBackDialogTest::editsAreShownWrittenAndTakenBack()
{
    const QByteArray before = tracker();
    {
        auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE applications SET notes = 'from the window' WHERE id = 1"));
    }
    auto *action = m_window->findChild<QAction *>(u"writeBack"_s);
    QVERIFY(action);
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20000);
    action->trigger();
    auto *dialog = m_window->findChild<WriteBackDialog *>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(u"differences"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 30000);
    QCOMPARE(tracker(), before);
    const QString after = table->model()->index(0, 4).data().toString();
    QVERIFY2(after.contains(u"from the window"_s), qPrintable(after));
    QVERIFY(test::press(dialog, "writeNow"));
    QTRY_VERIFY_WITH_TIMEOUT(tracker().contains("from the window"), 30000);
    QVERIFY(test::press(dialog, "takeBack"));
    QTRY_COMPARE_WITH_TIMEOUT(tracker(), before, 30000);
    // Looked at anew, there is something to write again.
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 30000);
    auto *write = dialog->findChild<QPushButton *>(u"writeNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), 30000);
    QVERIFY(test::press(dialog, "closeWriteBack"));
}

void WriteBackDialogTest::aNumberLeadsToItsRecordsAndAReceiptIsChecked()
{
    m_window->goTo(u"migrations"_s);
    auto *runs = m_window->findChild<QTableView *>(u"runs"_s);
    QVERIFY(runs);
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 1, 30000);
    QVERIFY(test::press(m_window.get(), "openReport"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ReportDialog *>(), 30000);
    auto *report = m_window->findChild<ReportDialog *>();
    auto *tables = report->findChild<QTableView *>(u"reportTables"_s);
    QVERIFY(tables);
    for (int row = 0; row < tables->model()->rowCount(); ++row) {
        if (tables->model()->index(row, 0).data().toString() == "applications"_L1)
            tables->setCurrentIndex(tables->model()->index(row, 0));
    }
    tables->setFocus();
    QTest::keyClick(tables, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(report->findChild<RecordsDialog *>(), 30000);
    auto *records = report->findChild<RecordsDialog *>();
    auto *table = records->findChild<QTableView *>(u"reportRecords"_s);
    QVERIFY(table);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 10, 30000);
    QVERIFY(test::press(records, "openRecord"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<ReportDialog *>(), 30000);

    Background background;
    MessageBar messages;
    const QString path = m_desk->workspace() + u"/receipt.json"_s;
    const auto receipt = makeReceipt(m_desk->database(), 1);
    QVERIFY(receipt);
    QVERIFY(writeReceipt(*receipt, path));
    QVERIFY(writeReceiptPdf(*receipt, m_desk->workspace() + u"/receipt.pdf"_s));
    showReceiptCheck(path, m_desk->database(), background, m_window.get(), &messages);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QDialog *>(u"receiptCheck"_s), 30000);
    const auto *verdict = m_window->findChild<QLabel *>(u"receiptVerdict"_s);
    QVERIFY2(verdict->text().contains(u"is confirmed"_s), qPrintable(verdict->text()));
}

void WriteBackDialogTest::everySectionLeadsToRecords_data()
{
    QTest::addColumn<int>("section"); ///< of the report
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("row"); ///< a text that the row has
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("least"); ///< records behind it; -1: it leads to what was set aside
    const auto row = [](const char *name, int section, const char *table, const QString &text,
                        int column, int least) {
        QTest::newRow(name) << section << QByteArray(table) << text << column << least;
    };
    const QString tracker = u"job_applications_tracker.csv"_s;
    row("a remark", 1, "reportRemarks", u"REQ-01"_s, 0, 1);
    row("a rule", 2, "reportRules", u"WORD-02"_s, 0, 10);
    row("a check", 3, "reportChecks", u"Rows in applications"_s, 0, 10);
    row("the records of a file", 4, "reportFiles", tracker, 1, 40);
    row("what a file has in addition", 4, "reportFiles", tracker, 5, 10);
    row("what a file has set aside", 4, "reportFiles", tracker, 6, -1);
    row("a field", 5, "reportFields", u"Years I Have"_s, 6, 10);
}

void WriteBackDialogTest::everySectionLeadsToRecords()
{
    QFETCH(int, section);
    QFETCH(QByteArray, table);
    QFETCH(QString, row);
    QFETCH(int, column);
    QFETCH(int, least);
    m_window->goTo(u"migrations"_s);
    auto *runs = m_window->findChild<QTableView *>(u"runs"_s);
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 1, 30000);
    QVERIFY(test::press(m_window.get(), "openReport"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ReportDialog *>(), 30000);
    auto *report = m_window->findChild<ReportDialog *>();
    report->findChild<QTabWidget *>(u"sections"_s)->setCurrentIndex(section);
    auto *numbers = report->findChild<QTableView *>(QString::fromLatin1(table));
    QVERIFY(numbers);
    const QAbstractItemModel *model = numbers->model();
    QModelIndex cell;
    for (int i = 0; i < model->rowCount() && !cell.isValid(); ++i) {
        for (int one = 0; one < model->columnCount(); ++one) {
            if (model->index(i, one).data().toString() == row)
                cell = model->index(i, column);
        }
    }
    QVERIFY(cell.isValid());
    numbers->setCurrentIndex(cell);
    numbers->setFocus();
    QTest::keyClick(numbers, Qt::Key_Return);
    if (least < 0) {
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<ReportDialog *>(), 30000);
        QTRY_VERIFY(m_window->findChild<SetAsidePage *>()->isVisible());
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(report->findChild<RecordsDialog *>(), 30000);
    auto *records = report->findChild<QTableView *>(u"reportRecords"_s);
    QTRY_VERIFY_WITH_TIMEOUT(records->model()->rowCount() >= least, 30000);
    auto *mend = report->findChild<QPushButton *>(u"mendRecords"_s);
    QCOMPARE(mend->isVisible(), section == 1);
    if (section != 1)
        return;
    QTest::mouseClick(mend, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<ReportDialog *>(), 30000);
    QTRY_VERIFY(m_window->findChild<SetAsidePage *>()->isVisible());
}

QTEST_MAIN(WriteBackDialogTest)
#include "tst_writebackdialog.moc"
