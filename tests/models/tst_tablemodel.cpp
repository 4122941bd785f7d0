// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/connection.h"
#include "models/commands/deleterecords.h"
#include "models/commands/insertrecord.h"
#include "models/sampledatabase.h"
#include "models/tables/tablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class TableModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void rowsArriveWithoutWaiting();
    void aCellThatIsNotHereYetIsEmptyNotWrong();
    void theNewestQueryWins();
    void anEditIsStoredAndCanBeUndone();
    void anEditThatIsNotAllowedIsRefusedWithAReason();
    void anEditOverSomebodyElsesIsRefusedAndLeavesTheHistory();
    void editingARecordNamedByTextWorks();
    void aJoinedColumnIsEditedWhereItStands();
    void aJoinedValueThatIsSharedIsAskedAbout();
    void deletedRecordsComeBackWithWhatBelongsToThem();
    void anAddedRecordBringsItsParent();
    void whatWasReadFromFilesCannotBeEdited();
    void editsAreStoredWhenTheSessionEnds();
    void whatAnotherProgramWritesIsShown();
    void ownEditsAreNotTakenForAnotherPrograms();

private:
    void open(bool fromFiles = false);
    std::unique_ptr<TableModel> model(const QString &view);
    QModelIndex cell(TableModel &model, int row, const std::string &column) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<DataSession> m_session;
};

void TableModelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = test::makeSampleDatabase(m_folder->path(), 1000);
    QVERIFY(!m_path.isEmpty());
    open();
}

void TableModelTest::cleanup()
{
    m_session.reset();
}

void TableModelTest::open(bool fromFiles)
{
    m_session = std::make_unique<DataSession>(DataSource{.database = m_path,
                                                         .workspace = {},
                                                         .fromFiles = fromFiles,
                                                         .playbook = test::samplePlaybook()});
    QSignalSpy opened(m_session.get(), &DataSession::opened);
    m_session->open();
    QVERIFY(opened.wait());
}

std::unique_ptr<TableModel> TableModelTest::model(const QString &view)
{
    auto made = std::make_unique<TableModel>(*m_session, *m_session->layout(view));
    new QAbstractItemModelTester(made.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 made.get());
    QSignalSpy listed(made.get(), &TableModel::listed);
    made->refresh();
    if (!listed.wait())
        qFatal("The rows did not arrive.");
    return made;
}

QModelIndex TableModelTest::cell(TableModel &model, int row, const std::string &column) const
{
    const QModelIndex index = model.index(row, model.layout().column(column));
    const auto arrived = [&] {
        return index.data(TableModel::StateRole).value<TableModel::CellState>()
            != TableModel::CellState::Loading;
    };
    if (!QTest::qWaitFor(arrived))
        qFatal("The row did not arrive.");
    return index;
}

void TableModelTest::rowsArriveWithoutWaiting()
{
    TableModel model(*m_session, *m_session->layout(u"applications"_s));
    model.refresh();
    QCOMPARE(model.rowCount(), 0);
    QSignalSpy listed(&model, &TableModel::listed);
    QVERIFY(listed.wait());
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(model.total(), 1000);
}

void TableModelTest::aCellThatIsNotHereYetIsEmptyNotWrong()
{
    const auto table = model(u"applications"_s);
    const QModelIndex index = table->index(900, table->layout().column("status"));
    QCOMPARE(index.data(TableModel::StateRole).value<TableModel::CellState>(),
             TableModel::CellState::Loading);
    QVERIFY(!index.data().isValid());
    QCOMPARE(cell(*table, 900, "overall_match_pct").data().toString(), u"93 %"_s);
}

void TableModelTest::theNewestQueryWins()
{
    const auto table = model(u"applications"_s);
    QSignalSpy listed(table.get(), &TableModel::listed);
    for (const QString &text : {u"Company 000001"_s, u"no such text"_s, u"Company 000042"_s})
        table->setQuery({.anywhere = text});
    QVERIFY(listed.wait());
    QTest::qWait(50);
    QCOMPARE(listed.count(), 1);
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->rowId(0), 42);
}

void TableModelTest::anEditIsStoredAndCanBeUndone()
{
    const auto table = model(u"applications"_s);
    const QModelIndex index = cell(*table, 0, "status");
    QCOMPARE(index.data().toString(), u"Pending"_s);
    QSignalSpy saved(m_session.get(), &DataSession::saved);
    QVERIFY(table->setData(index, u"interview"_s, Qt::EditRole));
    QCOMPARE(index.data().toString(), u"Interview"_s);
    QVERIFY(saved.wait());
    QCOMPARE(m_session->undoStack().undoText(), u"Change Status of Company 000001 — Builder"_s);
    const std::string sql = "SELECT count(*) FROM applications WHERE id = 1 AND status = ";
    QCOMPARE(test::countRows(m_path, sql + "'interview'"), 1);
    m_session->undoStack().undo();
    QVERIFY(saved.wait());
    QCOMPARE(test::countRows(m_path, sql + "'pending'"), 1);
    QCOMPARE(index.data().toString(), u"Pending"_s);
}

