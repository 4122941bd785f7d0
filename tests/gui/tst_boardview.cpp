// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "models/board/boardmodel.h"
#include "ui/board/boardview.h"
#include "ui/export/dragrows.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/recorddialog.h"
#include "ui/settings/settings.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/rowdrag.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

/// The board of the real window, by keyboard, by mouse, and with what the page does around it.
class BoardViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theSwitchShowsTheLanesAndIsRemembered();
    void controlAndAnArrowMoveTheCardAndTheFocus();
    void arrowsGoFromLaneToLane();
    void cardsAreDroppedOnALane();
    void aLaneForNoWordIsThereOnlyWhenNeeded();
    void theFiltersOfThePageHold();
    void theRecordIsThatOfThePage();
    void enterOpensTheRecord();
    void deleteTakesTheCards();
    void selectedRowsAreDraggedAsACopyWouldBe();
    void aClickOnSelectedRowsStaysAClick();

private:
    qint64 count(const QString &status) const;
    LaneView &lane(int lane) const { return m_board->lane(lane); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_page = nullptr;
    BoardView *m_board = nullptr;
};

namespace {
enum Lane { Pending, Submitted, PhoneScreen, Interview, Offer, Rejected, Withdrawn, NotKnown };
}

void BoardViewTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 800);
    m_window->show();
    QVERIFY(migrate(*m_window, m_desk->workspace()));
    m_page = showTable(*m_window, u"applications"_s);
    QVERIFY(m_page);
}

void BoardViewTest::init()
{
    m_page->clearFilters();
    m_page->modes().setMode(TableModes::Board);
    m_board = m_page->modes().boardView();
    QVERIFY(m_board);
    QTRY_VERIFY(m_board->board().isListed());
    QTRY_COMPARE(m_page->model().rowCount(), m_page->model().total());
    QTRY_COMPARE(m_board->board().lane(Submitted).rowCount(), count(u"submitted"_s));
    m_window->activateWindow();
}

qint64 BoardViewTest::count(const QString &status) const
{
    return countRows(m_desk->database(),
                     "SELECT count(*) FROM applications WHERE status = '" + status.toStdString()
                         + "'");
}

void BoardViewTest::theSwitchShowsTheLanesAndIsRemembered()
{
    QTest::mouseClick(m_page->findChild<QPushButton *>(u"mode-0"_s), Qt::LeftButton);
    QVERIFY(m_page->view().isVisible());
    QTest::mouseClick(m_page->findChild<QPushButton *>(u"mode-1"_s), Qt::LeftButton);
    QVERIFY(m_board->isVisible());
    QVERIFY(!m_page->view().isVisible());
    QCOMPARE(Settings::number(u"mode/applications"_s, 0), 1);
    qint64 cards = 0;
    for (int i = 0; i < m_board->board().laneCount(); ++i)
        cards += lane(i).model()->rowCount();
    QCOMPARE(cards, m_page->model().total());
    QVERIFY(lane(Submitted).accessibleName().startsWith("Submitted, "_L1));
    TablePage *skills = showTable(*m_window, u"skills"_s);
    QVERIFY(skills);
    QVERIFY(!skills->modes().isVisible());
    m_window->goTo(u"view:applications"_s);
}

