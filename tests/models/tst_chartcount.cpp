// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/chartcount.h"
#include "models/tables/rowquery.h"

#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

QString text(const Value &value)
{
    return shownValue(value).toString();
}

/// "a 2, b 1 / why 3 / 3": groups, what is left out, records shown.
QString written(const ChartCount &count)
{
    QStringList groups;
    for (const ChartGroup &group : count.groups)
        groups << (text(group.label) + text(group.series) + u' ' + QString::number(group.records));
    QStringList leftOut;
    for (const auto &[reason, records] : count.leftOut)
        leftOut << text(reason) + u' ' + QString::number(records);
    return groups.join(u", "_s) + u" / "_s + leftOut.join(u", "_s) + u" / "_s
        + QString::number(count.shown);
}

} // namespace

/// Every record counts once in each place, however often and in whatever order a query names it.
class ChartCountTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordCountsOnceInEachPlace_data();
    void aRecordCountsOnceInEachPlace();
};

void ChartCountTest::aRecordCountsOnceInEachPlace_data()
{
    // id, label, left_out, position, series, series_position
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << QByteArray("(1, NULL, 'why', NULL, NULL, NULL)")
                             << u" / why 1 / 0"_s;
    QTest::newRow("twice in one place")
        << QByteArray("(1, 'a', NULL, 1, NULL, 1), (1, 'a', NULL, 1, NULL, 1)") << u"a 1 /  / 1"_s;
    QTest::newRow("twice, with others between")
        << QByteArray("(1, 'a', NULL, 1, NULL, 1), (2, 'a', NULL, 1, NULL, 1),"
                      " (1, 'a', NULL, 1, NULL, 1)")
        << u"a 2 /  / 2"_s;
    QTest::newRow("in two places")
        << QByteArray("(1, 'a', NULL, 1, NULL, 1), (1, 'b', NULL, 2, NULL, 1),"
                      " (2, 'b', NULL, 2, NULL, 1)")
        << u"a 1, b 2 /  / 2"_s;
    QTest::newRow("last of one place, first of the next")
        << QByteArray("(7, 'a', NULL, 1, NULL, 1), (7, 'b', NULL, 2, NULL, 1)")
        << u"a 1, b 1 /  / 1"_s;
    QTest::newRow("in two series") << QByteArray(
        "(1, 'a', NULL, 1, 'x', 1), (1, 'a', NULL, 1, 'y', 2), (2, 'a', NULL, 1, 'y', 2)")
                                   << u"ay 2, ax 1 /  / 2"_s;
    QTest::newRow("an empty place stays")
        << QByteArray("(NULL, 'a', NULL, 1, NULL, 1), (1, 'b', NULL, 2, NULL, 1)")
        << u"a 0, b 1 /  / 1"_s;
    QTest::newRow("left out twice for one reason")
        << QByteArray("(1, 'a', NULL, 1, NULL, 1), (2, NULL, 'why', NULL, NULL, NULL),"
                      " (2, NULL, 'why', NULL, NULL, NULL), (3, NULL, 'how', NULL, NULL, NULL),"
                      " (4, NULL, 'why', NULL, NULL, NULL)")
        << u"a 1 / why 2, how 1 / 1"_s;
    QTest::newRow("the least position counts, and none is none")
        << QByteArray("(1, 'a', NULL, 5, NULL, 1), (2, 'a', NULL, NULL, NULL, 1),"
                      " (3, 'b', NULL, 4.5, NULL, 1), (4, 'c', NULL, 9, NULL, 1),"
                      " (5, 'c', NULL, 2, NULL, 1)")
        << u"c 2, b 1, a 2 /  / 5"_s;
    QTest::newRow("at one position those that count most")
        << QByteArray("(1, 'a', NULL, 1, NULL, 1), (2, 'b', NULL, 1, NULL, 1),"
                      " (3, 'b', NULL, 1, NULL, 1)")
        << u"b 2, a 1 /  / 3"_s;
}

void ChartCountTest::aRecordCountsOnceInEachPlace()
{
    QFETCH(const QByteArray, rows);
    QFETCH(const QString, expected);
    auto connection = Connection::openMemory();
    QVERIFY(connection);
    const ChartSpec spec{.id = "c",
                         .title = u"C"_s,
                         .view = "v",
                         .sentence = u"S."_s,
                         .series = u"Series"_s,
                         .rows = "SELECT column1 AS id, column2 AS label, column3 AS left_out,"
                                 " column4 AS position, column5 AS series,"
                                 " column6 AS series_position FROM (VALUES "
                             + rows.toStdString() + ")"};
    const auto count = countChart(*connection, spec, true, nullptr);
    QVERIFY2(count, count ? "" : qPrintable(describe(count.error())));
    QCOMPARE(written(*count), expected);
}

QTEST_APPLESS_MAIN(ChartCountTest)
#include "tst_chartcount.moc"