void TableModelTest::anEditThatIsNotAllowedIsRefusedWithAReason()
{
    const auto table = model(u"applications"_s);
    QSignalSpy refused(table.get(), &TableModel::editRefused);
    QVERIFY(!table->setData(cell(*table, 0, "overall_match_pct"), u"120"_s, Qt::EditRole));
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.first().at(1).value<Problem>().message.contains(u"0"_s));
    QVERIFY(!m_session->undoStack().canUndo());
}

void TableModelTest::anEditOverSomebodyElsesIsRefusedAndLeavesTheHistory()
{
    const auto table = model(u"applications"_s);
    const QModelIndex index = cell(*table, 0, "notes");
    {
        auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->run("UPDATE applications SET notes = 'theirs' WHERE id = 1"));
    }
    QSignalSpy refused(m_session.get(), &DataSession::refused);
    QVERIFY(table->setData(index, u"mine"_s, Qt::EditRole));
    QVERIFY(refused.wait());
    QVERIFY(!m_session->undoStack().canUndo());
    QTRY_COMPARE(index.data().toString(), u"theirs"_s);
    QCOMPARE(test::countRows(m_path, "SELECT count(*) FROM applications WHERE notes = 'mine'"), 0);
}

void TableModelTest::editingARecordNamedByTextWorks()
{
    const auto table = model(u"config"_s);
    QSignalSpy saved(m_session.get(), &DataSession::saved);
    QVERIFY(table->setData(cell(*table, 1, "value"), u"14"_s, Qt::EditRole));
    QVERIFY(saved.wait());
    QCOMPARE(
        test::countRows(m_path, "SELECT CAST(value AS INTEGER) FROM config WHERE key = 'size'"),
        14);
}

void TableModelTest::aJoinedColumnIsEditedWhereItStands()
{
    const auto table = model(u"applications"_s);
    const QModelIndex company = table->index(cell(*table, 0, "status").row(), 0);
    QVERIFY(table->flags(company) & Qt::ItemIsEditable);
    QVERIFY(table->setData(company, u"Fernway Labs"_s, Qt::EditRole));
    QTRY_COMPARE(
        test::countRows(m_path, "SELECT count(*) FROM job_postings WHERE company = 'Fernway Labs'"),
        1);
    QTRY_COMPARE(table->index(company.row(), company.column()).data().toString(),
                 u"Fernway Labs"_s);
    QVERIFY(m_session->undoStack().undoText().startsWith(u"Change Company of "_s));
    m_session->undoStack().undo();
    QTRY_COMPARE(
        test::countRows(m_path, "SELECT count(*) FROM job_postings WHERE company = 'Fernway Labs'"),
        0);
}

void TableModelTest::aJoinedValueThatIsSharedIsAskedAbout()
{
    {
        auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY(other && other->run("UPDATE applications SET job_posting_id = 1 WHERE id < 4"));
    }
    const auto table = model(u"applications"_s);
    QSignalSpy asked(m_session.get(), &DataSession::sharedEditAsked);
    const QModelIndex company = table->index(cell(*table, 0, "status").row(), 0);
    QVERIFY(table->setData(company, u"Fernway Labs"_s, Qt::EditRole));
    QVERIFY(asked.wait());
    QCOMPARE(asked[0][0].value<SharedEdit>().sharing, 3);
    QVERIFY(!m_session->undoStack().canUndo());
}

void TableModelTest::deletedRecordsComeBackWithWhatBelongsToThem()
{
    {
        auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(
            other->run("INSERT INTO match_scores (application_id, overall_score) VALUES (3, 7)"));
    }
    const auto table = model(u"applications"_s);
    QSignalSpy saved(m_session.get(), &DataSession::saved);
    m_session->undoStack().push(new DeleteRecords(*m_session, u"applications"_s,
                                                  {QVariant(3LL), QVariant(4LL)}, u"Delete"_s));
    QVERIFY(saved.wait());
    QTRY_COMPARE(table->rowCount(), 998);
    QCOMPARE(test::countRows(m_path, "SELECT count(*) FROM match_scores"), 0);
    m_session->undoStack().undo();
    QVERIFY(saved.wait());
    QTRY_COMPARE(table->rowCount(), 1000);
    QCOMPARE(test::countRows(m_path, "SELECT application_id FROM match_scores"), 3);
}