void BoardViewTest::controlAndAnArrowMoveTheCardAndTheFocus()
{
    const qint64 before = count(u"phone_screen"_s);
    const qint64 id = lane(Submitted).cards().idAt(0);
    m_board->showCard(id);
    lane(Submitted).setFocus();
    QTest::keyClick(&lane(Submitted), Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(count(u"phone_screen"_s), before + 1);
    QCOMPARE(m_board->currentId(), id);
    QVERIFY(lane(PhoneScreen).hasFocus());
    QTest::keyClick(&lane(PhoneScreen), Qt::Key_Left, Qt::ControlModifier);
    QTRY_COMPARE(count(u"phone_screen"_s), before);
    QVERIFY(lane(Submitted).hasFocus());
    m_window->findChild<QAction *>(u"undo"_s)->trigger();
    QTRY_COMPARE(count(u"phone_screen"_s), before + 1);
    QVERIFY(lane(PhoneScreen).hasFocus());
    m_window->findChild<QAction *>(u"undo"_s)->trigger();
    QTRY_COMPARE(count(u"phone_screen"_s), before);
    QCOMPARE(lane(Submitted).cards().idAt(0), id);
}

void BoardViewTest::arrowsGoFromLaneToLane()
{
    m_board->showCard(lane(Submitted).cards().idAt(1));
    lane(Submitted).setFocus();
    QTest::keyClick(&lane(Submitted), Qt::Key_Left);
    QVERIFY(lane(Pending).hasFocus());
    QVERIFY(lane(Submitted).selectedIds().isEmpty());
    QTest::keyClick(&lane(Pending), Qt::Key_Right);
    QVERIFY(lane(Submitted).hasFocus());
    QTest::keyClick(&lane(Submitted), Qt::Key_Down);
    QVERIFY(m_board->currentId() != 0);
}

void BoardViewTest::cardsAreDroppedOnALane()
{
    const qint64 before = count(u"offer"_s);
    const QList<qint64> ids{lane(Submitted).cards().idAt(0), lane(Submitted).cards().idAt(1)};
    QMimeData data;
    data.setData(cardsMimeType, packedCards(ids));
    QWidget *target = lane(Offer).viewport();
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    QTRY_COMPARE(count(u"offer"_s), before + 2);
    QCOMPARE(m_window->session()->undoStack().undoText(), u"Change Status of 2 applications"_s);
    QCOMPARE(QSet<qint64>(ids.begin(), ids.end()), [&] {
        const QList<qint64> chosen = m_board->selectedIds();
        return QSet<qint64>(chosen.begin(), chosen.end());
    }());
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(count(u"offer"_s), before);
}

void BoardViewTest::aLaneForNoWordIsThereOnlyWhenNeeded()
{
    const qint64 unknown =
        countRows(m_desk->database(), "SELECT count(*) FROM applications WHERE status IS NULL");
    QCOMPARE(lane(NotKnown).isVisibleTo(m_board), unknown > 0);
    QVERIFY(!lane(NotKnown).acceptDrops());
}

void BoardViewTest::theFiltersOfThePageHold()
{
    auto *field = m_page->findChild<FilterBar *>()->findChild<QLineEdit *>();
    QVERIFY(field);
    const QString company = m_page->model().index(0, 0).data().toString();
    QVERIFY(!company.isEmpty());
    field->setText(company);
    const auto cards = [&] {
        int sum = 0;
        for (int i = 0; i < m_board->board().laneCount(); ++i)
            sum += lane(i).model()->rowCount();
        return sum;
    };
    QTRY_VERIFY(m_page->model().query().filtered());
    QTRY_VERIFY(cards() > 0 && cards() < m_page->model().total());
    QTRY_COMPARE(cards(), m_page->model().rowCount());
}

void BoardViewTest::theRecordIsThatOfThePage()
{
    const qint64 id = lane(Submitted).cards().idAt(2);
    m_board->showCard(id);
    QCOMPARE(m_page->model().rowId(m_page->view().currentIndex().row()), id);
    QCOMPARE(m_page->selectedKeys(), QList<QVariant>{id});
    const int other = m_page->model().rowOf(lane(Pending).cards().idAt(0));
    m_page->view().setCurrentIndex(m_page->model().index(other, 0));
    QCOMPARE(m_board->currentId(), m_page->model().rowId(other));
}

void BoardViewTest::enterOpensTheRecord()
{
    m_board->showCard(lane(Submitted).cards().idAt(0));
    lane(Submitted).setFocus();
    QSignalSpy opened(m_page, &TablePage::detailsRequested);
    QTest::keyClick(&lane(Submitted), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    auto *record = m_window->findChild<RecordDialog *>();
    QVERIFY(record && record->isVisible());
    record->close();
}

void BoardViewTest::deleteTakesTheCards()
{
    const qint64 before = m_page->model().total();
    m_board->showCard(lane(Submitted).cards().idAt(0));
    m_page->deleteSelected();
    QPushButton *yes = nullptr; // what belongs to the record goes with it
    QTRY_VERIFY(yes = m_window->findChild<QPushButton *>(u"deleteNow"_s));
    yes->click();
    QTRY_COMPARE(m_page->model().total(), before - 1);
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(m_page->model().total(), before);
}

void BoardViewTest::selectedRowsAreDraggedAsACopyWouldBe()
{
    m_page->modes().setMode(TableModes::Table);
    ShownTable table{.database = m_desk->database(),
                     .layout = m_page->model().layout(),
                     .query = m_page->model().query(),
                     .columns = {0, 2},
                     .rows = RowIds{m_page->model().rowId(0), m_page->model().rowId(1)}};
    QStringList texts;
    QStringList formats;
    dragRows(*m_window->session(), m_page->view(), table, "cards", [&](QWidget &, QMimeData *data) {
        texts << data->text() << data->html();
        formats = data->formats();
        delete data;
    });
    QTRY_COMPARE(texts.size(), 2);
    QCOMPARE(texts[0].count(u'\t'), 2);
    QVERIFY(texts[1].contains("<table"_L1));
    QVERIFY(formats.contains(cardsMimeType));
}

void BoardViewTest::aClickOnSelectedRowsStaysAClick()
{
    m_page->modes().setMode(TableModes::Table);
    QTableView &view = m_page->view();
    view.selectRow(1);
    view.selectionModel()->select(m_page->model().index(2, 0),
                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    auto *drag = m_page->findChild<RowDrag *>();
    QSignalSpy wanted(drag, &RowDrag::dragWanted);
    const QPoint at = view.visualRect(m_page->model().index(2, 1)).center();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseMove(view.viewport(), at + QPoint(0, 40));
    QMouseEvent move(QEvent::MouseMove, at + QPoint(0, 40),
                     view.viewport()->mapToGlobal(at + QPoint(0, 40)), Qt::NoButton, Qt::LeftButton,
                     {});
    QApplication::sendEvent(view.viewport(), &move);
    QCOMPARE(wanted.size(), 1);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(view.selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(view.currentIndex().row(), 2);
}

QTEST_MAIN(BoardViewTest)
#include "tst_boardview.moc"
