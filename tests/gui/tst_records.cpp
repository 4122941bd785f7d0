// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/conflictdialog.h"
#include "ui/record/dependentssection.h"
#include "ui/record/eventlist.h"
#include "ui/record/mergedialog.h"
#include "ui/record/recorddialog.h"
#include "ui/record/recordform.h"
#include "ui/record/recordnotes.h"
#include "ui/record/sectionbar.h"
#include "ui/record/sharededitdialog.h"
#include "ui/tables/gridview.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// All there is about a record, and what can be done with whole records.
class RecordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void aRecordShowsWhatThereIsAboutIt();
    void whatBelongsToARecordIsAddedEditedAndDeleted();
    void theOriginTellsThePlaceAndTheText();
    void changesTellWhatItWasAndWhatItIs();
    void changesNameTheRecordAKeyLeadsTo();
    void enterOpensTheRecordAndKeysGoToTheNext();
    void aSharedValueIsChangedForAll();
    void aSharedValueIsGivenToOneAlone();
    void aDuplicateStartsWithTheSameValues();
    void deletingNamesWhatGoesWithIt();
    void twoRecordsBecomeOne();
    void aConflictIsShownCellByCell();
    void whatIsTypedInTheFormIsNotWrittenOverAnothersEdit();

private:
    int column(const char *name) const { return m_page->model().layout().column(name); }
    int joined(const QString &label) const;
    void select(int row, int column = 0);
    qint64 id(int row) const { return m_page->model().rowId(row); }
    qint64 count(const std::string &sql) const { return test::countRows(m_desk->database(), sql); }
    bool run(const std::string &sql) const;
    bool waitForIdle();
    QUndoStack &stack() const { return m_window->session()->undoStack(); }
    RecordForm &form() const { return *m_window->findChild<RecordForm *>(u"details"_s); }
    void act(const char *name)
    {
        m_window->findChild<QAction *>(QString::fromLatin1(name))->trigger();
    }
    template<typename Dialog>
    Dialog *shown() const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_page = nullptr;
};

void RecordsTest::initTestCase()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(m_page);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_page->model().index(0, 0).data();
    QTRY_VERIFY(m_page->model().isAtHand(0));
    QVERIFY(form().isVisible());
}

void RecordsTest::cleanup()
{
    for (QDialog *dialog : m_window->findChildren<QDialog *>())
        dialog->close();
    while (stack().canUndo())
        stack().undo();
    QVERIFY(waitForIdle());
    for (QDialog *dialog : m_window->findChildren<QDialog *>())
        dialog->close(); // what another program changed is told when it is not taken back
    form().sections().setCurrent(0);
    m_page->view().clearSelection();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void RecordsTest::cleanupTestCase()
{
    m_window.reset();
    m_desk.reset();
}

/// What was asked of the database's threads before is done, and shown.
bool RecordsTest::waitForIdle()
{
    QTest::qWait(20);
    int idle = 0;
    for (int round = 0; round < 2; ++round) {
        m_window->session()->thread().ask(
            this, [](Connections &) { return true; }, [&](bool) { ++idle; });
        m_window->session()->listingThread().ask(
            this, [](Connections &) { return true; }, [&](bool) { ++idle; });
        if (!QTest::qWaitFor([&] { return idle == 2 * (round + 1); }, 10000))
            return false;
        QTest::qWait(20);
    }
    return QTest::qWaitFor([&] { return m_page->model().isAtHand(0); }, 10000);
}

bool RecordsTest::run(const std::string &sql) const
{
    auto other = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
    return other && other->run(sql);
}

int RecordsTest::joined(const QString &label) const
{
    const auto &columns = m_page->model().layout().columns;
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].label == label && columns[i].joined())
            return i;
    }
    return -1;
}

void RecordsTest::select(int row, int column)
{
    m_page->view().selectionModel()->setCurrentIndex(m_page->model().index(row, column),
                                                     QItemSelectionModel::ClearAndSelect);
}

template<typename Dialog>
Dialog *RecordsTest::shown() const
{
    Dialog *visible = nullptr;
    const auto find = [&] {
        for (auto *dialog : m_window->findChildren<Dialog *>())
            visible = dialog->isVisible() ? dialog : visible;
        return visible != nullptr;
    };
    return QTest::qWaitFor(find, 5000) ? visible : nullptr;
}

