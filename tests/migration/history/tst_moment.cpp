// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/moment.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class tst_Moment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }

    void whatPeopleWriteIsAMoment_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("beginning");
        QTest::addColumn<QString>("end");
        QTest::newRow("a day") << u"2026-11-22"_s << u"2026-11-21T23:00:00.000Z"_s
                               << u"2026-11-22T22:59:59.999Z"_s;
        QTest::newRow("a minute") << u"2026-11-22 14:02"_s << u"2026-11-22T13:02:00.000Z"_s
                                  << u"2026-11-22T13:02:59.999Z"_s;
        QTest::newRow("a second") << u"2026-11-22T14:02:11"_s << u"2026-11-22T13:02:11.000Z"_s
                                  << u"2026-11-22T13:02:11.999Z"_s;
        QTest::newRow("exactly, UTC")
            << u"2026-11-22T14:02:11.5Z"_s << u"2026-11-22T14:02:11.500Z"_s
            << u"2026-11-22T14:02:11.500Z"_s;
        QTest::newRow("another zone")
            << u"2026-11-22 14:02:11.007 -05:30"_s << u"2026-11-22T19:32:11.007Z"_s
            << u"2026-11-22T19:32:11.007Z"_s;
        QTest::newRow("in summer") << u"2026-07-01 12:00"_s << u"2026-07-01T10:00:00.000Z"_s
                                   << u"2026-07-01T10:00:59.999Z"_s;
    }
    void whatPeopleWriteIsAMoment()
    {
        QFETCH(QString, text);
        const auto beginning = momentFrom(text, MomentEdge::Beginning);
        const auto end = momentFrom(text, MomentEdge::End);
        QVERIFY(beginning && end);
        QTEST(QString::fromStdString(ledgerTime(beginning->time)), "beginning");
        QTEST(QString::fromStdString(ledgerTime(end->time)), "end");
    }

    void runsAndChangesAreMoments()
    {
        QCOMPARE(momentFrom(u"run 3"_s, MomentEdge::End)->run, 3);
        QCOMPARE(momentFrom(u" run  12 "_s, MomentEdge::End)->run, 12);
        QCOMPARE(momentFrom(u"change 120"_s, MomentEdge::End)->change, 120);
        QCOMPARE(momentFrom(u"change 0"_s, MomentEdge::End)->change, 0);
        QVERIFY(momentFrom(u"now"_s, MomentEdge::End)->time.isValid());
    }

    void whatIsNoMomentIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "yesterday", "2026-13-01", "2026-02-30", "22.11.2026", "run 0",
                                 "run -1", "run", "2026-11-22 25:00", "14:02", "2026-11-22Z"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoMomentIsSaid()
    {
        QFETCH(QString, text);
        const auto moment = momentFrom(text, MomentEdge::End);
        QVERIFY(!moment);
        QCOMPARE(moment.error().code, u"HIST-01"_s);
        QCOMPARE(moment.error().found, text);
    }
};

QTEST_GUILESS_MAIN(tst_Moment)
#include "tst_moment.moc"
