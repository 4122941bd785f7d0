// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/lastsession.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"
#include "ui/wizard/migrationwizard.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class LastSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void thePageAndTheRecordComeBack();
    void tablesComeBackAsTheyWereLeft();
    void aFolderComesBackWithoutTheWizard();
    void aDatabaseThatIsGoneIsSaidAndHoldsNothingUp();
    void nothingComesBackWhenNothingWasOpen();
    void whoDoesNotWantItStartsAtHome();
    void whatAnotherStartAsksForIsOpened();
    void aRunningWizardIsNotPulledAway();

private:
    QString place() const
    {
        return m_window->findChild<QTreeWidget *>(u"navigation"_s)->currentItem()->text(0);
    }
    QString message() const { return m_window->findChild<MessageBar *>()->text(); }
    bool isOpen() const { return m_window->session() && !m_window->session()->layouts().isEmpty(); }
    void startAgain();

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void LastSessionTest::init()
{
    m_desk = std::make_unique<test::Desk>(u"resume-toolkit-tidy"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->show();
}

void LastSessionTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void LastSessionTest::startAgain()
{
    QVERIFY(m_window->close());
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->restoreSession();
}

void LastSessionTest::thePageAndTheRecordComeBack()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"skills"_s);
    QVERIFY(page);
    const int row = page->model().rowCount() - 1;
    const qint64 id = page->model().rowId(row);
    page->view().setCurrentIndex(page->model().index(row, 0));
    startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 20000);
    QCOMPARE(m_window->session()->source().database, m_desk->database());
    QTRY_COMPARE(place(), u"Skills"_s);
    page = test::showTable(*m_window, u"skills"_s);
    QVERIFY(page);
    QTRY_COMPARE(page->model().rowId(page->view().currentIndex().row()), id);

    m_window->goTo(u"migrations"_s);
    startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 20000);
    QTRY_COMPARE(place(), u"Migrations"_s);
}

void LastSessionTest::tablesComeBackAsTheyWereLeft()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QTRY_VERIFY(page->view().currentIndex().data().isValid());
    const int all = page->model().rowCount();
    page->view().titles().sortBy(1, Qt::DescendingOrder, false);
    QTest::qWait(50);
    page->filterBar().setFilters(u"e"_s,
                                 {{.column = page->model().layout().column("status"),
                                   .kind = ColumnFilter::Kind::NotEmpty}});
    m_window->resize(700, 420);
    QTRY_VERIFY(page->model().rowCount() < all || page->model().query().filtered());
    QTest::qWait(200);
    const int rows = page->model().rowCount();
    QVERIFY(rows > 5);
    page->view().horizontalScrollBar()->setValue(60);
    page->view().scrollTo(page->model().index(3, 1), QAbstractItemView::PositionAtTop);
    const qint64 top = page->model().rowId(page->view().rowAt(0));
    QVERIFY(test::showTable(*m_window, u"skills"_s));
    startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 20000);
    QTRY_COMPARE(place(), u"Skills"_s);
    m_window->resize(700, 420);
    page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QTRY_COMPARE(page->model().rowCount(), rows);
    QCOMPARE(page->model().query().anywhere, u"e"_s);
    QCOMPARE(page->model().query().filters.size(), 1);
    QCOMPARE(page->view().titles().keys().size(), 1);
    QTRY_COMPARE(page->model().rowId(page->view().rowAt(0)), top);
    QCOMPARE(page->view().horizontalScrollBar()->value(), 60);
}

void LastSessionTest::aFolderComesBackWithoutTheWizard()
{
    m_window->openPath(m_desk->workspace());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() && m_window->wizard(), 30000);
    m_window->wizard()->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->wizard(), 20000);
    QVERIFY(test::showTable(*m_window, u"postings"_s));
    startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 30000);
    QVERIFY(m_window->session()->source().fromFiles);
    QCOMPARE(m_window->session()->source().workspace, m_desk->workspace());
    QTRY_COMPARE(place(), u"Postings"_s);
    QVERIFY(!m_window->wizard());
}

void LastSessionTest::aDatabaseThatIsGoneIsSaidAndHoldsNothingUp()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(m_window->close());
    m_window.reset();
    QVERIFY(QFile::rename(m_desk->database(), m_desk->database() + "-elsewhere"_L1));
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->restoreSession();
    QCOMPARE(place(), u"Home"_s);
    QVERIFY2(message().contains(u"resume_toolkit.db, which was open last time, is not there"_s),
             qPrintable(message()));
    QVERIFY(!m_window->session());
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
}

void LastSessionTest::nothingComesBackWhenNothingWasOpen()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_window->findChild<QAction *>(u"close"_s)->trigger();
    startAgain();
    QTest::qWait(200);
    QVERIFY(!m_window->session());
    QVERIFY(LastSession::stored().path.isEmpty());
}

void LastSessionTest::whoDoesNotWantItStartsAtHome()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    auto *reopen = m_window->findChild<QAction *>(u"reopenAtStart"_s);
    QVERIFY(reopen && reopen->isChecked());
    reopen->trigger();
    startAgain();
    QTest::qWait(200);
    QVERIFY(!m_window->session());
    QVERIFY(!m_window->findChild<QAction *>(u"reopenAtStart"_s)->isChecked());
    QCOMPARE(place(), u"Home"_s);
}

void LastSessionTest::whatAnotherStartAsksForIsOpened()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_window->findChild<QAction *>(u"close"_s)->trigger();
    m_window->showMinimized();
    m_window->openFromOutside({}, false);
    QVERIFY(!m_window->isMinimized());
    QVERIFY(!m_window->session());
    m_window->openFromOutside(m_desk->database(), false);
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 20000);
    m_window->openFromOutside({}, true);
    QVERIFY(m_window->wizard());
}

void LastSessionTest::aRunningWizardIsNotPulledAway()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    DataSession *session = m_window->session();
    m_window->startImport();
    QTRY_VERIFY(QApplication::activeModalWidget());
    m_window->openFromOutside(m_desk->workspace(), false);
    QTest::qWait(200);
    QCOMPARE(m_window->session(), session);
    QVERIFY(message().startsWith(u"Finish what is open first"_s));
}

QTEST_MAIN(LastSessionTest)
#include "tst_lastsession.moc"
