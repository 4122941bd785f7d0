// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/audittriggers.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/ownparent.h"
#include "migration/target/rowmerge.h"
#include "migration/target/statement.h"
#include "tests/support/fastfolder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

constexpr auto schema = R"sql(
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    code TEXT UNIQUE
);
CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    posting_id INTEGER NOT NULL REFERENCES posting(id) ON DELETE CASCADE,
    status TEXT
);
CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    posting_id INTEGER NOT NULL REFERENCES posting(id),
    kind TEXT,
    UNIQUE (posting_id, kind)
);
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES folder(id) ON DELETE CASCADE
);
INSERT INTO posting VALUES (1, 'Fernway Labs', NULL), (2, 'Fernway', 'F-2'), (3, 'Corvid', NULL);
INSERT INTO application VALUES (10, 1, 'offer'), (11, 2, 'pending'), (12, 2, NULL), (13, 3, NULL);
INSERT INTO score VALUES (20, 1, 'a'), (21, 2, 'b'), (22, 3, 'a');
INSERT INTO folder VALUES (1, NULL), (2, 1), (3, NULL);
)sql";

/// The content of all tables, to compare two states.
QString content(Connection &connection)
{
    QString all;
    for (const char *table : {"posting", "application", "score", "folder"}) {
        auto query = Statement::prepare(connection,
                                        std::string("SELECT * FROM ") + table + " ORDER BY rowid");
        while (*query->step()) {
            all += QLatin1StringView(table);
            for (int i = 0; i < query->columnCount(); ++i)
                all += u'|' + (query->isNull(i) ? u"NULL"_s : query->qtext(i));
            all += u'\n';
        }
    }
    return all;
}

} // namespace

/// Two rows become one, with what belongs to them; and a row gets a parent of its own.
class RowMergeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whatBelongsToTheOneBelongsToTheOther();
    void aMergeIsTakenBackToTheLastRow();
    void aUniqueValueMayMoveOver();
    void whatWouldClashIsNamedAndNothingHappens();
    void aRowIsNotMergedWithItsOwnParent();
    void whatSomebodyElseChangedIsNotOverwritten();
    void aRowGetsAParentOfItsOwn();
    void aParentThatOthersUseByNowStays();
    void dependentRowsAreCountedByTable();

private:
    RowMerge merge() const;
    OwnParent own() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Connection> m_connection;
};

void RowMergeTest::init()
{
    m_connection.reset();
    m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
    auto opened = Connection::open(m_folder->filePath(u"test.db"_s), Connection::Mode::Create);
    QVERIFY(opened);
    m_connection.emplace(std::move(*opened));
    QVERIFY(m_connection->run(schema));
    QVERIFY(createBookkeeping(*m_connection));
    QVERIFY(createAuditTriggers(*m_connection));
}

RowMerge RowMergeTest::merge() const
{
    return {.table = u"posting"_s,
            .kept = 1,
            .dropped = 2,
            .keptSeen = {{u"company"_s, u"Fernway Labs"_s}, {u"code"_s, QVariant()}},
            .droppedSeen = {{u"company"_s, u"Fernway"_s}, {u"code"_s, u"F-2"_s}},
            .values = {{u"code"_s, u"F-2"_s}}};
}

OwnParent RowMergeTest::own() const
{
    return {.table = u"application"_s,
            .key = 12,
            .column = u"posting_id"_s,
            .parent = 2,
            .before = {{u"code"_s, u"F-2"_s}},
            .after = {{u"code"_s, u"F-3"_s}}};
}

void RowMergeTest::whatBelongsToTheOneBelongsToTheOther()
{
    const auto outlook = lookAtMerge(*m_connection, u"posting"_s, 1, 2);
    QVERIFY(outlook);
    QVERIFY(outlook->clashes.isEmpty());
    QCOMPARE(outlook->moved.size(), 2);
    QCOMPARE(outlook->moved[0].table, u"application"_s);
    QCOMPARE(outlook->moved[0].rows, 2);
    QCOMPARE(outlook->moved[1].rows, 1);
    QVERIFY(mergeRows(*m_connection, merge()));
    QCOMPARE(*queryInteger(*m_connection, "SELECT count(*) FROM application WHERE posting_id = 1"),
             3);
    QCOMPARE(*queryInteger(*m_connection, "SELECT count(*) FROM score WHERE posting_id = 1"), 2);
    QCOMPARE(*queryInteger(*m_connection, "SELECT count(*) FROM posting WHERE id = 2"), 0);
}

