// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"
#include "ui/undo/redodialog.h"
#include "ui/undo/undodialog.h"
#include "ui/wizard/migrationwizard.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class JourneyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aWorkspaceIsReadFromItsFilesUntilItIsMigrated();
    void theWizardMigratesAndTheTablesShowTheDatabase();
    void anEditInACellIsInTheDatabaseAndCanBeUndone();
    void anEditInTheDetailsIsStoredWhenTheFieldIsLeft();
    void filtersNarrowTheTable();
    void aMigrationIsUndoneAndTheEditIsKept();
    void aMigrationIsUndoneExactly();
    void aMigrationIsUndoneFromItsLastPage();
    void theLastPhaseIsUndoneFromTheHistory();
    void anUndoIsTakenBackFromTheHistory();
    void anUndoIsTakenBackFromItsMessage();
    void theSampleIsCopiedAndTheWizardOpensOnIt();
    void cancellingTheWizardLeavesEverythingAsItWas();
    void theWindowRemembersItsColumns();

private:
    UndoDialog *undoDialog() const;
    RedoDialog *redoDialog() const;
    bool editFirstNote(const QString &text);

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void JourneyTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
}

void JourneyTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

namespace {

template<typename Dialog>
Dialog *shown()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<Dialog *>(widget); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

UndoDialog *JourneyTest::undoDialog() const
{
    return shown<UndoDialog>();
}

RedoDialog *JourneyTest::redoDialog() const
{
    return shown<RedoDialog>();
}

bool JourneyTest::editFirstNote(const QString &text)
{
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    if (!page)
        return false;
    const QModelIndex index = page->model().index(0, page->model().layout().column("notes"));
    if (!QTest::qWaitFor([&] { return index.data(Qt::DisplayRole).isValid(); }))
        return false;
    QSignalSpy saved(m_window->session(), &DataSession::saved);
    return page->model().setData(index, text, Qt::EditRole) && saved.wait();
}

void JourneyTest::aWorkspaceIsReadFromItsFilesUntilItIsMigrated()
{
    m_window->openPath(m_desk->workspace());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() && m_window->wizard(), 30000);
    QVERIFY(m_window->session()->source().fromFiles);
    QVERIFY(m_window->findChild<QLabel *>(u"readingFrom"_s)->text().contains(u"files"_s));
    m_window->wizard()->reject();
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QVERIFY(page->model().rowCount() > 30);
    QVERIFY(!QFile::exists(m_desk->database()));
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(!m_window->session()->source().fromFiles);
    QVERIFY(m_window->findChild<QLabel *>(u"readingFrom"_s)->text().contains(u"database"_s));
}

void JourneyTest::theWizardMigratesAndTheTablesShowTheDatabase()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QCOMPARE(page->model().rowCount(),
             test::countRows(m_desk->database(), "SELECT count(*) FROM applications"));
    QVERIFY(page->model().rowCount() > 30);
}

void JourneyTest::anEditInACellIsInTheDatabaseAndCanBeUndone()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    const int status = page->model().layout().column("status");
    const QModelIndex index = page->model().index(0, status);
    QTRY_VERIFY(index.data().isValid());
    const QString before = index.data().toString();
    const std::string offers = "SELECT count(*) FROM applications WHERE status = 'withdrawn'";
    const qint64 count = test::countRows(m_desk->database(), offers);

    page->view().setCurrentIndex(index);
    page->view().setFocus();
    QTest::keyClick(&page->view(), Qt::Key_F2);
    auto *box = page->view().findChild<QComboBox *>(u"field-status"_s);
    QVERIFY(box);
    box->setCurrentIndex(box->findData(u"withdrawn"_s));
    QSignalSpy saved(m_window->session(), &DataSession::saved);
    Q_EMIT box->activated(box->currentIndex());
    QVERIFY(saved.wait());
    QCOMPARE(test::countRows(m_desk->database(), offers), count + 1);
    QCOMPARE(index.data().toString(), u"Withdrawn"_s);

    m_window->findChild<QAction *>(u"undo"_s)->trigger();
    QVERIFY(saved.wait());
    QCOMPARE(test::countRows(m_desk->database(), offers), count);
    QTRY_COMPARE(index.data().toString(), before);
}

