// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "migration/target/statement.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/editpreview.h"
#include "ui/tables/replacedialog.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/valuedialog.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Many cells of a table are changed at once, with keys and dialogs, as one step.
class CellEditsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void whatIsTypedGoesIntoAllSelectedCells();
    void theDialogPutsAValueIntoSelectedCells();
    void whatSomebodyElseChangedIsNotOverwritten();
    void theFirstCellFillsThoseBelow();
    void cellsAreMadeUnknown();
    void aRefusedValueIsShownBeforeAnythingIsStored();
    void aRectangleIsPasted();
    void anotherShapeIsShownFirst();
    void textIsFoundAndReplaced();
    void rowsOfSelectedCellsAreTheSelectedRows();

private:
    int column(const char *name) const;
    void select(int firstRow, int lastRow, const char *name);
    QStringList stored(const std::string &column) const;
    QString undoText() const { return m_window->session()->undoStack().undoText(); }
    void act(const char *name)
    {
        m_window->findChild<QAction *>(QString::fromLatin1(name))->trigger();
    }
    template<typename Dialog>
    Dialog *shown() const;
    bool waitForIdle();

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_page = nullptr;
};

void CellEditsTest::initTestCase()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(m_page);
    m_window->activateWindow(); // keys of the menus need it
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto isThere = [this] { return m_page->model().isAtHand(0); };
    m_page->model().index(0, 0).data();
    QTRY_VERIFY(isThere());
    QVERIFY(m_page->model().rowCount() > 6);
}

void CellEditsTest::cleanup()
{
    QUndoStack &stack = m_window->session()->undoStack();
    while (stack.canUndo())
        stack.undo();
    QVERIFY(waitForIdle());
    m_page->view().clearSelection();
}

void CellEditsTest::cleanupTestCase()
{
    m_window.reset();
    m_desk.reset();
}

/// What was asked of the database's thread before is done, and shown.
bool CellEditsTest::waitForIdle()
{
    QTest::qWait(20);
    bool idle = false;
    m_window->session()->thread().ask(
        this, [](Connections &) { return true; }, [&](bool) { idle = true; });
    return QTest::qWaitFor([&] { return idle; }, 10000);
}

int CellEditsTest::column(const char *name) const
{
    return m_page->model().layout().column(name);
}

void CellEditsTest::select(int firstRow, int lastRow, const char *name)
{
    TableModel &model = m_page->model();
    QItemSelectionModel &selection = *m_page->view().selectionModel();
    selection.setCurrentIndex(model.index(firstRow, column(name)),
                              QItemSelectionModel::ClearAndSelect);
    selection.select(
        QItemSelection(model.index(firstRow, column(name)), model.index(lastRow, column(name))),
        QItemSelectionModel::ClearAndSelect);
}

/// The column from the first row of the page on, by another connection; "NULL" where it is that.
QStringList CellEditsTest::stored(const std::string &name) const
{
    QStringList values;
    auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadOnly);
    if (!connection)
        return values;
    for (int row = 0; row < 6; ++row) {
        const auto found =
            queryValue(*connection,
                       "SELECT coalesce(" + name + ", 'NULL') FROM applications WHERE rowid = "
                           + std::to_string(m_page->model().rowId(row)));
        const auto *text = found ? std::get_if<std::string>(&*found) : nullptr;
        values << (text ? QString::fromStdString(*text) : u"?"_s);
    }
    return values;
}

template<typename Dialog>
Dialog *CellEditsTest::shown() const
{
    Dialog *visible = nullptr;
    const auto find = [&] {
        for (auto *dialog : m_window->findChildren<Dialog *>())
            visible = dialog->isVisible() ? dialog : visible;
        return visible != nullptr;
    };
    return QTest::qWaitFor(find, 5000) ? visible : nullptr;
}

