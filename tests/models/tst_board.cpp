// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "models/board/boardmodel.h"
#include "models/sampledatabase.h"
#include "models/tables/cellblock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

/// A board counts what the database counts, moves cards as steps that can be taken back, and never
/// writes over what somebody else has written.
class BoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lanesHoldWhatTheDatabaseHolds_data();
    void lanesHoldWhatTheDatabaseHolds();
    void aCardSaysWhatThePlaybookNames();
    void movingIsOneStepThatComesBackToItsPlace();
    void severalCardsMoveTogether();
    void cardsThatWereNeverInViewMoveAsWell();
    void whatSomebodyElseChangedIsNotOverwritten();
    void aCardFollowsAnEditElsewhere();
    void noCardMovesWhereThereIsNoWord();
    void filtersHoldOnTheBoard();
    void aCacheHoldsTheLatestCards();

private:
    std::unique_ptr<BoardModel> board(const RowQuery &query = {});
    qint64 count(const std::string &where) const;
    bool stored(const std::string &where, qint64 number);

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<DataSession> m_session;
};

namespace {

enum Lane { Pending, Submitted, PhoneScreen, Interview, Offer, Rejected, Withdrawn, NotKnown };

/// Waits until the card is here.
const ShownRow *cardOf(BoardModel &board, qint64 id)
{
    const int lane = board.laneOfCard(id);
    const int row = lane < 0 ? -1 : board.lane(lane).rowOf(id);
    const ShownRow *shown = nullptr;
    (void)QTest::qWaitFor([&] { return (shown = board.card(id, lane, row)) != nullptr; });
    return shown;
}

} // namespace

void BoardTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void BoardTest::init()
{
    QFile::remove(m_folder.filePath(u"sample.db"_s));
    m_path = test::makeSampleDatabase(m_folder.path(), 1000);
    QVERIFY(!m_path.isEmpty());
    m_session = std::make_unique<DataSession>(DataSource{.database = m_path,
                                                         .workspace = {},
                                                         .fromFiles = false,
                                                         .playbook = test::samplePlaybook()});
    QSignalSpy opened(m_session.get(), &DataSession::opened);
    m_session->open();
    QVERIFY(opened.wait());
}

void BoardTest::cleanup()
{
    m_session.reset();
}

std::unique_ptr<BoardModel> BoardTest::board(const RowQuery &query)
{
    const TableLayout layout = *m_session->layout(u"applications"_s);
    const auto laid = makeBoard(m_session->source().playbook, layout);
    if (!laid)
        qFatal("There is no board.");
    auto made = std::make_unique<BoardModel>(*m_session, layout, *laid);
    for (int lane = 0; lane < made->laneCount(); ++lane)
        new QAbstractItemModelTester(
            &made->lane(lane), QAbstractItemModelTester::FailureReportingMode::QtTest, made.get());
    QSignalSpy listed(made.get(), &BoardModel::listed);
    made->setQuery(query);
    made->refresh();
    if (!listed.wait())
        qFatal("The cards did not arrive.");
    return made;
}

qint64 BoardTest::count(const std::string &where) const
{
    return test::countRows(m_path, "SELECT count(*) FROM applications WHERE " + where);
}

bool BoardTest::stored(const std::string &where, qint64 number)
{
    return QTest::qWaitFor([&] { return count(where) == number; });
}

void BoardTest::lanesHoldWhatTheDatabaseHolds_data()
{
    QTest::addColumn<int>("lane");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("where");
    QTest::newRow("first") << int(Pending) << u"Pending"_s << u"status = 'pending'"_s;
    QTest::newRow("second") << int(Submitted) << u"Submitted"_s << u"status = 'submitted'"_s;
    QTest::newRow("empty") << int(Interview) << u"Interview"_s << u"status = 'interview'"_s;
    QTest::newRow("offers") << int(Offer) << u"Offer"_s << u"status = 'offer'"_s;
    QTest::newRow("the rest") << int(NotKnown) << u"Not known"_s << u"status IS NULL"_s;
}

void BoardTest::lanesHoldWhatTheDatabaseHolds()
{
    QFETCH(int, lane);
    QFETCH(QString, title);
    QFETCH(QString, where);
    const auto model = board();
    QCOMPARE(model->laneCount(), 8);
    QCOMPARE(model->laneTitle(lane), title);
    QCOMPARE(model->lane(lane).rowCount(), count(where.toStdString()));
}

void BoardTest::aCardSaysWhatThePlaybookNames()
{
    const auto model = board();
    const qint64 id = model->lane(Submitted).idAt(1);
    QVERIFY(cardOf(*model, id));
    const QModelIndex card = model->lane(Submitted).index(1);
    QCOMPARE(card.data(LaneModel::LabelsRole).toStringList(),
             QStringList({u"Applied"_s, u"Match"_s}));
    QCOMPARE(card.data(LaneModel::TextsRole).toStringList().constLast(), u"6 %"_s);
    QCOMPARE(card.data(Qt::AccessibleTextRole).toString(),
             u"Company 000006 — Tester, Submitted, 2 of 250"_s);
}