void JourneyTest::anEditInTheDetailsIsStoredWhenTheFieldIsLeft()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"profiles"_s);
    QVERIFY(page);
    QTest::qWait(50); // the way of showing that was last chosen comes after the list
    page->modes().setMode(TableModes::Table);
    QTRY_VERIFY(page->view().currentIndex().data().isValid());
    QWidget *details = m_window->findChild<QWidget *>(u"details"_s);
    auto *field = details->findChild<QLineEdit *>(u"field-phone"_s);
    QVERIFY(field && !field->isReadOnly());
    QTRY_VERIFY(!field->text().isEmpty());
    QSignalSpy saved(m_window->session(), &DataSession::saved);
    field->setFocus();
    field->clear();
    QTest::keyClicks(field, u"+1 555 0199"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(saved.wait());
    QCOMPARE(test::countRows(m_desk->database(),
                             "SELECT count(*) FROM profiles WHERE phone = '+1 555 0199'"),
             1);
}

void JourneyTest::filtersNarrowTheTable()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    const int all = page->model().rowCount();
    auto *status = page->findChild<QComboBox *>(u"filter-status"_s);
    QVERIFY(status);
    status->setCurrentIndex(status->findData(u"interview"_s));
    QTRY_VERIFY(page->model().rowCount() < all);
    QCOMPARE(page->model().rowCount(),
             test::countRows(m_desk->database(),
                             "SELECT count(*) FROM applications WHERE status = 'interview'"));
    QVERIFY(page->findChild<QLabel *>(u"counts"_s)->text().contains(u"of"_s));
    QTest::keyClicks(page->findChild<QLineEdit *>(u"filterText"_s), u"no such company"_s);
    QTRY_COMPARE(page->model().rowCount(), 0);
    m_window->findChild<QAction *>(u"clearFilters"_s)->trigger();
    QTRY_COMPARE(page->model().rowCount(), all);
}

