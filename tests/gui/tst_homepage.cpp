// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/homepage.h"
#include "ui/pages/overviewcards.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"
#include "ui/wizard/migrationwizard.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

/// What the first page says of the open database leads to what it speaks of, and files can be
/// dropped wherever one is.
class HomePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTableIsCountedAndLeadsThere();
    void whatWasSetAsideLeadsToItsPage();
    void recordsThatLackSomethingAreListed();
    void anotherProgramsWritingIsSaid();
    void filesAreTakenOnEveryPage_data();
    void filesAreTakenOnEveryPage();
    void withoutADatabaseThereIsNothingToSay();

private:
    QPushButton *attention(const QString &text) const;
    void home();

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    HomePage *m_home = nullptr;
};

void HomePageTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1300, 900);
    m_window->show();
    m_home = m_window->findChild<HomePage *>();
    QVERIFY(!m_home->findChild<OverviewCards *>()->isVisible());
    QVERIFY(migrate(*m_window, m_desk->workspace()));
}

void HomePageTest::home()
{
    m_window->goTo(u"migrations"_s);
    m_window->goTo(u"home"_s);
    QTRY_VERIFY(m_home->findChild<OverviewCards *>()->isVisible());
}

QPushButton *HomePageTest::attention(const QString &text) const
{
    for (auto *button : m_home->findChildren<QPushButton *>()) {
        if (button->objectName().startsWith("attention-"_L1) && button->text().contains(text))
            return button;
    }
    return nullptr;
}

void HomePageTest::everyTableIsCountedAndLeadsThere()
{
    home();
    const qint64 rows = countRows(m_desk->database(), "SELECT count(*) FROM skills");
    QPushButton *skills = nullptr;
    QTRY_VERIFY((skills = m_home->findChild<QPushButton *>(u"count-skills"_s)));
    QCOMPARE(skills->text(), u"Skills: %1"_s.arg(rows));
    QTest::mouseClick(skills, Qt::LeftButton);
    TablePage *page = nullptr;
    for (auto *shown : m_window->findChildren<TablePage *>()) {
        if (shown->isVisible())
            page = shown;
    }
    QVERIFY(page);
    QCOMPARE(page->model().layout().id, u"skills"_s);
}

void HomePageTest::whatWasSetAsideLeadsToItsPage()
{
    home();
    QTRY_VERIFY(attention(u"set aside"_s));
    QTest::mouseClick(attention(u"set aside"_s), Qt::LeftButton);
    QVERIFY(!m_home->isVisible());
}

void HomePageTest::recordsThatLackSomethingAreListed()
{
    home();
    QVERIFY(!attention(u"without Skill"_s));
    {
        auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE skills SET skill_name = '' WHERE id IN (SELECT id FROM "
                                "skills ORDER BY id LIMIT 2)"));
    }
    home();
    QTRY_VERIFY(attention(u"Skills: 2 without Skill"_s));
    QTest::mouseClick(attention(u"Skills: 2 without Skill"_s), Qt::LeftButton);
    TablePage *page = showTable(*m_window, u"skills"_s);
    QVERIFY(page);
    QTRY_COMPARE(page->model().rowCount(), 2);
    page->clearFilters();
}

void HomePageTest::anotherProgramsWritingIsSaid()
{
    home();
    QTest::qWait(1500); // from one look at the database to the next
    {
        auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE profiles SET location = 'Elsewhere'"));
    }
    QTRY_VERIFY(attention(u"Another program"_s));
}

void HomePageTest::filesAreTakenOnEveryPage_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("mode");
    QTest::newRow("home") << u"home"_s << 0;
    QTest::newRow("table") << u"view:applications"_s << int(TableModes::Table);
    QTest::newRow("board") << u"view:applications"_s << int(TableModes::Board);
    QTest::newRow("page") << u"view:profiles"_s << int(TableModes::Page);
    QTest::newRow("charts") << u"charts"_s << 0;
    QTest::newRow("migrations") << u"migrations"_s << 0;
    QTest::newRow("backups") << u"backups"_s << 0;
}

void HomePageTest::filesAreTakenOnEveryPage()
{
    QFETCH(QString, place);
    QFETCH(int, mode);
    m_window->goTo(place);
    if (place.startsWith("view:"_L1)) {
        TablePage *page = showTable(*m_window, place.mid(5));
        QVERIFY(page);
        page->modes().setMode(static_cast<TableModes::Mode>(mode));
    }
    QTest::qWait(50);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_desk->workspace())});
    auto *stack = m_window->centralWidget()->findChild<QStackedWidget *>();
    const QPoint middle = stack->mapTo(m_window.get(), stack->rect().center());
    QWidget *under = m_window->childAt(middle);
    QVERIFY(under);
    QDragEnterEvent enter(under->mapFrom(m_window.get(), middle), Qt::CopyAction, &data,
                          Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(under, &enter);
    QVERIFY(enter.isAccepted());
    QDragLeaveEvent leave;
    QApplication::sendEvent(under, &leave);
}

void HomePageTest::withoutADatabaseThereIsNothingToSay()
{
    home();
    m_window->findChild<QAction *>(u"close"_s)->trigger();
    QVERIFY(!m_home->findChild<OverviewCards *>()->isVisible());
}

QTEST_MAIN(HomePageTest)
#include "tst_homepage.moc"
