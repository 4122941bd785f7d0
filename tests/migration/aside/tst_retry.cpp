// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/retry.h"
#include "migration/mapping/mendings.h"
#include "tests/migration/aside/plantshop.h"

#include <QtTest>

#include <stop_token>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::PlantShop;

/// To try again is all or nothing, for whoever looks at the database meanwhile.
class RetryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodySeesAPartOfIt();
    void whateverEndsItLeavesNothing_data();
    void whateverEndsItLeavesNothing();
};

namespace {

const Answers mending{{mendingId("sales", "Amount", "five"), "5"}};

/// Of two phases each: one record of the sales is set aside, and one of the pots is new to both.
void fill(const PlantShop &shop)
{
    shop.write(u"sales.csv"_s,
               PlantShop::header() + "1,Fern,2025-03-04,five\r\n2,Moss,2025-03-05,7\r\n");
    shop.write(u"pots.json"_s, R"([{"name": "Small", "sizes": [1, 2]}])");
}

/// As another program sees it.
QStringList everything(const PlantShop &shop)
{
    return shop.sales() + shop.rows(u"SELECT id || kind || status FROM waybill_runs"_s)
        + shop.rows(u"SELECT count(*) FROM waybill_phases"_s)
        + shop.rows(u"SELECT count(*) FROM waybill_audit_log"_s);
}

} // namespace

void RetryTest::nobodySeesAPartOfIt()
{
    const PlantShop shop;
    fill(shop);
    QVERIFY(shop.migrate().ok());
    const QStringList before = everything(shop);
    auto request = retryRequest(shop.database(), mending);
    QVERIFY2(request, request ? "" : qPrintable(describe(request.error())));

    QStringList steps;
    QStringList seen;
    const Report report = migrate(*request, {.progressed = [&](const Progress &progress) {
        if (progress.state != Progress::State::Done || progress.step.isEmpty())
            return;
        steps << progress.step;
        if (everything(shop) != before)
            seen << progress.step;
    }});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QVERIFY2(steps.contains(u"003_pots"_s) && steps.contains(u"check"_s),
             qPrintable(steps.join(u' ')));
    QCOMPARE(seen, QStringList());
    QCOMPARE(shop.sales(), QStringList({u"1,Fern,2025-03-04,5"_s, u"2,Moss,2025-03-05,7"_s}));
    QCOMPARE(shop.rows(u"SELECT id || kind || status FROM waybill_runs"_s).size(), 2);
}

void RetryTest::whateverEndsItLeavesNothing_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<bool>("stops");

    QTest::newRow("stopped after the first phase") << u"002_sales"_s << true;
    QTest::newRow("stopped before the checks") << u"check"_s << true;
    QTest::newRow("a file is written to meanwhile") << u"002_sales"_s << false;
}

void RetryTest::whateverEndsItLeavesNothing()
{
    QFETCH(QString, step);
    QFETCH(bool, stops);
    const PlantShop shop;
    fill(shop);
    QVERIFY(shop.migrate().ok());
    const QStringList before = everything(shop);
    const QStringList backups = QDir(shop.path(u"shop/backups"_s)).entryList(QDir::AllEntries);
    auto request = retryRequest(shop.database(), mending);
    QVERIFY(request);

    std::stop_source stop;
    const Report report = migrate(
        *request, {.stop = stop.get_token(), .progressed = [&](const Progress &progress) {
                       if (progress.step != step)
                           return;
                       if (stops)
                           stop.request_stop();
                       else
                           shop.write(u"pots.json"_s, R"([{"name": "Small", "sizes": [1, 2, 3]}])");
                   }});
    QCOMPARE(report.outcome, stops ? RunOutcome::Cancelled : RunOutcome::Failed);
    QCOMPARE(everything(shop), before);
    QCOMPARE(QDir(shop.path(u"shop/backups"_s)).entryList(QDir::AllEntries), backups);

    fill(shop);
    QVERIFY(shop.retry(mending).ok());
    QCOMPARE(shop.sales(), QStringList({u"1,Fern,2025-03-04,5"_s, u"2,Moss,2025-03-05,7"_s}));
}

QTEST_GUILESS_MAIN(RetryTest)
#include "tst_retry.moc"