void JourneyTest::aMigrationIsUndoneAndTheEditIsKept()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(editFirstNote(u"my own words"_s));
    m_window->findChild<QAction *>(u"undoMigration"_s)->trigger();
    QTRY_VERIFY(undoDialog());
    UndoDialog *dialog = undoDialog();
    auto *counts = dialog->findChild<QLabel *>(u"keepCounts"_s);
    QTRY_VERIFY_WITH_TIMEOUT(counts->text().contains(u"1 you edited"_s), 20000);
    QVERIFY(test::press(dialog, "undoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !undoDialog() && m_window->session() && !m_window->session()->layouts().isEmpty(), 60000);
    QCOMPARE(test::countRows(m_desk->database(),
                             "SELECT count(*) FROM applications WHERE notes = 'my own words'"),
             1);
    QCOMPARE(test::countRows(m_desk->database(), "SELECT count(*) FROM applications"), 1);
}

void JourneyTest::aMigrationIsUndoneExactly()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(editFirstNote(u"my own words"_s));
    m_window->findChild<QAction *>(u"undoMigration"_s)->trigger();
    QTRY_VERIFY(undoDialog());
    UndoDialog *dialog = undoDialog();
    auto *counts = dialog->findChild<QLabel *>(u"exactCounts"_s);
    QTRY_VERIFY_WITH_TIMEOUT(counts->text().contains(u"1 edited"_s), 20000);
    dialog->findChild<QRadioButton *>(u"exact"_s)->click();
    QVERIFY(test::press(dialog, "undoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(m_desk->database()), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() && m_window->session()->source().fromFiles, 60000);
}

void JourneyTest::aMigrationIsUndoneFromItsLastPage()
{
    m_window->startImport(m_desk->workspace());
    QVERIFY(test::walkThrough(*m_window->wizard()));
    QVERIFY(QFile::exists(m_desk->database()));
    QVERIFY(test::press(m_window->wizard(), "undoMigration"));
    QTRY_VERIFY(undoDialog());
    QVERIFY(test::press(undoDialog(), "undoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(m_desk->database()), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->wizard(), 20000);
}

void JourneyTest::theLastPhaseIsUndoneFromTheHistory()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_window->goTo(u"migrations"_s);
    QVERIFY(test::press(m_window.get(), "undoPhase"));
    QTRY_VERIFY(undoDialog());
    QVERIFY(test::press(undoDialog(), "undoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !undoDialog() && m_window->session() && !m_window->session()->layouts().isEmpty(), 60000);
    QCOMPARE(test::countRows(m_desk->database(), "SELECT count(*) FROM applications"), 0);
    QCOMPARE(test::countRows(m_desk->database(), "SELECT count(*) FROM profiles"), 1);
}

void JourneyTest::anUndoIsTakenBackFromTheHistory()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(editFirstNote(u"my own words"_s));
    const std::string applications = "SELECT count(*) FROM applications";
    const qint64 before = test::countRows(m_desk->database(), applications);
    m_window->findChild<QAction *>(u"undoMigration"_s)->trigger();
    QTRY_VERIFY(undoDialog());
    QVERIFY(test::press(undoDialog(), "undoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !undoDialog() && m_window->session() && !m_window->session()->layouts().isEmpty(), 60000);
    QCOMPARE(test::countRows(m_desk->database(), applications), 1);
    m_window->goTo(u"migrations"_s);
    auto *button = m_window->findChild<QPushButton *>(u"undoRun"_s);
    QTRY_VERIFY(button->isEnabled() && button->text().contains(u"this undo"_s));
    QVERIFY(test::press(m_window.get(), "undoRun"));
    QTRY_VERIFY(redoDialog());
    auto *what = redoDialog()->findChild<QLabel *>(u"redoWhat"_s);
    QTRY_VERIFY_WITH_TIMEOUT(what->text().contains(u"Resume Toolkit"_s), 20000);
    QVERIFY(test::press(redoDialog(), "redoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !redoDialog() && m_window->session() && !m_window->session()->layouts().isEmpty(), 60000);
    QCOMPARE(test::countRows(m_desk->database(), applications), before);
    QCOMPARE(test::countRows(m_desk->database(),
                             "SELECT count(*) FROM applications WHERE notes = 'my own words'"),
             1);
}

/// The database went with the undo, and comes again with all that was edited in it.
void JourneyTest::anUndoIsTakenBackFromItsMessage()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    QVERIFY(editFirstNote(u"my own words"_s));
    m_window->findChild<QAction *>(u"undoMigration"_s)->trigger();
    QTRY_VERIFY(undoDialog());
    undoDialog()->findChild<QRadioButton *>(u"exact"_s)->click();
    QVERIFY(test::press(undoDialog(), "undoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(m_desk->database()), 60000);
    QVERIFY(test::press(m_window.get(), "messageAction"));
    QTRY_VERIFY(redoDialog());
    QVERIFY(test::press(redoDialog(), "redoNow"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !redoDialog() && m_window->session() && !m_window->session()->source().fromFiles, 60000);
    QCOMPARE(test::countRows(m_desk->database(),
                             "SELECT count(*) FROM applications WHERE notes = 'my own words'"),
             1);
}

void JourneyTest::theSampleIsCopiedAndTheWizardOpensOnIt()
{
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", m_desk->workspace().toLocal8Bit());
    m_window->startSample();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->wizard(), 20000);
    auto *folder = m_window->wizard()->findChild<QLabel *>(u"chosenFolder"_s);
    QTRY_VERIFY(folder->text().contains(u"Waybill sample"_s));
    const QString copied = m_window->wizard()->state().request.workspace;
    qputenv("HOME", home);
    QVERIFY(copied.startsWith(m_desk->workspace()));
    QVERIFY(test::walkThrough(*m_window->wizard()));
}

void JourneyTest::cancellingTheWizardLeavesEverythingAsItWas()
{
    m_window->startImport(m_desk->workspace());
    MigrationWizard *wizard = m_window->wizard();
    while (wizard->currentStep() < MigrationWizard::Rehearsal)
        QVERIFY(test::press(wizard, "next"));
    wizard->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->wizard(), 60000);
    QVERIFY(!QFile::exists(m_desk->database()));
    QVERIFY(!QFile::exists(m_desk->workspace() + "/backups"_L1));
}

void JourneyTest::theWindowRemembersItsColumns()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QTRY_VERIFY(page->view().currentIndex().data().isValid());
    page->view().setColumnWidth(0, 234);
    page->view().setColumnHidden(3, true);
    m_window.reset();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->openPath(m_desk->database());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() && !m_window->session()->layouts().isEmpty(),
                             20000);
    page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QCOMPARE(page->view().columnWidth(0), 234);
    QVERIFY(page->view().isColumnHidden(3));
}

QTEST_MAIN(JourneyTest)
#include "tst_journey.moc"
