// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidelist.h"
#include "migration/aside/asiderecord.h"
#include "migration/aside/pendingmendings.h"
#include "migration/mapping/mendings.h"
#include "migration/undo/undo.h"
#include "tests/migration/aside/plantshop.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

constexpr auto pots = "[\n  {\n    \"name\": \"Round\",\n    \"sizes\": [\n      10,\n      "
                      "\"wide\"\n    ]\n  },\n  {\n    \"sizes\": [\n      20\n    ]\n  }\n]\n";

/// "sales.csv:3 DATE-08 Day=soon extra open"
QString shown(const AsideItem &item)
{
    return u"%1:%2 %3 %4=%5 %6 %7"_s.arg(item.file).arg(item.line).arg(
        item.code, item.field, QString::fromStdString(item.raw), asideName(item.what),
        asideName(item.state));
}

} // namespace

/// One list of all that was ever set aside, as it is now.
class AsideListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachThingIsListedOnce();
    void laterRunsDecideTheState();
    void aRunCanBeAskedFor();
    void whatIsEnteredWaits();
    void somebodyElseCanChangeIt();
    void repairsAreGrouped();
    void theListIsBounded();
    void countsSayWhatOtherFiltersFind();
    void aRecordIsReadFromItsFile();

private:
    AsideList list(const AsideFilter &filter = {}, qsizetype most = 100) const;
    QStringList all(const AsideFilter &filter = {}) const;
    void change(const QList<MendingChange> &changes) const;

    std::unique_ptr<test::PlantShop> m_shop;
};

void AsideListTest::init()
{
    m_shop = std::make_unique<test::PlantShop>();
    m_shop->write(u"sales.csv"_s,
                  test::PlantShop::header()
                      + "1,Fern,2025-03-04,2\r\n2,Ivy,soon,3\r\n3,,2025-03-05,4\r\n"
                        "4,Moss,soon,five\r\n5,Ivy, the big one,2025-03-05,3\r\n");
    m_shop->write(u"pots.json"_s, pots);
    const Report report = m_shop->migrate();
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
}

AsideList AsideListTest::list(const AsideFilter &filter, qsizetype most) const
{
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    auto found =
        connection ? listAside(*connection, filter, most) : Result<AsideList>(connection.error());
    if (!found)
        qWarning("%s", qPrintable(describe(found.error())));
    return found ? *found : AsideList();
}

QStringList AsideListTest::all(const AsideFilter &filter) const
{
    QStringList lines;
    for (const AsideItem &item : list(filter).items)
        lines << shown(item);
    return lines;
}

void AsideListTest::change(const QList<MendingChange> &changes) const
{
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadWrite);
    QVERIFY(connection);
    const auto done = changePendingMendings(*connection, changes);
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
}

void AsideListTest::eachThingIsListedOnce()
{
    QCOMPARE(all(),
             QStringList({u"sales.csv:3 DATE-08 Day=soon extra open"_s,
                          u"sales.csv:4 REQ-01 Plant= record open"_s,
                          u"sales.csv:5 DATE-08 Day=soon extra open"_s,
                          u"sales.csv:5 NUM-07 Amount=five extra open"_s,
                          u"sales.csv:6 CSV-04 = record open"_s,
                          u"pots.json:6 NUM-07 /sizes/*=wide value open"_s,
                          u"pots.json:9 REQ-01 /name= record open"_s}));
    const AsideItem plant = list().items.at(1);
    QVERIFY(plant.missing);
    QCOMPARE(plant.family, AsideFamily::Constraint);
    QCOMPARE(plant.place, std::string("Plant"));
    QCOMPARE(plant.record, 3);
    QVERIFY(!plant.suggestion.isEmpty());
    QCOMPARE(list().items.at(5).place, std::string("/sizes/1"));
    QCOMPARE(list().items.at(5).expected, u"a whole number"_s);
}

void AsideListTest::laterRunsDecideTheState()
{
    QVERIFY(m_shop
                ->retry({{mendingId("sales", "Day", "soon"), "2025-03-09"},
                         {recordLeaveOutId("sales", m_shop->key("sales", 3)), leftOutAnswer},
                         {mendingId("pots", "/sizes/*", "wide"), "30"}})
                .ok());
    QCOMPARE(all({.states = {AsideState::Open}}),
             QStringList({u"sales.csv:5 NUM-07 Amount=five extra open"_s,
                          u"sales.csv:6 CSV-04 = record open"_s,
                          u"pots.json:9 REQ-01 /name= record open"_s}));
    QCOMPARE(all({.states = {AsideState::LeftOut}}),
             QStringList({u"sales.csv:4 REQ-01 Plant= record left-out"_s}));
    QStringList mended = all({.states = {AsideState::Mended}});
    mended.sort();
    QCOMPARE(mended,
             QStringList({u"pots.json:6 NUM-07 /sizes/*=wide value mended"_s,
                          u"sales.csv:3 DATE-08 Day=soon extra mended"_s,
                          u"sales.csv:5 DATE-08 Day=soon extra mended"_s}));
    QVERIFY(undo({.database = m_shop->database(), .kind = UndoKind::Exact}));
    QCOMPARE(all({.states = {AsideState::Open}}).size(), 7);
    QCOMPARE(all().size(), 7);

    // What the file no longer has was not mended.
    m_shop->write(u"sales.csv"_s, test::PlantShop::header() + "1,Fern,2025-03-04,2\r\n");
    QVERIFY(m_shop->migrate().ok());
    QCOMPARE(all({.states = {AsideState::Gone}}).size(), 5);
    QCOMPARE(all({.states = {AsideState::Open}}).size(), 2);
}

