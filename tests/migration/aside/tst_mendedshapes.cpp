// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/pendingmendings.h"
#include "migration/aside/setaside.h"
#include "migration/mapping/linecells.h"
#include "migration/mapping/mendings.h"
#include "migration/undo/undo.h"
#include "migration/verify/roundtrip.h"
#include "tests/migration/aside/plantshop.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Lines that are split differently, values that are filled in where there are none, and what is
/// left out: the files come back as they were, byte for byte.
class MendedShapesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cellsAreReadAsTheyWereWritten_data();
    void cellsAreReadAsTheyWereWritten();
    void aLineIsSplitDifferently();
    void whatTheLineKeepsCanBeEdited();
    void aCellIsFilledIn();
    void anEmptyLineIsNotFilledIn();
    void aMemberIsFilledIn();
    void aMemberIsFilledInDeepInside();
    void aRecordIsLeftOut();
    void aValueIsLeftOut();
    void allLikeItAreLeftOut();
    void leavingOutIsUndone();
    void anyTextComesBack_data();
    void anyTextComesBack();

private:
    void compareWithFiles() const;

    std::unique_ptr<test::PlantShop> m_shop;
};

void MendedShapesTest::init()
{
    m_shop = std::make_unique<test::PlantShop>();
}

/// As verify --against does: each value, and the bytes of each file.
void MendedShapesTest::compareWithFiles() const
{
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto trip = compareWithSources(*connection, m_shop->path(u"shop"_s), 0, {});
    QVERIFY2(trip, trip ? "" : qPrintable(describe(trip.error())));
    QVERIFY2(trip->differences == 0 && trip->edited == 0,
             trip->examples.isEmpty() ? "" : qPrintable(describe(trip->examples.first())));
    QCOMPARE(m_shop->difference(), QString());
}

void MendedShapesTest::cellsAreReadAsTheyWereWritten_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("none") << QStringList();
    QTest::newRow("one empty") << QStringList{QString()};
    QTest::newRow("plain") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("empty ones") << QStringList{QString(), QString(), QString()};
    QTest::newRow("commas and quotes") << QStringList{u"a,b"_s, u"say \"hi\""_s, u"\""_s, u","_s};
    QTest::newRow("lines") << QStringList{u"a\nb"_s, u"\r\n"_s};
}

void MendedShapesTest::cellsAreReadAsTheyWereWritten()
{
    QFETCH(QStringList, cells);
    std::vector<std::string> wanted;
    for (const QString &cell : cells)
        wanted.push_back(cell.toStdString());
    QCOMPARE(cellsOfLine(lineOfCells(wanted)), wanted);
}

