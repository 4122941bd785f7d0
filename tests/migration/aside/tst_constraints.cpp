// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidelist.h"
#include "tests/migration/aside/plantshop.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What the database does not allow costs the record that it is about, and no other one.
class ConstraintsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheGuiltyRecordsAreSetAside();
};

void ConstraintsTest::onlyTheGuiltyRecordsAreSetAside()
{
    constexpr int records = 10'000;
    test::PlantShop good;
    test::PlantShop bad;
    for (test::PlantShop *shop : {&good, &bad}) {
        QByteArray lines = "Number,Plant,Day,Amount,Parent\r\n";
        for (int i = 1; i <= records; ++i) {
            const bool guilty = shop == &bad;
            const int number = guilty && i == 5000 ? 17 : i; // taken
            const int amount = guilty && i == 7001 ? 2'000'000 : i; // too much
            const int parent = guilty && i == 9002 ? 99'999 : 1; // nobody
            lines += QByteArray::number(number) + ",Fern,2025-03-04," + QByteArray::number(amount)
                + ',' + QByteArray::number(parent) + "\r\n";
        }
        shop->write(u"sales.csv"_s, lines);
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(good.migrate().recordsSetAside, 0);
    const qint64 without = timer.restart();
    const Report report = bad.migrate();
    qInfo("%d records: %lld ms, with three refused ones %lld ms", records, without,
          timer.elapsed());
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 3);
    QCOMPARE(report.recordsStored, records - 3);
    QVERIFY(report.balance.even());
    QCOMPARE(bad.rows(u"SELECT count(*) FROM sales"_s), QStringList{QString::number(records - 3)});
    QCOMPARE(bad.difference(), QString());

    auto connection = Connection::open(bad.database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto list = listAside(*connection, {.family = AsideFamily::Constraint}, 100);
    QVERIFY2(list, list ? "" : qPrintable(describe(list.error())));
    QStringList told;
    for (const AsideItem &item : list->items)
        told << u"%1 %2 %3=%4"_s.arg(item.record)
                    .arg(item.code, item.field, QString::fromStdString(item.raw));
    QCOMPARE(told,
             QStringList({u"5000 CON-01 Number=17"_s, u"7001 CON-01 Amount=2000000"_s,
                          u"9002 CON-01 ="_s}));
}

QTEST_GUILESS_MAIN(ConstraintsTest)
#include "tst_constraints.moc"