void RowMergeTest::aMergeIsTakenBackToTheLastRow()
{
    const QString before = content(*m_connection);
    const auto merged = mergeRows(*m_connection, merge());
    QVERIFY(merged);
    const QString after = content(*m_connection);
    QVERIFY(after != before);
    QVERIFY(unmergeRows(*m_connection, *merged));
    QCOMPARE(content(*m_connection), before);
    QVERIFY(mergeRows(*m_connection, merge()));
    QCOMPARE(content(*m_connection), after);
}

void RowMergeTest::aUniqueValueMayMoveOver()
{
    QVERIFY(mergeRows(*m_connection, merge()));
    QCOMPARE(*queryInteger(*m_connection, "SELECT count(*) FROM posting WHERE code = 'F-2'"), 1);
}

void RowMergeTest::whatWouldClashIsNamedAndNothingHappens()
{
    const QString before = content(*m_connection);
    const auto outlook = lookAtMerge(*m_connection, u"posting"_s, 1, 3);
    QVERIFY(outlook);
    QCOMPARE(outlook->clashes.size(), 1);
    QCOMPARE(outlook->clashes[0].table, u"score"_s);
    QCOMPARE(outlook->clashes[0].columns, (QStringList{u"posting_id"_s, u"kind"_s}));
    QCOMPARE(outlook->clashes[0].rows, 1);
    const auto merged = mergeRows(*m_connection,
                                  {.table = u"posting"_s,
                                   .kept = 1,
                                   .dropped = 3,
                                   .keptSeen = {},
                                   .droppedSeen = {},
                                   .values = {}});
    QVERIFY(!merged);
    QCOMPARE(merged.error().code, u"EDIT-08"_s);
    QCOMPARE(content(*m_connection), before);
}

void RowMergeTest::aRowIsNotMergedWithItsOwnParent()
{
    const auto child = lookAtMerge(*m_connection, u"folder"_s, 2, 1);
    QVERIFY(child);
    QCOMPARE(child->clashes.size(), 1);
    const auto apart = lookAtMerge(*m_connection, u"folder"_s, 3, 1);
    QVERIFY(apart);
    QVERIFY(apart->clashes.isEmpty());
    QCOMPARE(apart->moved.size(), 1);
}

void RowMergeTest::whatSomebodyElseChangedIsNotOverwritten()
{
    QVERIFY(m_connection->run("UPDATE posting SET company = 'Theirs' WHERE id = 2"));
    const QString before = content(*m_connection);
    const auto merged = mergeRows(*m_connection, merge());
    QVERIFY(!merged);
    QCOMPARE(merged.error().code, u"EDIT-01"_s);
    QCOMPARE(merged.error().found, u"Theirs"_s);
    QCOMPARE(content(*m_connection), before);
}

void RowMergeTest::aRowGetsAParentOfItsOwn()
{
    const QString before = content(*m_connection);
    const auto copy = giveOwnParent(*m_connection, own());
    QVERIFY(copy);
    QCOMPARE(
        *queryInteger(*m_connection,
                      "SELECT count(*) FROM application a JOIN posting p ON p.id = a.posting_id"
                      " WHERE a.id = 12 AND p.company = 'Fernway' AND p.code = 'F-3'"),
        1);
    QCOMPARE(*queryInteger(*m_connection, "SELECT posting_id FROM application WHERE id = 11"), 2);
    QVERIFY(takeOwnParent(*m_connection, own(), *copy));
    QCOMPARE(content(*m_connection), before);
    const auto again = giveOwnParent(*m_connection, own(), *copy);
    QVERIFY(again);
    QCOMPARE(*again, *copy);
}

void RowMergeTest::aParentThatOthersUseByNowStays()
{
    const auto copy = giveOwnParent(*m_connection, own());
    QVERIFY(copy);
    QVERIFY(m_connection->run("UPDATE application SET posting_id = "
                              + copy->toString().toStdString() + " WHERE id = 13"));
    const QString before = content(*m_connection);
    const auto taken = takeOwnParent(*m_connection, own(), *copy);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, u"EDIT-07"_s);
    QCOMPARE(content(*m_connection), before);
}

void RowMergeTest::dependentRowsAreCountedByTable()
{
    const auto rows = dependentRowsByTable(*m_connection, u"folder"_s, {1});
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->constFirst().table, u"folder"_s);
    QCOMPARE(rows->constFirst().gone, 1);
    QVERIFY(dependentRowsByTable(*m_connection, u"application"_s, {10})->isEmpty());
}

QTEST_GUILESS_MAIN(RowMergeTest)
#include "tst_rowmerge.moc"