/// As a link of an old report does: all that it counted, with what has become of it.
void AsideListTest::aRunCanBeAskedFor()
{
    QVERIFY(m_shop->retry({{mendingId("sales", "Day", "soon"), "2025-03-09"}}).ok());
    QCOMPARE(all({.run = 1}).size(), 7);
    QCOMPARE(all({.states = {AsideState::Mended}, .run = 1}).size(), 2);
    QCOMPARE(all({.run = 2}).size(), 5);
}

void AsideListTest::whatIsEnteredWaits()
{
    const PendingMending day{
        .id = mendingId("sales", "Day", "soon"), .answer = "2025-03-09", .source = "sales"};
    const PendingMending plant{.id = recordMendingId("sales", m_shop->key("sales", 3), "Plant"),
                               .answer = "Reed",
                               .source = "sales",
                               .file = u"sales.csv"_s,
                               .record = 3};
    change({{.before = {}, .after = day}, {.before = {}, .after = plant}});
    const AsideList waiting = list({.states = {AsideState::Waiting}});
    QCOMPARE(waiting.items.size(), 3);
    QCOMPARE(waiting.items.at(0).mending, u"2025-03-09"_s);
    QCOMPARE(waiting.items.at(1).mending, u"Reed"_s);

    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto pending = readPendingMendings(*connection);
    QVERIFY(pending);
    QCOMPARE(pending->size(), 2);
    QVERIFY(m_shop->retry(answersOf(*pending)).ok());
    QCOMPARE(m_shop->sales().at(2), u"3,Reed,2025-03-05,4"_s);
    const auto left = readPendingMendings(*connection);
    QVERIFY(left && left->isEmpty()); // they were given to a migration
    QCOMPARE(all({.states = {AsideState::Waiting}}), QStringList());
    // And are there again when that is taken back.
    QVERIFY(undo({.database = m_shop->database(), .kind = UndoKind::Exact}));
    QCOMPARE(list({.states = {AsideState::Waiting}}).items.size(), 3);
    change({{.before = day, .after = {}}});
    QCOMPARE(list({.states = {AsideState::Waiting}}).items.size(), 1);
}

void AsideListTest::somebodyElseCanChangeIt()
{
    const PendingMending seen{
        .id = mendingId("sales", "Day", "soon"), .answer = "2025-03-09", .source = "sales"};
    PendingMending other = seen;
    other.answer = "2025-04-09";
    change({{.before = {}, .after = other}});
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadWrite);
    QVERIFY(connection);
    const auto refused = changePendingMendings(*connection, {{.before = seen, .after = {}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"ASIDE-04"_s);
}

void AsideListTest::repairsAreGrouped()
{
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto grouped = groupAside(*connection, {}, 100, 1);
    QVERIFY(grouped);
    QCOMPARE(grouped->repairs.size(), 6);
    QCOMPARE(grouped->repairs.first().count, 2); // of the day that is not known
    QCOMPARE(grouped->repairs.first().first.raw, std::string("soon"));
    QCOMPARE(grouped->repairs.first().items.size(), 1);
    const auto few = groupAside(*connection, {}, 2, 5);
    QVERIFY(few);
    QCOMPARE(few->repairs.size(), 2);
    QCOMPARE(few->more, 4);
    QCOMPARE(few->counts.all, 7);
}

void AsideListTest::theListIsBounded()
{
    const AsideList few = list({}, 3);
    QCOMPARE(few.items.size(), 3);
    QCOMPARE(few.counts.all, 7);
}

void AsideListTest::countsSayWhatOtherFiltersFind()
{
    const AsideList found = list({.family = AsideFamily::Conversion, .states = {AsideState::Open}});
    QCOMPARE(found.counts.all, 4);
    QCOMPARE(found.counts.families.value(AsideFamily::Reading), 1);
    QCOMPARE(found.counts.families.value(AsideFamily::Constraint), 2);
    QCOMPARE(list({.extras = false}).counts.all, 4);
    QCOMPARE(list({.code = u"REQ-01"_s}).counts.all, 2);
    QCOMPARE(list({.file = u"pots.json"_s}).counts.all, 2);
}

void AsideListTest::aRecordIsReadFromItsFile()
{
    auto connection = Connection::open(m_shop->database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const AsideList found = list();
    const auto line = readAsideRecord(*connection, found.items.at(4));
    QVERIFY2(line, line ? "" : qPrintable(describe(line.error())));
    QVERIFY(line->isLine);
    QCOMPARE(line->cells,
             (std::vector<std::string>{"5", "Ivy", " the big one", "2025-03-05", "3"}));
    QCOMPARE(line->header.size(), std::size_t(4));
    QCOMPARE(line->fields.at(3).expected, u"a whole number"_s);
    const auto pot = readAsideRecord(*connection, found.items.at(6));
    QVERIFY(pot);
    const AsideField &name = pot->fields.last();
    QCOMPARE(name.place, std::string("/name"));
    QVERIFY(name.missing);
    m_shop->write(u"pots.json"_s, "[]\n");
    const auto other = readAsideRecord(*connection, found.items.at(6));
    QVERIFY(!other);
    QCOMPARE(other.error().code, u"ASIDE-03"_s);
}

QTEST_GUILESS_MAIN(AsideListTest)
#include "tst_asidelist.moc"