void RecordsTest::aRecordShowsWhatThereIsAboutIt()
{
    select(0);
    QStringList titles;
    for (int i = 0; i < form().sections().size(); ++i)
        titles << form().sections().title(i);
    QCOMPARE(titles,
             (QStringList{u"Fields"_s, u"Documents"_s, u"Match scores"_s, u"Timeline"_s,
                          u"Origin"_s, u"Changes"_s}));
    form().showSection(u"Timeline"_s);
    auto *dates = form().findChild<TimelineSection *>()->findChild<EventList *>();
    QTRY_VERIFY(dates->count() > 0);
    QVERIFY(dates->isVisible());
    const auto *tab = form().sections().findChild<QWidget *>(u"section3"_s);
    QTRY_VERIFY(tab->accessibleName().endsWith(u", %1"_s.arg(dates->count())));
    // The arrows go from one to the next.
    QTest::keyClick(form().sections().findChild<QWidget *>(u"section3"_s), Qt::Key_Right);
    QCOMPARE(form().sections().current(), 4);
}

void RecordsTest::whatBelongsToARecordIsAddedEditedAndDeleted()
{
    select(0);
    form().showSection(u"Documents"_s);
    auto *section = form().findChild<DependentsSection *>(u"dependents-documents"_s);
    QVERIFY(section);
    const std::string sql =
        "SELECT count(*) FROM documents WHERE application_id = " + std::to_string(id(0));
    const qint64 before = count(sql);
    QVERIFY(test::press(section, "addDependent"));
    auto *dialog = shown<NewRecordDialog>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"field-filename"_s), u"letter.pdf"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"field-file_path"_s), u"/letters/1"_s);
    QVERIFY(test::press(dialog, "addRecord"));
    QTRY_COMPARE(count(sql), before + 1);
    QTRY_COMPARE(qint64(section->view().model()->rowCount()), before + 1);
    auto *tab = form().sections().findChild<QWidget *>(u"section1"_s);
    QTRY_VERIFY(tab->accessibleName().endsWith(u", %1"_s.arg(before + 1)));

    auto *model = static_cast<TableModel *>(section->view().model());
    const int row = model->rowCount() - 1;
    const QModelIndex name = model->index(row, model->layout().column("filename"));
    name.data();
    QTRY_VERIFY(model->isAtHand(row));
    QVERIFY(model->setData(name, u"other.pdf"_s, Qt::EditRole));
    QTRY_COMPARE(count("SELECT count(*) FROM documents WHERE filename = 'other.pdf'"), 1);
    section->view().setCurrentIndex(name);
    QVERIFY(test::press(section, "deleteDependent"));
    QTRY_COMPARE(count(sql), before);
    stack().undo();
    QTRY_COMPARE(count(sql), before + 1);
    stack().undo();
    stack().undo();
    QTRY_COMPARE(count(sql), before);
}

void RecordsTest::theOriginTellsThePlaceAndTheText()
{
    select(0);
    form().showSection(u"Origin"_s);
    auto *section = form().findChild<OriginSection *>();
    auto *list = section->findChild<EventList *>();
    QTRY_VERIFY(list->count() > 5);
    QStringList said;
    for (const QLabel *label : section->findChildren<QLabel *>())
        said << label->text();
    QVERIFY2(said.join(u' ').contains(u"job_applications_tracker.csv, line"_s),
             qPrintable(said.join(u' ')));
    QStringList entries;
    for (int i = 0; i < list->count(); ++i)
        entries << list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString();
    // "45848" is how the spreadsheet wrote the day.
    const QStringList dates = entries.filter(u"in “Application Date”"_s);
    QCOMPARE(dates.size(), 1);
    QVERIFY2(dates[0].contains(u"A spreadsheet's day number became a date"_s),
             qPrintable(dates[0]));
    // An edit does not change where it came from.
    const QStringList before = entries;
    QVERIFY(m_page->model().setData(m_page->model().index(0, column("key_gaps")),
                                    u"Something else"_s, Qt::EditRole));
    QVERIFY(waitForIdle());
    form().showSection(u"Fields"_s);
    form().showSection(u"Origin"_s);
    QVERIFY(waitForIdle());
    entries.clear();
    for (int i = 0; i < list->count(); ++i)
        entries << list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(entries, before);
}

