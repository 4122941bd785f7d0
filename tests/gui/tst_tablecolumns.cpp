// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "models/database/datasession.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/columnarrangement.h"
#include "ui/tables/columnsdialog.h"
#include "ui/tables/frozentitles.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"

#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Columns that stay in sight, fit, move and hide.
class TableColumnsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void frozenColumnsStayWhereTheyAreSeen();
    void theSelectionCrossesTheFrozenEdge();
    void aFrozenCellIsEditedWhereItIsSeen();
    void anOpenEditorGoesBelowTheFrozenColumns();
    void theCurrentCellIsNeverUnderTheFrozenColumns();
    void frozenTitlesSortResizeAndMove();
    void columnsAreFitted();
    void columnsAreArrangedFromTheKeyboard();
    void theUsualColumnsComeBack();

private:
    GridView &view() { return m_page->view(); }
    FrozenTitles &frozenTitles() { return *view().findChild<FrozenTitles *>(); }
    int column(const char *name) { return m_page->model().layout().column(name); }
    QPoint middleOf(int row, int column)
    {
        return view().visualRect(view().model()->index(row, column)).center();
    }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_page = nullptr;
};

void TableColumnsTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1100, 700);
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(m_page);
    QTRY_VERIFY(view().currentIndex().data().isValid());
    for (int i = 0; i < m_page->model().columnCount(); ++i) {
        if (!view().isColumnHidden(i))
            view().setColumnWidth(i, 200);
    }
    QTest::qWait(20);
}

void TableColumnsTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TableColumnsTest::frozenColumnsStayWhereTheyAreSeen()
{
    m_page->columns().freezeUpTo(1);
    QCOMPARE(view().frozenWidth(), 400);
    const QRect before = view().visualRect(view().model()->index(2, 1));
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    QVERIFY(view().horizontalScrollBar()->value() > 200);
    QCOMPARE(view().visualRect(view().model()->index(2, 1)), before);
    QCOMPARE(view().indexAt(before.center()), view().model()->index(2, 1));
    QVERIFY(frozenTitles().isVisible());
    QCOMPARE(frozenTitles().width(), 400);
    QCOMPARE(frozenTitles().logicalIndexAt(before.center().x()), 1);
    // What is drawn there is what stands there without scrolling.
    const QRect strip(0, 0, 399, view().viewport()->height());
    const QImage scrolled = view().viewport()->grab(strip).toImage();
    view().horizontalScrollBar()->setValue(0);
    QCOMPARE(view().viewport()->grab(strip).toImage(), scrolled);
    m_page->columns().unfreeze();
    QVERIFY(!frozenTitles().isVisible());
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    QVERIFY(view().visualRect(view().model()->index(2, 1)) != before);
}

void TableColumnsTest::theSelectionCrossesTheFrozenEdge()
{
    m_page->columns().freezeUpTo(0);
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    const QPoint from = middleOf(1, 0);
    const QModelIndex far = view().indexAt({view().frozenWidth() + 150, middleOf(3, 0).y()});
    QVERIFY(far.isValid() && far.column() > 1);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, from);
    QCOMPARE(view().currentIndex(), view().model()->index(1, 0));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      view().visualRect(far).center());
    QVERIFY(view().selectionModel()->isSelected(view().model()->index(2, 0)));
    QVERIFY(view().selectionModel()->isSelected(far));
    QCOMPARE(m_page->selectedKeys().size(), 3);
}

void TableColumnsTest::aFrozenCellIsEditedWhereItIsSeen()
{
    const int notes = column("notes");
    QVERIFY(notes > 0);
    view().setColumnHidden(notes, false);
    view().titles().moveSection(view().titles().visualIndex(notes), 0);
    m_page->columns().freezeUpTo(notes);
    QCOMPARE(view().frozen(), 1);
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    const int scrolled = view().horizontalScrollBar()->value();
    const QModelIndex cell = view().model()->index(1, notes);
    view().setCurrentIndex(cell);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_F2);
    QTRY_VERIFY(view().viewport()->findChild<QPlainTextEdit *>());
    auto *editor = view().viewport()->findChild<QPlainTextEdit *>();
    QVERIFY(editor->mapTo(view().viewport(), QPoint(0, 0)).x() <= 1);
    QCOMPARE(view().horizontalScrollBar()->value(), scrolled);
    QTest::keyClick(editor, Qt::Key_Escape);
}