void TableModelTest::anAddedRecordBringsItsParent()
{
    const auto table = model(u"applications"_s);
    QSignalSpy saved(m_session.get(), &DataSession::saved);
    const NewRecord::Parent posting{
        .column = u"job_posting_id"_s,
        .table = u"job_postings"_s,
        .key = u"id"_s,
        .values = {{u"company"_s, u"Acme"_s}, {u"role"_s, u"Engineer"_s}}};
    const NewRecord record{.table = u"applications"_s,
                           .values = {{u"profile_id"_s, 1}, {u"status"_s, u"pending"_s}},
                           .parents = {posting}};
    m_session->undoStack().push(new InsertRecord(*m_session, record, u"application"_s));
    m_session->undoStack().push(new InsertRecord(*m_session, record, u"application"_s));
    QTRY_COMPARE(table->rowCount(), 1002);
    const std::string postings = "SELECT count(*) FROM job_postings WHERE company = 'Acme'";
    QCOMPARE(test::countRows(m_path, postings), 1);
    m_session->undoStack().undo();
    QTRY_COMPARE(table->rowCount(), 1001);
    QCOMPARE(test::countRows(m_path, postings), 1);
    m_session->undoStack().undo();
    QTRY_COMPARE(table->rowCount(), 1000);
    QCOMPARE(test::countRows(m_path, postings), 0);
    m_session->undoStack().redo();
    QTRY_COMPARE(table->rowCount(), 1001);
    QCOMPARE(test::countRows(m_path, postings), 1);
}

void TableModelTest::whatWasReadFromFilesCannotBeEdited()
{
    open(true);
    const auto table = model(u"applications"_s);
    const QModelIndex index = cell(*table, 0, "status");
    QVERIFY(!(table->flags(index) & Qt::ItemIsEditable));
    QVERIFY(!table->setData(index, u"offer"_s, Qt::EditRole));
}

void TableModelTest::editsAreStoredWhenTheSessionEnds()
{
    {
        const auto table = model(u"applications"_s);
        QVERIFY(table->setData(cell(*table, 0, "notes"), u"the last word"_s, Qt::EditRole));
    }
    m_session.reset();
    QCOMPARE(
        test::countRows(m_path, "SELECT count(*) FROM applications WHERE notes = 'the last word'"),
        1);
}

void TableModelTest::whatAnotherProgramWritesIsShown()
{
    const auto shown = model(u"applications"_s);
    QVERIFY(shown);
    const QModelIndex notes = cell(*shown, 3, "notes");
    QTRY_VERIFY(notes.data(TableModel::ValueRole).isValid()
                || notes.data(TableModel::StateRole).value<TableModel::CellState>()
                    != TableModel::CellState::Loading);
    const QPersistentModelIndex kept(notes);
    QSignalSpy elsewhere(m_session.get(), &DataSession::changedElsewhere);
    QTest::qWait(1200); // until it has looked for the first time
    auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
    QVERIFY(other
            && other->run("UPDATE applications SET notes = 'from elsewhere' WHERE id = "
                          + std::to_string(shown->rowId(3))));
    QVERIFY(elsewhere.wait(5000));
    QTRY_COMPARE(kept.data().toString(), u"from elsewhere"_s);
    const int rows = shown->rowCount();
    QVERIFY(other->run("DELETE FROM applications WHERE id = " + std::to_string(shown->rowId(5))));
    QTRY_COMPARE(shown->rowCount(), rows - 1);
}

void TableModelTest::ownEditsAreNotTakenForAnotherPrograms()
{
    const auto shown = model(u"applications"_s);
    QVERIFY(shown);
    const QModelIndex notes = cell(*shown, 3, "notes");
    QTRY_VERIFY(notes.data(TableModel::StateRole).value<TableModel::CellState>()
                != TableModel::CellState::Loading);
    QSignalSpy saved(m_session.get(), &DataSession::saved);
    QVERIFY(shown->setData(notes, u"the first"_s, Qt::EditRole));
    QVERIFY(saved.wait());
    QTest::qWait(2200); // the connection that writes has been looked at
    QSignalSpy elsewhere(m_session.get(), &DataSession::changedElsewhere);
    QVERIFY(shown->setData(notes, u"the second"_s, Qt::EditRole));
    QVERIFY(saved.wait());
    QTest::qWait(2200);
    QCOMPARE(elsewhere.size(), 0);
}

QTEST_MAIN(TableModelTest)
#include "tst_tablemodel.moc"