void RecordsTest::changesTellWhatItWasAndWhatItIs()
{
    select(0);
    QVERIFY(m_page->model().setData(m_page->model().index(0, column("recruiter_name")),
                                    u"Ada Roe"_s, Qt::EditRole));
    form().showSection(u"Changes"_s);
    auto *list = form().findChild<ChangesSection *>()->findChild<EventList *>();
    QTRY_VERIFY(list->count() > 0
                && list->model()->index(0, 0).data().toString().startsWith(u"Recruiter: "_s));
    QVERIFY(list->model()->index(0, 0).data().toString().endsWith(u"→ Ada Roe"_s));
    QVERIFY(run("UPDATE applications SET recruiter_name = 'Bo Lind' WHERE rowid = "
                + std::to_string(id(0))));
    QTRY_VERIFY_WITH_TIMEOUT(list->model()
                                 ->index(0, 0)
                                 .data(Qt::AccessibleTextRole)
                                 .toString()
                                 .endsWith(u"another program"_s),
                             15000);
}

/// A foreign key is a number to the database and a posting to a person.
void RecordsTest::changesNameTheRecordAKeyLeadsTo()
{
    select(0);
    const std::string here = " WHERE rowid = " + std::to_string(id(0));
    const auto before = count("SELECT job_posting_id FROM applications" + here);
    QVERIFY(run("INSERT INTO job_postings (company, role, location)"
                " VALUES ('Quayside Studio', 'Mapmaker', '')"));
    QVERIFY(
        run("UPDATE applications SET job_posting_id = (SELECT max(id) FROM job_postings)" + here));
    form().showSection(u"Changes"_s);
    auto *list = form().findChild<ChangesSection *>()->findChild<EventList *>();
    const auto first = [&] {
        return list->count() > 0 ? list->model()->index(0, 0).data().toString() : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(first().endsWith(u"→ Quayside Studio"_s), 15000);
    QVERIFY2(first().startsWith(u"Posting: "_s), qPrintable(first()));
    QVERIFY(run("BEGIN; UPDATE applications SET job_posting_id = " + std::to_string(before) + here
                + "; DELETE FROM job_postings WHERE company = 'Quayside Studio'; COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(!first().endsWith(u"Quayside Studio"_s), 15000);
    QVERIFY(waitForIdle());
}

void RecordsTest::enterOpensTheRecordAndKeysGoToTheNext()
{
    select(1, column("status"));
    m_page->view().setFocus();
    QTest::keyClick(&m_page->view(), Qt::Key_Return);
    auto *dialog = shown<RecordDialog>();
    QVERIFY(dialog);
    QVERIFY(waitForIdle());
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QCOMPARE(dialog->form().currentId(), id(1));
    QTest::keyClick(dialog, Qt::Key_PageDown, Qt::AltModifier);
    QTRY_COMPARE(dialog->form().currentId(), id(2));
    QCOMPARE(m_page->view().currentIndex().row(), 2);
    QTest::keyClick(dialog, Qt::Key_PageUp, Qt::AltModifier);
    QTRY_COMPARE(dialog->form().currentId(), id(1));
    auto *field = dialog->form().findChild<QLineEdit *>(u"field-recruiter_name"_s);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, u"Ada Roe"_s);
    QTest::keyClick(dialog, Qt::Key_PageDown, Qt::AltModifier);
    QTRY_COMPARE(count("SELECT count(*) FROM applications WHERE recruiter_name = 'Ada Roe'"
                       " AND rowid = "
                       + std::to_string(id(1))),
                 1);
}

void RecordsTest::aSharedValueIsChangedForAll()
{
    const std::string posting =
        "(SELECT job_posting_id FROM applications WHERE rowid = " + std::to_string(id(0)) + ')';
    QVERIFY(run("UPDATE applications SET job_posting_id = " + posting
                + " WHERE rowid = " + std::to_string(id(1))));
    m_page->model().refresh();
    QVERIFY(waitForIdle());
    const QModelIndex cell = m_page->model().index(0, joined(u"Company"_s));
    QVERIFY(cell.flags() & Qt::ItemIsEditable);
    const QString before = cell.data().toString();
    QVERIFY(m_page->model().setData(cell, u"Fernway Labs"_s, Qt::EditRole));
    auto *dialog = shown<SharedEditDialog>();
    QVERIFY(dialog);
    QStringList said;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        said << label->text();
    QVERIFY2(said.contains(u"This posting belongs to 2 applications."_s),
             qPrintable(said.join(u'\n')));
    QTRY_COMPARE(cell.data().toString(), before); // it may be read again at this moment
    QVERIFY(test::press(dialog, "changeForAll"));
    QTRY_COMPARE(m_page->model().index(1, joined(u"Company"_s)).data().toString(),
                 u"Fernway Labs"_s);
    QCOMPARE(count("SELECT count(*) FROM job_postings WHERE company = 'Fernway Labs'"), 1);
    QVERIFY2(stack().undoText().startsWith(u"Change Company of "_s),
             qPrintable(stack().undoText()));
    stack().undo();
    QTRY_COMPARE(m_page->model().index(0, joined(u"Company"_s)).data().toString(), before);
}

void RecordsTest::aSharedValueIsGivenToOneAlone()
{
    const qint64 postings = count("SELECT count(*) FROM job_postings");
    m_page->model().index(0, 0).data(); // asks for the row, should it have to be read again
    QTRY_VERIFY(m_page->model().isAtHand(0));
    QVERIFY(m_page->model().setData(m_page->model().index(0, joined(u"Company"_s)),
                                    u"Fernway Labs"_s, Qt::EditRole));
    auto *dialog = shown<SharedEditDialog>();
    QVERIFY(dialog);
    QVERIFY(test::press(dialog, "giveOwn"));
    QTRY_COMPARE(m_page->model().index(0, joined(u"Company"_s)).data().toString(),
                 u"Fernway Labs"_s);
    QCOMPARE(count("SELECT count(*) FROM job_postings"), postings + 1);
    QVERIFY(m_page->model().index(1, joined(u"Company"_s)).data().toString() != u"Fernway Labs"_s);
    QVERIFY2(stack().undoText().contains(u"a posting of its own"_s),
             qPrintable(stack().undoText()));
    QCOMPARE(stack().count(), 1);
    stack().undo();
    QTRY_COMPARE(count("SELECT count(*) FROM job_postings"), postings);
}

void RecordsTest::aDuplicateStartsWithTheSameValues()
{
    select(2);
    const QString company = m_page->model().index(2, joined(u"Company"_s)).data().toString();
    const qint64 postings = count("SELECT count(*) FROM job_postings");
    const qint64 applications = count("SELECT count(*) FROM applications");
    act("duplicateRecord");
    auto *dialog = shown<NewRecordDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"field-company"_s)->text(), company);
    QVERIFY(test::press(dialog, "addRecord"));
    QTRY_COMPARE(count("SELECT count(*) FROM applications"), applications + 1);
    QCOMPARE(count("SELECT count(*) FROM job_postings"), postings);
    const std::string original = std::to_string(id(2));
    QCOMPARE(count("SELECT count(*) FROM applications a JOIN applications b ON a.id > b.id"
                   " AND a.job_posting_id = b.job_posting_id AND a.status IS b.status"
                   " AND a.date_applied IS b.date_applied AND a.key_gaps IS b.key_gaps"
                   " AND a.profile_id = b.profile_id WHERE b.rowid = "
                   + original),
             1);
}

