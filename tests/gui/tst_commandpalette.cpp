// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/palette/commandpalette.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Everything is done with keys, as a person would.
class CommandPaletteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theKeysOpenItWhereverTheFocusIs();
    void theFieldOfTheToolBarOpensIt();
    void itListsWhatTheMenusCanDoNow();
    void aCommandIsRun();
    void aPlaceIsGoneTo();
    void aRecordOpensItsViewWithItsRowSelected();
    void aFilterThatHidesTheRecordIsCleared();
    void whatIsNotThereIsSaid();
    void escapeGivesTheFocusBack();
    void anotherFocusClosesIt();
    void closingTheDatabaseWhileItSearches();

private:
    CommandPalette &palette() const { return *m_window->findChild<CommandPalette *>(); }
    QLineEdit &text() const { return *m_window->findChild<QLineEdit *>(u"paletteText"_s); }
    QListView &list() const { return *m_window->findChild<QListView *>(u"paletteList"_s); }
    void open() const;
    QStringList shown() const;
    /// The row whose text is this, waited for; -1 when it does not come.
    int awaited(const QString &title, const QString &group) const;
    void choose(int row) const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void CommandPaletteTest::init()
{
    m_desk = std::make_unique<test::Desk>(u"resume-toolkit-tidy"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CommandPaletteTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void CommandPaletteTest::open() const
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette().isVisible());
    QTRY_VERIFY(text().hasFocus());
}

QStringList CommandPaletteTest::shown() const
{
    QStringList titles;
    for (int row = 0; row < palette().model().rowCount(); ++row)
        titles << palette().model().index(row).data().toString();
    return titles;
}

int CommandPaletteTest::awaited(const QString &title, const QString &group) const
{
    const PaletteModel &model = palette().model();
    int found = -1;
    const auto look = [&] {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row).data().toString() == title
                && model.index(row).data(PaletteModel::GroupRole).toString() == group)
                found = row;
        }
        return found >= 0;
    };
    return QTest::qWaitFor(look, 10000) ? found : -1;
}

void CommandPaletteTest::choose(int row) const
{
    for (int i = list().currentIndex().row(); i < row; ++i)
        QTest::keyClick(&text(), Qt::Key_Down);
    QCOMPARE(list().currentIndex().row(), row);
    QTest::keyClick(&text(), Qt::Key_Return);
}

void CommandPaletteTest::theKeysOpenItWhereverTheFocusIs()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    auto *filter = page->findChild<QLineEdit *>(u"filterText"_s);
    for (QWidget *focused :
         {static_cast<QWidget *>(&page->view()), static_cast<QWidget *>(filter)}) {
        m_window->activateWindow();
        focused->setFocus();
        QTRY_VERIFY(focused->hasFocus());
        QTest::keyClick(focused, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(palette().isVisible());
        QTRY_VERIFY(text().hasFocus());
        QTest::keyClick(&text(), Qt::Key_Escape);
        QVERIFY(!palette().isVisible());
        QTRY_VERIFY(focused->hasFocus());
    }
}

void CommandPaletteTest::theFieldOfTheToolBarOpensIt()
{
    auto *field = m_window->findChild<QToolButton *>(u"searchField"_s);
    QVERIFY(field && field->isVisible());
    QVERIFY(field->text().contains(u"Ctrl+K"_s));
    QVERIFY(!field->accessibleName().isEmpty());
    QTest::mouseClick(field, Qt::LeftButton);
    QTRY_VERIFY(palette().isVisible() && text().hasFocus());
    QTest::mouseClick(&palette(), Qt::LeftButton, {}, {5, palette().height() - 5});
    QVERIFY(!palette().isVisible());
}

void CommandPaletteTest::itListsWhatTheMenusCanDoNow()
{
    open();
    QVERIFY(shown().contains(u"Import…"_s));
    QVERIFY(shown().contains(u"Dark"_s));
    QVERIFY(!shown().contains(u"New record…"_s)); // nothing is open
    QVERIFY(!shown().contains(u"Search all and commands…"_s));
    const int row = awaited(u"Import…"_s, u"File"_s);
    QVERIFY(row >= 0);
    QCOMPARE(palette().model().index(row).data(PaletteModel::KeysRole).toString(), u"Ctrl+I"_s);
    QTest::keyClick(&text(), Qt::Key_Escape);
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(test::showTable(*m_window, u"applications"_s));
    open();
    QVERIFY(shown().contains(u"New record…"_s));
    QVERIFY(text().accessibleDescription().startsWith(shown().constFirst()));
}

void CommandPaletteTest::aCommandIsRun()
{
    const int before = Theme::instance().zoom();
    open();
    QTest::keyClicks(&text(), u"zoom in"_s);
    QCOMPARE(shown().constFirst(), u"Zoom in"_s);
    QTest::keyClick(&text(), Qt::Key_Return);
    QVERIFY(!palette().isVisible());
    QCOMPARE(Theme::instance().zoom(), before + 1);
    Theme::instance().setZoom(before);
}