void TableColumnsTest::anOpenEditorGoesBelowTheFrozenColumns()
{
    const int notes = column("notes");
    view().setColumnHidden(notes, false);
    view().titles().moveSection(view().titles().visualIndex(notes), 2);
    m_page->columns().freezeUpTo(view().titles().logicalIndex(0));
    view().setCurrentIndex(view().model()->index(1, notes));
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_F2);
    QTRY_VERIFY(view().viewport()->findChild<QPlainTextEdit *>());
    auto *editor = view().viewport()->findChild<QPlainTextEdit *>();
    const auto covers = [&] {
        const QRegion seen = editor->mask().isEmpty() ? QRegion(editor->rect()) : editor->mask();
        return seen.translated(editor->mapTo(view().viewport(), QPoint(0, 0)))
            .intersects(QRect(0, 0, view().frozenWidth(), view().viewport()->height()));
    };
    QScrollBar &across = *view().horizontalScrollBar();
    across.setValue(0);
    QVERIFY(!covers());
    across.setValue(300); // the cell is half below the frozen column
    QVERIFY(view().visualRect(view().currentIndex()).left() < view().frozenWidth());
    QVERIFY(!covers());
    across.setValue(0);
    QVERIFY(editor->mask().isEmpty());
    QTest::keyClick(editor, Qt::Key_Escape);
}

void TableColumnsTest::theCurrentCellIsNeverUnderTheFrozenColumns()
{
    m_page->columns().freezeUpTo(1);
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    const int third = view().titles().logicalIndex(2);
    view().setCurrentIndex(view().model()->index(0, third));
    QVERIFY(view().visualRect(view().currentIndex()).left() >= view().frozenWidth());
    const int scrolled = view().horizontalScrollBar()->value();
    view().setCurrentIndex(view().model()->index(5, 0));
    QCOMPARE(view().horizontalScrollBar()->value(), scrolled);
}

void TableColumnsTest::frozenTitlesSortResizeAndMove()
{
    m_page->columns().freezeUpTo(1);
    QTest::mouseClick(frozenTitles().viewport(), Qt::LeftButton, {}, {60, 12});
    QCOMPARE(m_page->model().query().sort.size(), 1);
    QCOMPARE(m_page->model().query().sort.first().column, 0);
    QCOMPARE(view().titles().keys(), frozenTitles().keys());
    frozenTitles().resizeSection(0, 150);
    QCOMPARE(view().columnWidth(0), 150);
    QCOMPARE(view().frozenWidth(), 350);
    frozenTitles().moveSection(0, 1);
    QCOMPARE(view().titles().logicalIndex(0), 1);
    QCOMPARE(view().titles().logicalIndex(1), 0);
    QCOMPARE(view().visualRect(view().model()->index(0, 1)).left(), 0);
}

void TableColumnsTest::columnsAreFitted()
{
    const int status = column("status");
    view().setColumnWidth(status, 400);
    Q_EMIT view().titles().sectionHandleDoubleClicked(status);
    QVERIFY(view().columnWidth(status) < 300);
    view().setColumnWidth(status, 20);
    m_page->columns().fitAll();
    QVERIFY(view().columnWidth(status) > 60);
}

void TableColumnsTest::columnsAreArrangedFromTheKeyboard()
{
    auto *menu = m_page->findChild<QMenu *>(u"columnsMenu"_s);
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(u"arrangeColumns"_s)->trigger();
    auto *dialog = m_window->findChild<ColumnsDialog *>();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QListWidget *>(u"columnList"_s);
    QTRY_VERIFY(list->hasFocus() || dialog->isVisible());
    QTest::keyClick(list, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Space);
    dialog->findChild<QPushButton *>(u"freezeHere"_s)->click();
    QCOMPARE(dialog->frozen(), 1);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(view().titles().logicalIndex(2), 0);
    QCOMPARE(view().titles().logicalIndex(0), 1);
    QVERIFY(view().isColumnHidden(1));
    QCOMPARE(view().frozen(), 1);
}

void TableColumnsTest::theUsualColumnsComeBack()
{
    ColumnArrangement &columns = m_page->columns();
    view().titles().moveSection(0, 3);
    columns.setHidden(1, true);
    columns.freezeUpTo(2);
    columns.arrange(columns.usualPlaces(), 0);
    for (int i = 0; i < m_page->model().columnCount(); ++i) {
        QCOMPARE(view().titles().visualIndex(i), i);
        QCOMPARE(view().isColumnHidden(i), m_page->model().layout().columns[i].hidden);
    }
    QCOMPARE(view().frozen(), 0);
}

QTEST_MAIN(TableColumnsTest)
#include "tst_tablecolumns.moc"
