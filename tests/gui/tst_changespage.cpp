// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "ui/history/changespage.h"
#include "ui/history/comparemomentsdialog.h"
#include "ui/history/momentdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/eventlist.h"
#include "ui/report/reportdialog.h"
#include "ui/tables/tablepage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// The list of changes in the real window, and what can be done from there.
class ChangesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void changesAreListedAndFiltered();
    void aRunLeadsToItsReport();
    void aValueAndARecordComeBack();
    void theDataIsLookedAtAsItWas();
    void theDataIsRestoredAndThatIsUndone();
    void twoMomentsAreCompared();

private:
    bool write(const std::string &sql);
    qint64 count(const std::string &sql) { return test::countRows(m_desk->database(), sql); }
    bool isEnabled(const char *button);
    bool choose(int row, const QString &what); ///< waits until it says so
    bool chooseMigration(); ///< the first entry of all
    bool isOpenAgain(); ///< for writing

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    QTableView *m_list = nullptr;
};

bool ChangesPageTest::write(const std::string &sql)
{
    auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
    return connection && connection->run(sql);
}

bool ChangesPageTest::isEnabled(const char *button)
{
    return m_window->findChild<QPushButton *>(QLatin1String(button))->isEnabled();
}

bool ChangesPageTest::choose(int row, const QString &what)
{
    return QTest::qWaitFor(
        [&] {
            if (m_list->model()->rowCount() <= row)
                return false;
            m_list->selectRow(row);
            return m_list->model()->index(row, AuditModel::What).data().toString() == what;
        },
        20000);
}

bool ChangesPageTest::chooseMigration()
{
    return QTest::qWaitFor(
        [&] {
            const int last = m_list->model()->rowCount() - 1;
            if (last < 0)
                return false;
            m_list->selectRow(last);
            return m_list->model()->index(last, AuditModel::What).data().toString()
                == u"Migration 1"_s;
        },
        20000);
}

bool ChangesPageTest::isOpenAgain()
{
    return QTest::qWaitFor(
        [&] {
            const DataSession *session = m_window->session();
            return session && session->writable() && !session->layouts().isEmpty();
        },
        20000);
}

void ChangesPageTest::initTestCase()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(write("UPDATE applications SET notes = 'typed' WHERE id = 1"));
    QVERIFY(write("DELETE FROM job_postings WHERE id = (SELECT job_posting_id FROM applications"
                  " WHERE id = 2)"));
}

/// Each of them leaves the data as it found it.
void ChangesPageTest::init()
{
    m_window->goTo(u"changes"_s);
    m_list = m_window->findChild<QTableView *>(u"changeList"_s);
    QVERIFY(m_list);
    QTRY_VERIFY_WITH_TIMEOUT(m_list->isVisible(), 20000);
}

void ChangesPageTest::cleanupTestCase()
{
    m_window.reset();
    m_desk.reset();
}

void ChangesPageTest::changesAreListedAndFiltered()
{
    const auto said = [this](int row, AuditModel::Column column) {
        return m_list->model()->index(row, column).data().toString();
    };
    QVERIFY(choose(0, u"Deleted"_s));
    const int all = m_list->model()->rowCount();
    QVERIFY(all >= 4); // the posting, what belongs to it, the note, the migration
    QTRY_COMPARE(said(all - 1, AuditModel::What), u"Migration 1"_s);
    QTRY_COMPARE(said(all - 2, AuditModel::What), u"Changed"_s);
    QVERIFY(said(all - 2, AuditModel::Summary).contains(u"typed"_s));

    auto *action = m_window->findChild<QComboBox *>(u"changesAction"_s);
    action->setCurrentIndex(action->findData(u"UPDATE"_s));
    QTRY_COMPARE(m_list->model()->rowCount(), 1);
    auto *since = m_window->findChild<QLineEdit *>(u"changesSince"_s);
    since->setText(QDate::currentDate().addDays(2).toString(Qt::ISODate));
    QTRY_COMPARE(m_list->model()->rowCount(), 0);
    QVERIFY(test::press(m_window.get(), "changesClear"));
    QTRY_COMPARE(m_list->model()->rowCount(), all);
    QVERIFY(!isEnabled("restoreValue"));
    // One statement is one step, however many rows it changes.
    auto *slider = m_window->findChild<QSlider *>(u"timeSlider"_s);
    QTRY_VERIFY(slider->maximum() > 0 && slider->maximum() < all - 1);
    slider->setValue(slider->maximum());
    QCOMPARE(m_list->currentIndex().row(), all - 1);
}