void CellEditsTest::whatIsTypedGoesIntoAllSelectedCells()
{
    const QStringList before = stored("recruiter_name");
    select(1, 3, "recruiter_name");
    QTableView &view = m_page->view();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_F2);
    QWidget *editor = view.indexWidget(view.currentIndex());
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, u"Call Ada Roe"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);

    const QString wanted = u"Call Ada Roe"_s;
    QTRY_COMPARE(stored("recruiter_name"),
                 (QStringList{before[0], wanted, wanted, wanted, before[4], before[5]}));
    QCOMPARE(undoText(), u"Change Recruiter of 3 applications"_s);
    QVERIFY(!view.indexWidget(view.currentIndex()));
    QCOMPARE(m_window->session()->undoStack().count(), 1);
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(stored("recruiter_name"), before);
    m_window->session()->undoStack().redo();
    QTRY_COMPARE(stored("recruiter_name")[2], wanted);
}

void CellEditsTest::theDialogPutsAValueIntoSelectedCells()
{
    select(0, 2, "recruiter_name");
    act("changeCells");
    auto *dialog = shown<ValueDialog>();
    QVERIFY(dialog);
    dialog->findChild<QWidget *>(u"field-recruiter_name"_s)->setFocus();
    QTest::keyClick(dialog->focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(dialog->focusWidget(), u"Write to Fernway Labs"_s);
    QVERIFY(test::press(dialog, "putValue"));
    QTRY_COMPARE(stored("recruiter_name").count(u"Write to Fernway Labs"_s), 3);
}

void CellEditsTest::whatSomebodyElseChangedIsNotOverwritten()
{
    {
        auto other = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->run("UPDATE applications SET recruiter_name = 'Theirs' WHERE rowid = "
                           + std::to_string(m_page->model().rowId(2))));
    }
    select(1, 3, "recruiter_name");
    act("changeCells");
    auto *dialog = shown<ValueDialog>();
    QVERIFY(dialog);
    auto *field = dialog->findChild<QWidget *>(u"field-recruiter_name"_s);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, u"Ours"_s);
    QVERIFY(test::press(dialog, "putValue"));
    QVERIFY(waitForIdle());
    QTRY_COMPARE(stored("recruiter_name").count(u"Ours"_s), 2);
    QCOMPARE(stored("recruiter_name")[2], u"Theirs"_s);
    QTRY_VERIFY(m_window->findChild<MessageBar *>()->text().contains(u"Theirs"_s));
    m_window->session()->undoStack().undo();
    QVERIFY(waitForIdle());
    QCOMPARE(stored("recruiter_name").count(u"Ours"_s), 0);
    QCOMPARE(stored("recruiter_name")[2], u"Theirs"_s);
    QTRY_COMPARE(m_page->model().index(2, column("recruiter_name")).data().toString(), u"Theirs"_s);
}

void CellEditsTest::theFirstCellFillsThoseBelow()
{
    const QStringList before = stored("status");
    select(0, 4, "status");
    act("fillDown");
    QTRY_COMPARE(stored("status").first(5), QStringList(5, before[0]));
    QVERIFY2(undoText().startsWith(u"Fill down Status of "_s), qPrintable(undoText()));
    QCOMPARE(stored("status")[5], before[5]);
}

void CellEditsTest::cellsAreMadeUnknown()
{
    select(0, 2, "recruiter_name");
    act("makeEmptyText");
    QTRY_COMPARE(stored("recruiter_name").first(3), QStringList(3, QString()));
    QVERIFY(waitForIdle());
    act("makeUnknown");
    QTRY_COMPARE(stored("recruiter_name").first(3), QStringList(3, u"NULL"_s));
}

void CellEditsTest::aRefusedValueIsShownBeforeAnythingIsStored()
{
    const QStringList before = stored("recruiter_name");
    TableModel &model = m_page->model();
    m_page->view().selectionModel()->select(QItemSelection(model.index(0, 0), model.index(2, 0)),
                                            QItemSelectionModel::ClearAndSelect);
    act("makeUnknown");
    auto *preview = shown<EditPreview>();
    QVERIFY(preview);
    QVERIFY(!preview->findChild<QPushButton *>(u"storeEdits"_s)->isEnabled());
    QCOMPARE(preview->findChild<QTableView *>(u"refusedCells"_s)->model()->rowCount(), 3);
    preview->reject();
    QCOMPARE(stored("recruiter_name"), before);
    QVERIFY(!m_window->session()->undoStack().canUndo());
}

