// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowcache.h"

#include <QTest>

using namespace waybill;

class RowCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowIsFoundByItsNumber();
    void theNumberOfPagesIsBounded();
    void thePageThatWasNotLookedAtGoesFirst();
    void aKeyIsFoundInAnyPage();
};

namespace {

QList<ShownRow> page(int number)
{
    QList<ShownRow> rows;
    for (int i = 0; i < RowCache::pageSize; ++i) {
        const qint64 id = number * RowCache::pageSize + i;
        rows << ShownRow{.id = id,
                         .key = QVariant::fromValue(id + 1000),
                         .values = {},
                         .texts = {},
                         .caption = {}};
    }
    return rows;
}

} // namespace

void RowCacheTest::aRowIsFoundByItsNumber()
{
    RowCache cache;
    cache.insert(2, page(2));
    QCOMPARE(std::as_const(cache).row(2 * RowCache::pageSize + 5)->id, 2 * RowCache::pageSize + 5);
    QVERIFY(!std::as_const(cache).row(5));
    cache.insert(3, page(3).first(10));
    QVERIFY(!std::as_const(cache).row(3 * RowCache::pageSize + 10));
}

void RowCacheTest::theNumberOfPagesIsBounded()
{
    RowCache cache(4);
    for (int i = 0; i < 100; ++i)
        cache.insert(i, page(i));
    QCOMPARE(cache.size(), 4);
}

void RowCacheTest::thePageThatWasNotLookedAtGoesFirst()
{
    RowCache cache(2);
    cache.insert(0, page(0));
    cache.insert(1, page(1));
    QVERIFY(std::as_const(cache).row(0));
    cache.insert(2, page(2));
    QVERIFY(std::as_const(cache).row(0));
    QVERIFY(!std::as_const(cache).row(RowCache::pageSize));
}

void RowCacheTest::aKeyIsFoundInAnyPage()
{
    RowCache cache;
    cache.insert(0, page(0));
    cache.insert(7, page(7));
    QCOMPARE(cache.idOfKey(QVariant::fromValue<qint64>(7 * RowCache::pageSize + 1003)),
             7 * RowCache::pageSize + 3);
    QCOMPARE(cache.idOfKey(QVariant::fromValue<qint64>(-1)), 0);
}

QTEST_GUILESS_MAIN(RowCacheTest)
#include "tst_rowcache.moc"