void ChangesPageTest::aRunLeadsToItsReport()
{
    QVERIFY(chooseMigration());
    QVERIFY(test::press(m_window.get(), "openChanged"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ReportDialog *>(), 20000);
    m_window->findChild<ReportDialog *>()->accept();
    QTRY_VERIFY(!m_window->findChild<ReportDialog *>());
}

void ChangesPageTest::aValueAndARecordComeBack()
{
    const qint64 before = count("SELECT count(*) FROM applications");
    QVERIFY(choose(0, u"Deleted"_s));
    const auto isPosting = [this](int row) {
        return m_list->model()->index(row, AuditModel::Table).data().toString()
            == m_window->session()->layoutForTable("job_postings")->title;
    };
    for (int row = 0; row < m_list->model()->rowCount() && !isPosting(m_list->currentIndex().row());
         ++row)
        QVERIFY(choose(row, u"Deleted"_s));
    QVERIFY(test::press(m_window.get(), "restoreRecord"));
    QTRY_VERIFY_WITH_TIMEOUT(count("SELECT count(*) FROM applications") > before, 20000);
    m_window->session()->undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(count("SELECT count(*) FROM applications"), before, 20000);

    auto *action = m_window->findChild<QComboBox *>(u"changesAction"_s);
    action->setCurrentIndex(action->findData(u"UPDATE"_s));
    QVERIFY(choose(0, u"Changed"_s));
    auto *values = m_window->findChild<ChangesPage *>()->findChild<EventList *>();
    QTRY_VERIFY(values->count() > 0);
    QTRY_VERIFY((values->setCurrentIndex(values->model()->index(0, 0)), isEnabled("restoreValue")));
    QVERIFY(test::press(m_window.get(), "restoreValue"));
    QTRY_COMPARE_WITH_TIMEOUT(count("SELECT count(*) FROM applications WHERE notes = 'typed'"), 0,
                              20000);
    m_window->session()->undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(count("SELECT count(*) FROM applications WHERE notes = 'typed'"), 1,
                              20000);
    QVERIFY(test::press(m_window.get(), "changesClear"));
}

void ChangesPageTest::theDataIsLookedAtAsItWas()
{
    QVERIFY(chooseMigration());
    QVERIFY(test::press(m_window.get(), "lookBack"));
    auto *back = m_window->findChild<QPushButton *>(u"backToNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(back->isVisible(), 20000);
    QVERIFY(!m_window->session()->writable());
    const QString copy = m_window->session()->source().database;
    QVERIFY(copy != m_desk->database());
    QCOMPARE(test::countRows(copy, "SELECT count(*) FROM applications WHERE notes = 'typed'"), 0);
    QVERIFY(test::countRows(copy, "SELECT count(*) FROM applications")
            > count("SELECT count(*) FROM applications"));
    QVERIFY(test::press(m_window.get(), "backToNow"));
    QVERIFY(isOpenAgain());
    QTRY_VERIFY_WITH_TIMEOUT(!back->isVisible(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(copy), 20000);
    QTRY_VERIFY(m_list->isVisible());
}

void ChangesPageTest::theDataIsRestoredAndThatIsUndone()
{
    QVERIFY(chooseMigration());
    QVERIFY(test::press(m_window.get(), "restoreMoment"));
    auto *dialog = m_window->findChild<MomentDialog *>();
    QVERIFY(dialog);
    QVERIFY(test::press(dialog, "momentGo"));
    const std::string typed = "SELECT count(*) FROM applications WHERE notes = 'typed'";
    QTRY_COMPARE_WITH_TIMEOUT(count(typed), 0, 20000);
    QVERIFY(isOpenAgain());
    m_window->goTo(u"migrations"_s);
    auto *undo = m_window->findChild<QPushButton *>(u"undoRun"_s);
    QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled() && undo->text().contains(u"restore"_s), 20000);
    QVERIFY(test::press(m_window.get(), "undoRun"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<MomentDialog *>(), 20000);
    QVERIFY(test::press(m_window->findChild<MomentDialog *>(), "momentGo"));
    QTRY_COMPARE_WITH_TIMEOUT(count(typed), 1, 20000);
    QVERIFY(isOpenAgain());
}

void ChangesPageTest::twoMomentsAreCompared()
{
    QVERIFY(chooseMigration());
    QVERIFY(test::press(m_window.get(), "compareMoments"));
    auto *dialog = m_window->findChild<CompareMomentsDialog *>();
    QVERIFY(dialog);
    auto *tables = dialog->findChild<QTableView *>(u"compareTables"_s);
    QTRY_VERIFY_WITH_TIMEOUT(tables->model()->rowCount() >= 2, 20000);
    QVERIFY(dialog->findChild<EventList *>(u"compareRows"_s)->count() >= 2);
    dialog->findChild<QLineEdit *>(u"compareBefore"_s)->setText(u"now"_s);
    QVERIFY(test::press(dialog, "compareNow"));
    QTRY_COMPARE_WITH_TIMEOUT(tables->model()->rowCount(), 0, 20000);
    dialog->reject();
}

QTEST_MAIN(ChangesPageTest)
#include "tst_changespage.moc"
