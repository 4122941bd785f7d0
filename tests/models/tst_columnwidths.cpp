// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/columnwidths.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class ColumnWidthsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWideOnesShareTheRest_data();
    void theWideOnesShareTheRest();
    void roomThatIsLeftIsUsed_data();
    void roomThatIsLeftIsUsed();
};

void ColumnWidthsTest::theWideOnesShareTheRest_data()
{
    QTest::addColumn<QList<qreal>>("wanted");
    QTest::addColumn<QList<qreal>>("least");
    QTest::addColumn<qreal>("room");
    QTest::addColumn<QList<qreal>>("widths");
    using L = QList<qreal>;
    QTest::newRow("none") << L{} << L{} << 100.0 << L{};
    QTest::newRow("room for all") << L{10, 20} << L{5, 5} << 100.0 << L{10, 20};
    QTest::newRow("the wide ones share") << L{10, 90, 80} << L{5, 5, 5} << 70.0 << L{10, 30, 30};
    QTest::newRow("whole ones stay") << L{60, 90, 80} << L{60, 5, 5} << 100.0 << L{60, 20, 20};
    QTest::newRow("one least makes another")
        << L{50, 90, 90} << L{10, 50, 25} << 90.0 << L{15, 50, 25};
    QTest::newRow("no room") << L{60, 90} << L{40, 30} << 50.0 << L{40, 30};
    QTest::newRow("nothing at all") << L{60, 90} << L{40, 30} << 0.0 << L{40, 30};
}

void ColumnWidthsTest::theWideOnesShareTheRest()
{
    QFETCH(QList<qreal>, wanted);
    QFETCH(QList<qreal>, least);
    QFETCH(qreal, room);
    QFETCH(QList<qreal>, widths);
    QCOMPARE(sharedWidths(wanted, least, room), widths);
}

void ColumnWidthsTest::roomThatIsLeftIsUsed_data()
{
    QTest::addColumn<QList<qreal>>("given");
    QTest::addColumn<QList<qreal>>("most");
    QTest::addColumn<qreal>("room");
    QTest::addColumn<QList<qreal>>("widths");
    using L = QList<qreal>;
    QTest::newRow("none") << L{} << L{} << 100.0 << L{};
    QTest::newRow("all are whole") << L{10, 20} << L{10, 20} << 100.0 << L{10, 20};
    QTest::newRow("one grows whole") << L{10, 20} << L{10, 70} << 100.0 << L{10, 70};
    QTest::newRow("one grows in part") << L{10, 20} << L{10, 200} << 100.0 << L{10, 90};
    QTest::newRow("two share") << L{10, 20, 30} << L{10, 200, 200} << 100.0 << L{10, 40, 50};
    QTest::newRow("no room") << L{60, 60} << L{80, 80} << 100.0 << L{60, 60};
}

void ColumnWidthsTest::roomThatIsLeftIsUsed()
{
    QFETCH(QList<qreal>, given);
    QFETCH(QList<qreal>, most);
    QFETCH(qreal, room);
    QFETCH(QList<qreal>, widths);
    QCOMPARE(grownWidths(given, most, room), widths);
}

QTEST_GUILESS_MAIN(ColumnWidthsTest)
#include "tst_columnwidths.moc"
