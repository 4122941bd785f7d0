// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "models/database/datasession.h"
#include "models/views/savedviewlist.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/palette/commandpalette.h"
#include "ui/tables/columnarrangement.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/viewmenu.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class ViewMenuTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSavedViewBringsEverythingBack();
    void whatIsChangedIsSaidAndSaved();
    void namesAreAskedForAndTaken();
    void deletingIsTakenBackByUndo();
    void aColumnThatIsGoneIsSaid();
    void thePaletteFindsViews();
    void viewsGoThroughAFile();

private:
    QMenu *menu()
    {
        auto *menu = m_page->findChild<QMenu *>(u"viewsMenu"_s);
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    QAction *entry(const QString &text)
    {
        for (QAction *action : menu()->actions()) {
            if (action->text() == text || action->objectName() == text)
                return action;
        }
        return nullptr;
    }
    void saveAs(const QString &name);
    void arrangeSomething();
    QString buttonText() { return m_page->findChild<QPushButton *>(u"viewsButton"_s)->text(); }
    QString message() const { return m_window->findChild<MessageBar *>()->text(); }
    SavedViewList &saved() { return m_window->session()->savedViews(); }
    int column(const char *name) { return m_page->model().layout().column(name); }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_page = nullptr;
};

void ViewMenuTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(m_page);
    QTRY_VERIFY(m_page->view().currentIndex().data().isValid());
}

void ViewMenuTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void ViewMenuTest::saveAs(const QString &name)
{
    entry(u"saveViewAs"_s)->trigger();
    auto *dialog = m_window->findChild<QDialog *>(u"viewNameDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"viewName"_s)->setText(name);
    QVERIFY(test::press(dialog, "acceptName"));
    QTRY_VERIFY(saved().find(u"applications"_s, name));
    QTRY_VERIFY(!m_window->findChild<QDialog *>(u"viewNameDialog"_s));
}

void ViewMenuTest::arrangeSomething()
{
    m_page->filterBar().setFilters({},
                                   {{.column = column("status"),
                                     .kind = ColumnFilter::Kind::OneOf,
                                     .words = {u"rejected"_s}}});
    m_page->view().titles().sortBy(column("overall_match_pct"), Qt::DescendingOrder, false);
    m_page->view().titles().moveSection(m_page->view().titles().visualIndex(column("status")), 0);
    m_page->columns().setHidden(column("date_applied"), true);
    m_page->columns().freezeUpTo(column("status"));
    m_page->view().setColumnWidth(column("status"), 177);
}

void ViewMenuTest::aSavedViewBringsEverythingBack()
{
    const qint64 all = m_page->model().total();
    arrangeSomething();
    QTRY_VERIFY(m_page->model().rowCount() < all);
    const int some = m_page->model().rowCount();
    QVERIFY(some > 0);
    saveAs(u"Turned down"_s);
    QCOMPARE(buttonText(), u"Turned down"_s);
    QVERIFY(entry(u"Turned down"_s)->isChecked());

    entry(u"allRows"_s)->trigger();
    QTRY_COMPARE(m_page->model().rowCount(), static_cast<int>(all));
    QVERIFY(m_page->model().query().sort.isEmpty());
    m_page->columns().arrange(m_page->columns().usualPlaces(), 0);

    entry(u"Turned down"_s)->trigger();
    QTRY_COMPARE(m_page->model().rowCount(), some);
    QCOMPARE(m_page->model().query().sort.size(), 1);
    QCOMPARE(m_page->view().titles().keys(), m_page->model().query().sort);
    QCOMPARE(m_page->view().titles().logicalIndex(0), column("status"));
    QVERIFY(m_page->view().isColumnHidden(column("date_applied")));
    QCOMPARE(m_page->view().frozen(), 1);
    QCOMPARE(m_page->view().columnWidth(column("status")), 177);
    // The filter stands where it is set by hand.
    QCOMPARE(m_page->findChild<QComboBox *>(u"filter-status"_s)->currentData().toString(),
             u"rejected"_s);
    QCOMPARE(buttonText(), u"Turned down"_s);
}

void ViewMenuTest::whatIsChangedIsSaidAndSaved()
{
    arrangeSomething();
    saveAs(u"Turned down"_s);
    QVERIFY(!entry(u"saveView"_s)->isEnabled());
    m_page->view().titles().sortBy(column("status"), Qt::AscendingOrder, true);
    QVERIFY(m_page->views().isChanged());
    QCOMPARE(buttonText(), u"Turned down (changed)"_s);
    entry(u"saveView"_s)->trigger();
    QTRY_COMPARE(buttonText(), u"Turned down"_s);
    QTRY_VERIFY(saved().all().first().content.find("ascending") != std::string::npos);
    // Undone, the view is what it was, and the table is not.
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(buttonText(), u"Turned down (changed)"_s);
    m_page->clearFilters();
    QVERIFY(m_page->views().isChanged());
    entry(u"Turned down (changed)"_s)->trigger();
    QCOMPARE(buttonText(), u"Turned down"_s);
}

void ViewMenuTest::namesAreAskedForAndTaken()
{
    saveAs(u"One"_s);
    arrangeSomething();
    saveAs(u"Two"_s);
    entry(u"renameView"_s)->trigger();
    auto *dialog = m_window->findChild<QDialog *>(u"viewNameDialog"_s);
    auto *name = dialog->findChild<QLineEdit *>(u"viewName"_s);
    auto *accept = dialog->findChild<QPushButton *>(u"acceptName"_s);
    QCOMPARE(name->text(), u"Two"_s);
    name->setText(u" "_s);
    QVERIFY(!accept->isEnabled());
    name->setText(u"one"_s);
    QVERIFY(!accept->isEnabled());
    name->setText(u"Three"_s);
    QVERIFY(test::press(dialog, "acceptName"));
    QTRY_VERIFY(saved().find(u"applications"_s, u"Three"_s));
    QCOMPARE(saved().all().size(), 2);
    QTRY_COMPARE(buttonText(), u"Three"_s);
}

void ViewMenuTest::deletingIsTakenBackByUndo()
{
    arrangeSomething();
    saveAs(u"Turned down"_s);
    const int rows = m_page->model().rowCount();
    entry(u"deleteView"_s)->trigger();
    QTRY_COMPARE(saved().all().size(), 0);
    QCOMPARE(m_page->model().rowCount(), rows);
    QVERIFY(!entry(u"renameView"_s)->isEnabled());
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(saved().all().size(), 1);
    QVERIFY(entry(u"Turned down"_s));
}

void ViewMenuTest::aColumnThatIsGoneIsSaid()
{
    saved().save({u"applications"_s, u"applications"_s, u"Older"_s,
                  R"({"sort":[{"column":"status"}],"columns":[{"column":"mood"}]})"});
    QTRY_COMPARE(saved().all().size(), 1);
    entry(u"Older"_s)->trigger();
    QVERIFY2(message().contains(u"mood"_s), qPrintable(message()));
    QCOMPARE(m_page->model().query().sort.size(), 1);
}

void ViewMenuTest::thePaletteFindsViews()
{
    arrangeSomething();
    saveAs(u"Turned down"_s);
    entry(u"allRows"_s)->trigger();
    m_window->goTo(u"home"_s);
    m_window->findChild<QAction *>(u"searchAll"_s)->trigger();
    auto *palette = m_window->findChild<CommandPalette *>();
    QVERIFY(palette);
    auto *text = palette->findChild<QLineEdit *>();
    text->setText(u"turned down"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(m_page->isVisible());
    QCOMPARE(m_page->views().current(), u"Turned down"_s);
}

void ViewMenuTest::viewsGoThroughAFile()
{
    arrangeSomething();
    saveAs(u"Turned down"_s);
    const QString file = m_desk->workspace() + "/views.json"_L1;
    m_page->views().exportTo(file);
    QTRY_VERIFY(message().contains(u"written to"_s));
    entry(u"deleteView"_s)->trigger();
    QTRY_COMPARE(saved().all().size(), 0);
    m_page->views().importFrom(file);
    QTRY_COMPARE(saved().all().size(), 1);
    QTRY_VERIFY2(message().contains(u"imported"_s), qPrintable(message()));
}

QTEST_MAIN(ViewMenuTest)
#include "tst_viewmenu.moc"