void CellEditsTest::aRectangleIsPasted()
{
    const QStringList before = stored("recruiter_name");
    QGuiApplication::clipboard()->setText(
        u"Ada Roe\tada@fernway.example\nBo Lind\tbo@fernway.example\n"_s);
    select(1, 1, "recruiter_name");
    m_page->view().setFocus();
    act("pasteCells");
    QTRY_COMPARE(stored("recruiter_name").mid(1, 2), (QStringList{u"Ada Roe"_s, u"Bo Lind"_s}));
    QCOMPARE(stored("recruiter_email").mid(1, 2),
             (QStringList{u"ada@fernway.example"_s, u"bo@fernway.example"_s}));
    QCOMPARE(undoText(), u"Paste 2 columns of 2 applications"_s);
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(stored("recruiter_name"), before);
}

void CellEditsTest::anotherShapeIsShownFirst()
{
    const QStringList before = stored("status");
    QGuiApplication::clipboard()->setText(
        u"Interview\t2025-03-04\nno such word\t2025-03-05\nOffer\t2025-03-06"_s);
    select(0, 4, "status");
    act("pasteCells");
    auto *preview = shown<EditPreview>();
    QVERIFY(preview);
    auto *refused = preview->findChild<QTableView *>(u"refusedCells"_s);
    QCOMPARE(refused->model()->rowCount(), 1);
    QVERIFY(refused->model()->index(0, 3).data().toString().contains(u"Interview"_s));
    auto *repeated = preview->findChild<QRadioButton *>(u"way1"_s);
    QTest::mouseClick(repeated, Qt::LeftButton, {}, QPoint(10, repeated->height() / 2));
    QCOMPARE(refused->model()->rowCount(), 2);
    QCOMPARE(stored("status"), before);
    QVERIFY(test::press(preview, "storeEdits"));
    const QStringList after{u"interview"_s, before[1], u"offer"_s, u"interview"_s, before[4]};
    QTRY_COMPARE(stored("status").first(5), after);
}

void CellEditsTest::textIsFoundAndReplaced()
{
    const qint64 pending = test::countRows(
        m_desk->database(), "SELECT count(*) FROM applications WHERE status = 'pending'");
    QVERIFY(pending > 0);
    select(0, 0, "status");
    act("replace");
    auto *dialog = shown<ReplaceDialog>();
    QVERIFY(dialog);
    auto *store = dialog->findChild<QPushButton *>(u"storeEdits"_s);
    QVERIFY(!store->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"findText"_s), u"PENDING"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"replaceText"_s), u"no such word"_s);
    auto *refused = dialog->findChild<QTableView *>(u"refusedCells"_s);
    QTRY_COMPARE(refused->model()->rowCount(), int(pending));
    QVERIFY(!store->isEnabled());
    dialog->findChild<QLineEdit *>(u"replaceText"_s)->setText(u"Withdrawn"_s);
    QTRY_COMPARE(dialog->findChild<QTableView *>(u"changedCells"_s)->model()->rowCount(),
                 int(pending));
    QVERIFY(test::press(dialog, "storeEdits"));
    QTRY_COMPARE(test::countRows(m_desk->database(),
                                 "SELECT count(*) FROM applications WHERE status = 'pending'"),
                 0);
    QVERIFY2(undoText().startsWith(u"Replace “PENDING” in Status of "_s), qPrintable(undoText()));
}

void CellEditsTest::rowsOfSelectedCellsAreTheSelectedRows()
{
    select(1, 3, "recruiter_name");
    QCOMPARE(m_page->selectedKeys().size(), 3);
}

QTEST_MAIN(CellEditsTest)
#include "tst_celledits.moc"