void RecordsTest::deletingNamesWhatGoesWithIt()
{
    const std::string key = std::to_string(id(3));
    QVERIFY(run("INSERT INTO documents (application_id, filename, file_path) VALUES (" + key
                + ", 'a.pdf', '/a'), (" + key + ", 'b.pdf', '/b')"));
    m_page->model().refresh();
    QVERIFY(waitForIdle());
    const qint64 applications = count("SELECT count(*) FROM applications");
    select(3);
    m_page->deleteSelected();
    auto *box = shown<QMessageBox>();
    QVERIFY(box);
    const qint64 documents = count("SELECT count(*) FROM documents WHERE application_id = " + key);
    QVERIFY2(box->informativeText().contains(u"%1 documents"_s.arg(documents)),
             qPrintable(box->informativeText()));
    QCOMPARE(count("SELECT count(*) FROM applications"), applications);
    QVERIFY(test::press(box, "deleteNow"));
    QTRY_COMPARE(count("SELECT count(*) FROM applications"), applications - 1);
    stack().undo();
    QTRY_COMPARE(count("SELECT count(*) FROM documents WHERE application_id = " + key), documents);
}

void RecordsTest::twoRecordsBecomeOne()
{
    const std::string first = std::to_string(id(4));
    const std::string second = std::to_string(id(5));
    QVERIFY(run("DELETE FROM documents; INSERT INTO documents (application_id, filename, file_path)"
                " VALUES ("
                + second + ", 'c.pdf', '/c');"
                + "UPDATE applications SET recruiter_name = NULL WHERE rowid = " + first
                + "; UPDATE applications SET recruiter_name = 'Ada Roe' WHERE rowid = " + second));
    m_page->model().refresh();
    QVERIFY(waitForIdle());
    const qint64 applications = count("SELECT count(*) FROM applications");
    const qint64 scores = count("SELECT count(*) FROM match_scores WHERE application_id IN ("
                                + first + "," + second + ')');
    select(4);
    m_page->view().selectionModel()->select(
        QItemSelection(m_page->model().index(4, 0), m_page->model().index(5, 0)),
        QItemSelectionModel::ClearAndSelect);
    act("mergeRecords");
    auto *dialog = shown<MergeDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(u"mergeOutlook"_s)->text().contains(u"1 document"_s));
    QAbstractItemModel *fields = dialog->findChild<QTableView *>(u"mergeFields"_s)->model();
    int notes = -1;
    for (int row = 0; row < fields->rowCount(); ++row) {
        if (fields->index(row, MergeModel::Field).data().toString() == u"Recruiter"_s) {
            QCOMPARE(fields->index(row, MergeModel::Result).data().toString(), u"Ada Roe"_s);
        }
        if (fields->index(row, MergeModel::Field).data().toString() == u"Key gaps"_s)
            notes = row;
    }
    QVERIFY(notes >= 0);
    QVERIFY(fields->setData(fields->index(notes, MergeModel::Result), u"typed"_s, Qt::EditRole));
    QVERIFY(test::press(dialog, "mergeNow"));
    QTRY_COMPARE(count("SELECT count(*) FROM applications"), applications - 1);
    QCOMPARE(count("SELECT count(*) FROM documents WHERE application_id = " + first), 1);
    QCOMPARE(count("SELECT count(*) FROM match_scores WHERE application_id = " + first), scores);
    QCOMPARE(count("SELECT count(*) FROM applications WHERE recruiter_name = 'Ada Roe'"
                   " AND key_gaps = 'typed' AND rowid = "
                   + first),
             1);
    QCOMPARE(stack().count(), 1);
    QVERIFY2(stack().undoText().startsWith(u"Merge "_s), qPrintable(stack().undoText()));
    stack().undo();
    QTRY_COMPARE(count("SELECT count(*) FROM applications"), applications);
    QCOMPARE(count("SELECT count(*) FROM documents WHERE application_id = " + second), 1);
}