void CommandPaletteTest::aPlaceIsGoneTo()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    open();
    QTest::keyClicks(&text(), u"go to skills"_s);
    const int row = awaited(u"Skills"_s, u"Go to"_s);
    QVERIFY(row >= 0);
    choose(row);
    QTRY_VERIFY(test::showTable(*m_window, u"skills"_s));
}

void CommandPaletteTest::aRecordOpensItsViewWithItsRowSelected()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    const qint64 id = test::countRows(m_desk->database(), "SELECT max(id) FROM skills");
    {
        auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
        QVERIFY(connection
                && connection->run("UPDATE skills SET skill_name = 'Glassblowing' WHERE id = "
                                   + std::to_string(id)));
    }
    m_window->goTo(u"home"_s);
    open();
    QTest::keyClicks(&text(), u"glassb"_s);
    const int row = awaited(u"Glassblowing"_s, u"Skills"_s);
    QVERIFY(row >= 0);
    choose(row);
    QVERIFY(!palette().isVisible());
    TablePage *page = test::showTable(*m_window, u"skills"_s);
    QVERIFY(page);
    QTRY_COMPARE(page->model().rowId(page->view().currentIndex().row()), id);
    QTRY_COMPARE(page->view().currentIndex().data().toString(), u"Glassblowing"_s);
    QTRY_VERIFY(page->view().hasFocus());
}

void CommandPaletteTest::aFilterThatHidesTheRecordIsCleared()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"skills"_s);
    QVERIFY(page);
    const int all = page->model().rowCount();
    QTRY_VERIFY(page->model().index(0, 0).data().isValid());
    const QString name = page->model().index(all - 1, 0).data().toString();
    const qint64 id = page->model().rowId(all - 1);
    QTest::keyClicks(page->findChild<QLineEdit *>(u"filterText"_s), u"no such skill"_s);
    QTRY_COMPARE(page->model().rowCount(), 0);
    open();
    QTest::keyClicks(&text(), name);
    const int row = awaited(name, u"Skills"_s);
    QVERIFY(row >= 0);
    choose(row);
    QTRY_COMPARE(page->model().rowCount(), all);
    QTRY_COMPARE(page->model().rowId(page->view().currentIndex().row()), id);
}

void CommandPaletteTest::whatIsNotThereIsSaid()
{
    open();
    QTest::keyClicks(&text(), u"qqqq"_s);
    auto *note = m_window->findChild<QLabel *>(u"paletteNote"_s);
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(note->text(), u"Nothing found for ‘qqqq’."_s);
    QTest::keyClick(&text(), Qt::Key_Return); // there is nothing to choose
    QVERIFY(palette().isVisible());
    QTest::keyClick(&text(), Qt::Key_Escape);

    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    open();
    QVERIFY(!note->isVisible());
    QTest::keyClicks(&text(), u"qqqq"_s);
    const QString skills =
        QString::number(test::countRows(m_desk->database(), "SELECT count(*) FROM skills"));
    QTRY_VERIFY(note->isVisible() && note->text().contains(u"Searched "_s));
    QVERIFY2(note->text().contains(skills + u" skills"_s), qPrintable(note->text()));
    QVERIFY(note->text().startsWith(u"Nothing found for ‘qqqq’. Searched "_s));
}

void CommandPaletteTest::escapeGivesTheFocusBack()
{
    auto *navigation = m_window->findChild<QWidget *>(u"navigation"_s);
    navigation->setFocus();
    QTRY_VERIFY(navigation->hasFocus());
    open();
    QTest::keyClick(&text(), Qt::Key_Tab);
    QVERIFY(text().hasFocus());
    QTest::keyClick(&text(), Qt::Key_Up); // goes round
    QCOMPARE(list().currentIndex().row(), palette().model().rowCount() - 1);
    QTest::keyClick(&text(), Qt::Key_Down);
    QCOMPARE(list().currentIndex().row(), 0);
    QTest::keyClick(&text(), Qt::Key_PageDown);
    QVERIFY(list().currentIndex().row() > 3);
    QTest::keyClick(&text(), Qt::Key_Escape);
    QVERIFY(!palette().isVisible());
    QTRY_VERIFY(navigation->hasFocus());
}

void CommandPaletteTest::anotherFocusClosesIt()
{
    open();
    m_window->findChild<QWidget *>(u"navigation"_s)->setFocus();
    QTRY_VERIFY(!palette().isVisible());
}

void CommandPaletteTest::closingTheDatabaseWhileItSearches()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    open();
    QTest::keyClicks(&text(), u"a"_s);
    m_window->findChild<QAction *>(u"close"_s)->trigger();
    QVERIFY(!palette().isVisible());
    QTest::qWait(300);
    QCOMPARE(palette().model().rowCount() > 0 && m_window->session(), false);
}

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"