void MendedShapesTest::aLineIsSplitDifferently()
{
    m_shop->write(u"sales.csv"_s,
                  test::PlantShop::header()
                      + "1,Fern,2025-03-04,2\r\n2,Ivy, the big one,2025-03-05,3\r\n");
    Report report = m_shop->migrate();
    QCOMPARE(report.recordsSetAside, 1);
    compareWithFiles();
    report = m_shop->retry({{lineMendingId("sales", m_shop->key("sales", 2)),
                             lineOfCells({"2", "Ivy, the big one", "2025-03-05", "3"})}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 0);
    QVERIFY(report.balance.even());
    QCOMPARE(report.balance.setAside, 0);
    QCOMPARE(m_shop->sales(),
             QStringList({u"1,Fern,2025-03-04,2"_s, u"2,Ivy, the big one,2025-03-05,3"_s}));
    compareWithFiles();
    // It stays so when something else is mended later.
    QVERIFY(m_shop->retry({{mendingId("sales", "Plant", "Fern"), "Moss"}}).ok());
    QCOMPARE(m_shop->sales().last(), u"2,Ivy, the big one,2025-03-05,3"_s);
    compareWithFiles();
}

/// A cell that the other split leaves alone is still that of the file.
void MendedShapesTest::whatTheLineKeepsCanBeEdited()
{
    m_shop->write(u"sales.csv"_s,
                  test::PlantShop::header() + "2,Ivy, the big one,2025-03-05,3\r\n");
    m_shop->migrate();
    QVERIFY(m_shop
                ->retry({{lineMendingId("sales", m_shop->key("sales", 1)),
                          lineOfCells({"2", "Ivy, the big one", "2025-03-05", "3"})}})
                .ok());
    {
        auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE sales SET amount = 8"));
    }
    QCOMPARE(m_shop->difference().toUtf8(),
             test::PlantShop::header() + "2,Ivy, the big one,2025-03-05,8\r\n");
}

void MendedShapesTest::aCellIsFilledIn()
{
    m_shop->write(u"sales.csv"_s, test::PlantShop::header() + "1\r\n2,Ivy\r\n");
    QCOMPARE(m_shop->migrate().recordsSetAside, 1);
    const Report report =
        m_shop->retry({{recordMendingId("sales", m_shop->key("sales", 1), "Plant"), "Fern"},
                       {recordMendingId("sales", m_shop->key("sales", 1), "Amount"), "7"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 0);
    QCOMPARE(m_shop->sales(), QStringList({u"1,Fern,,7"_s, u"2,Ivy,,"_s}));
    compareWithFiles();
}

/// Nothing is missing in it: it is remembered as it is.
void MendedShapesTest::anEmptyLineIsNotFilledIn()
{
    m_shop->write(u"sales.csv"_s,
                  test::PlantShop::header() + "1,,2025-03-04,2\r\n\r\n3,Moss,2025-03-05,3\r\n");
    QCOMPARE(m_shop->migrate().recordsSetAside, 1);
    const Report report = m_shop->retry({{mendingId("sales", "Plant", ""), "Fern"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 0);
    QVERIFY(report.balance.even());
    QCOMPARE(m_shop->sales(), QStringList({u"1,Fern,2025-03-04,2"_s, u"3,Moss,2025-03-05,3"_s}));
    compareWithFiles();
}

void MendedShapesTest::aMemberIsFilledIn()
{
    m_shop->write(u"pots.json"_s,
                  "[\n  {\n    \"sizes\": [\n      10\n    ]\n  },\n  {\n    \"name\": \"Tall\"\n"
                  "  },\n  {\n    \"sizes\": [\n      30\n    ]\n  },\n  {}\n]\n");
    QCOMPARE(m_shop->migrate().recordsSetAside, 3);
    compareWithFiles();
    Report report =
        m_shop->retry({{recordMendingId("pots", m_shop->key("pots", 1), "/name"), "Round"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 2);
    QVERIFY(report.balance.even());
    compareWithFiles();
    report = m_shop->retry({{mendingId("pots", "/name", ""), "Flat"}});
    QCOMPARE(report.recordsSetAside, 0);
    QCOMPARE(m_shop->rows(u"SELECT name FROM pots ORDER BY name"_s),
             QStringList({u"Flat"_s, u"Flat"_s, u"Round"_s, u"Tall"_s}));
    QCOMPARE(m_shop->rows(u"SELECT width FROM sizes ORDER BY width"_s),
             QStringList({u"10"_s, u"30"_s}));
    compareWithFiles();
}

void MendedShapesTest::aMemberIsFilledInDeepInside()
{
    Record record;
    record.nodes = {{.kind = NodeKind::Object, .parent = -1, .end = 5},
                    {.kind = NodeKind::Object, .parent = 0, .end = 3, .key = "a"},
                    {.kind = NodeKind::Text, .parent = 1, .end = 3, .key = "x", .text = "1"},
                    {.kind = NodeKind::Array, .parent = 0, .end = 5, .key = "b"},
                    {.kind = NodeKind::Object, .parent = 3, .end = 5}};
    const auto read = MendedReading::withMissing(
        record, nullptr, {{"/a/y", "2"}, {"/b/0/z", "3"}, {"/a/x", "4"}, {"/none/z", "5"}});
    QVERIFY(read);
    QCOMPARE(read->record().nodes.size(), std::size_t(7));
    const std::int32_t y = nodeAtPlace(read->record(), "/a/y");
    const std::int32_t z = nodeAtPlace(read->record(), "/b/0/z");
    QCOMPARE(y, 3);
    QCOMPARE(z, 6);
    QCOMPARE(read->fileNode(y), -1);
    QCOMPARE(read->fileNode(nodeAtPlace(read->record(), "/b")), 3);
    QCOMPARE(read->record().nodes[0].end, 7);
    QCOMPARE(read->record().nodes[static_cast<std::size_t>(z)].parent, 5);
}

void MendedShapesTest::aRecordIsLeftOut()
{
    m_shop->write(u"sales.csv"_s, test::PlantShop::header() + "1,Fern,,2\r\n2,,soon,3\r\n");
    m_shop->migrate();
    const Report report =
        m_shop->retry({{recordLeaveOutId("sales", m_shop->key("sales", 2)), leftOutAnswer}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(exitCode(report), 0);
    QCOMPARE(report.recordsSetAside, 0);
    QCOMPARE(report.balance.setAside, 0);
    QCOMPARE(report.balance.leftOut, 4);
    QVERIFY(report.balance.even());
    QVERIFY(std::none_of(report.problems.begin(), report.problems.end(),
                         [](const Problem &each) { return each.severity == Severity::Error; }));
    const bool told =
        std::any_of(report.decisions.begin(), report.decisions.end(),
                    [](const Decision &each) { return each.question.contains(u"left out"_s); });
    QVERIFY(told);
    compareWithFiles();
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto left = readSetAside(*connection);
    QVERIFY(left && left->isEmpty());
}

void MendedShapesTest::aValueIsLeftOut()
{
    m_shop->write(u"sales.csv"_s, test::PlantShop::header() + "1,Fern,soon,2\r\n2,Ivy,soon,3\r\n");
    QCOMPARE(m_shop->migrate().balance.extra, 2);
    const Report report =
        m_shop->retry({{recordLeaveOutId("sales", m_shop->key("sales", 2), "Day"), leftOutAnswer}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.balance.extra, 1);
    QCOMPARE(report.balance.leftOut, 1);
    QVERIFY(report.balance.even());
    QCOMPARE(m_shop->sales(), QStringList({u"1,Fern,,2"_s, u"2,Ivy,,3"_s}));
    compareWithFiles();
}

void MendedShapesTest::allLikeItAreLeftOut()
{
    m_shop->write(u"pots.json"_s,
                  "[\n  {\n    \"name\": \"Round\",\n    \"sizes\": [\n      10,\n      \"wide\",\n"
                  "      \"wide\"\n    ]\n  }\n]\n");
    QCOMPARE(m_shop->migrate().balance.setAside, 2);
    const Report report = m_shop->retry({{leaveOutId("pots", "/sizes/*", "wide"), leftOutAnswer}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.balance.setAside, 0);
    QCOMPARE(report.balance.leftOut, 2);
    QCOMPARE(exitCode(report), 0);
    compareWithFiles();
}

void MendedShapesTest::leavingOutIsUndone()
{
    m_shop->write(u"sales.csv"_s, test::PlantShop::header() + "1,Fern,,2\r\n2,,soon,3\r\n");
    m_shop->migrate();
    QVERIFY(
        m_shop->retry({{recordLeaveOutId("sales", m_shop->key("sales", 2)), leftOutAnswer}}).ok());
    QVERIFY(undo({.database = m_shop->database(), .kind = UndoKind::Exact}));
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto left = readSetAside(*connection);
    QVERIFY(left);
    QCOMPARE(left->size(), 1);
    compareWithFiles();
}

void MendedShapesTest::anyTextComesBack_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Whatever is mended into whatever: it is either stored or still set aside, the sum adds up, and
/// the files come back.
void MendedShapesTest::anyTextComesBack()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto text = [&] {
        static const QStringList pieces{u"a"_s, u","_s,          u"\""_s, u" "_s,
                                        u"ü"_s, u"/"_s,          u"~"_s,  u"7"_s,
                                        u"-"_s, u"2025-03-04"_s, u"\\"_s, u"\U0001F331"_s};
        QString made;
        for (int i = random.bounded(5); i > 0; --i)
            made += pieces[random.bounded(static_cast<int>(pieces.size()))];
        return made.toStdString();
    };
    QByteArray lines = test::PlantShop::header();
    const int records = 6;
    for (int i = 1; i <= records; ++i) {
        std::vector<std::string> cells{std::to_string(i)};
        for (int cell = random.bounded(6); cell > 0; --cell)
            cells.push_back(text());
        lines += QByteArray::fromStdString(lineOfCells(cells)) + "\r\n";
    }
    m_shop->write(u"sales.csv"_s, lines);
    QVERIFY(m_shop->migrate().ok());
    Answers mendings;
    for (int i = 1; i <= records; ++i) {
        const std::string key = m_shop->key("sales", i);
        switch (random.bounded(5)) {
        case 0:
            mendings[lineMendingId("sales", key)] =
                lineOfCells({std::to_string(i), text(), text(), text()});
            break;
        case 1:
            mendings[recordLeaveOutId("sales", key)] = leftOutAnswer;
            break;
        case 2:
            mendings[recordMendingId("sales", key, "Amount")] = text();
            break;
        default:
            mendings[recordMendingId("sales", key, "Plant")] = text();
            mendings[recordLeaveOutId("sales", key, "Day")] = leftOutAnswer;
        }
    }
    const Report report = m_shop->retry(mendings);
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QVERIFY(report.balance.even());
    compareWithFiles();
    // The same once more says the same.
    QVERIFY(m_shop->retry({{mendingId("sales", "Plant", "none of these"), "x"}}).ok());
    compareWithFiles();
}

QTEST_GUILESS_MAIN(MendedShapesTest)
#include "tst_mendedshapes.moc"