void RecordsTest::aConflictIsShownCellByCell()
{
    const std::string key = std::to_string(id(0));
    const int name = column("recruiter_name");
    QVERIFY(run("UPDATE applications SET recruiter_name = 'Theirs' WHERE rowid = " + key));
    QVERIFY(m_page->model().edit(m_page->model().index(0, name), u"Mine"_s, u"Seen before"_s));
    auto *dialog = shown<ConflictDialog>();
    QVERIFY(dialog);
    auto *cells = dialog->findChild<QTableWidget *>(u"conflictCells"_s);
    QCOMPARE(cells->rowCount(), 1);
    QStringList texts;
    for (int i = 1; i < 5; ++i)
        texts << cells->item(0, i)->text();
    QCOMPARE(texts, (QStringList{u"Recruiter"_s, u"Seen before"_s, u"Mine"_s, u"Theirs"_s}));
    QVERIFY(!dialog->findChild<QPushButton *>(u"storeConflicts"_s)->isEnabled());
    QCOMPARE(count("SELECT count(*) FROM applications WHERE recruiter_name = 'Theirs'"), 1);
    dialog->findChild<QComboBox *>(u"choice0"_s)->setCurrentIndex(1);
    QVERIFY(test::press(dialog, "storeConflicts"));
    QTRY_COMPARE(count("SELECT count(*) FROM applications WHERE recruiter_name = 'Mine'"), 1);
    stack().undo();
    QTRY_COMPARE(count("SELECT count(*) FROM applications WHERE recruiter_name = 'Theirs'"), 1);
}

void RecordsTest::whatIsTypedInTheFormIsNotWrittenOverAnothersEdit()
{
    select(0);
    auto *field = form().findChild<QLineEdit *>(u"field-recruiter_name"_s);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, u"Mine"_s);
    QVERIFY(run("UPDATE applications SET recruiter_name = 'Somebody' WHERE rowid = "
                + std::to_string(id(0))));
    m_page->model().refresh();
    QVERIFY(waitForIdle());
    QTRY_COMPARE(m_page->model().index(0, column("recruiter_name")).data().toString(),
                 u"Somebody"_s);
    QCOMPARE(field->text(), u"Mine"_s);
    QTest::keyClick(field, Qt::Key_Return);
    auto *dialog = shown<ConflictDialog>();
    QVERIFY(dialog);
    QCOMPARE(count("SELECT count(*) FROM applications WHERE recruiter_name = 'Somebody'"), 1);
    dialog->reject();
    QTRY_COMPARE(field->text(), u"Somebody"_s);
}

QTEST_MAIN(RecordsTest)
#include "tst_records.moc"