void BoardTest::movingIsOneStepThatComesBackToItsPlace()
{
    const auto model = board();
    const qint64 id = model->lane(Pending).idAt(7);
    QVERIFY(cardOf(*model, id));
    QSignalSpy moved(model.get(), &BoardModel::moved);
    model->move({id}, Interview);
    QCOMPARE(m_session->undoStack().undoText(), u"Change Status of Company 000029 — Builder"_s);
    QCOMPARE(model->lane(Interview).idAt(0), id);
    QCOMPARE(model->lane(Pending).rowCount(), 249);
    QCOMPARE(moved.size(), 1);
    QVERIFY(stored("status = 'interview'", 1));
    m_session->undoStack().undo();
    QCOMPARE(model->lane(Pending).idAt(7), id);
    QVERIFY(stored("status = 'interview'", 0));
    QTest::qWait(50); // what is read again after the edit changes nothing
    QCOMPARE(model->lane(Pending).idAt(7), id);
    QCOMPARE(model->lane(Pending).rowCount(), 250);
}

void BoardTest::severalCardsMoveTogether()
{
    const auto model = board();
    const QList<qint64> ids{model->lane(Pending).idAt(0), model->lane(Offer).idAt(3),
                            model->lane(NotKnown).idAt(5)};
    model->move(ids, Rejected);
    QVERIFY(stored("status = 'rejected'", 3));
    QCOMPARE(m_session->undoStack().count(), 1);
    QCOMPARE(m_session->undoStack().undoText(), u"Change Status of 3 applications"_s);
    QCOMPARE(model->lane(Rejected).rowCount(), 3);
    m_session->undoStack().undo();
    QVERIFY(stored("status = 'rejected'", 0));
    QCOMPARE(count("status IS NULL"), 250);
    QTRY_COMPARE(model->lane(NotKnown).rowCount(), 250);
    QCOMPARE(model->lane(NotKnown).idAt(5), ids[2]);
}

void BoardTest::cardsThatWereNeverInViewMoveAsWell()
{
    const auto model = board();
    const RowIds all = model->lane(NotKnown).ids();
    model->move(QList<qint64>(all.begin(), all.end()), Withdrawn);
    QVERIFY(stored("status = 'withdrawn'", 250));
    QTRY_COMPARE(model->lane(NotKnown).rowCount(), 0);
    QCOMPARE(model->lane(Withdrawn).ids(), all);
}

void BoardTest::whatSomebodyElseChangedIsNotOverwritten()
{
    const auto model = board();
    const qint64 id = model->lane(Pending).idAt(0);
    QVERIFY(cardOf(*model, id));
    {
        auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->run("UPDATE applications SET status = 'offer' WHERE id = "
                           + std::to_string(id)));
    }
    QSignalSpy refused(m_session.get(), &DataSession::refused);
    model->move({id}, Interview);
    QVERIFY(refused.size() == 1 || refused.wait());
    QCOMPARE(refused.constFirst().constFirst().value<Problem>().code, u"EDIT-01"_s);
    QCOMPARE(count("status = 'interview'"), 0);
    QTRY_COMPARE(model->laneOfCard(id), int(Offer));
    QCOMPARE(m_session->undoStack().count(), 0);
}

void BoardTest::aCardFollowsAnEditElsewhere()
{
    const auto model = board();
    TableModel table(*m_session, *m_session->layout(u"applications"_s));
    QSignalSpy listed(&table, &TableModel::listed);
    table.refresh();
    QVERIFY(listed.wait());
    const int column = table.layout().column("status");
    QTRY_VERIFY(table.isAtHand(0) || (table.index(0, 0).data(), false));
    QVERIFY(table.setData(table.index(0, column), u"withdrawn"_s, Qt::EditRole));
    QTRY_COMPARE(model->laneOfCard(table.rowId(0)), int(Withdrawn));
}

void BoardTest::noCardMovesWhereThereIsNoWord()
{
    const auto model = board();
    const qint64 id = model->lane(Pending).idAt(0);
    QVERIFY(cardOf(*model, id));
    model->move({id}, NotKnown);
    model->move({id}, Pending);
    QCOMPARE(m_session->undoStack().count(), 0);
    QCOMPARE(model->laneOfCard(id), int(Pending));
}

void BoardTest::filtersHoldOnTheBoard()
{
    const auto model =
        board({.anywhere = u"company 0000"_s, .filters = {}, .subset = {}, .sort = {}});
    QCOMPARE(model->lane(Pending).rowCount(), 25);
    QCOMPARE(model->lane(NotKnown).rowCount(), 25);
    QSignalSpy listed(model.get(), &BoardModel::listed);
    model->setQuery({.anywhere = {},
                     .filters = {},
                     .subset = {.title = u"two"_s,
                                .sql = "SELECT id FROM applications WHERE id IN (1, 2)",
                                .parameters = {}},
                     .sort = {}});
    QVERIFY(listed.wait());
    QCOMPARE(model->lane(Pending).ids(), RowIds({1}));
    QCOMPARE(model->lane(Submitted).ids(), RowIds({2}));
    QCOMPARE(model->lane(Offer).rowCount(), 0);
}

void BoardTest::aCacheHoldsTheLatestCards()
{
    CardCache cache(8);
    const auto row = [](qint64 id) {
        return ShownRow{.id = id, .key = id, .values = {}, .texts = {}, .caption = {}};
    };
    for (qint64 id = 1; id <= 100; ++id) {
        cache.insert(row(id));
        QVERIFY(cache.find(1) || id > 1);
        QVERIFY(cache.size() <= 8);
    }
    QVERIFY(cache.find(100));
    QVERIFY(!cache.find(50));
    QCOMPARE(cache.idOfKey(99), 99);
    QCOMPARE(cache.idOfKey(2), 0);
}

QTEST_GUILESS_MAIN(BoardTest)
#include "tst_board.moc"
