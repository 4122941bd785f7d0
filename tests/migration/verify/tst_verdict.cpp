// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/verdict.h"

#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

/// One sentence says whether all is well.
class tst_Verdict final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneSentenceSaysHowItIs_data();
    void oneSentenceSaysHowItIs();
};

void tst_Verdict::oneSentenceSaysHowItIs_data()
{
    QTest::addColumn<Report>("report");
    QTest::addColumn<qint64>("changes");
    QTest::addColumn<bool>("isWell");
    QTest::addColumn<QString>("sentence");
    Report good{.outcome = RunOutcome::Complete};
    good.phases = {{.id = u"a"_s, .status = u"done"_s}, {.id = u"b"_s, .status = u"done"_s}};
    good.recordsRead = 5;
    good.recordsStored = 5;
    good.checks = {{.status = CheckReport::Status::Pass}};
    QTest::newRow("well") << good << qint64(0) << true
                          << u"Complete: every value of the files has its place."_s;
    QTest::newRow("changed since")
        << good << qint64(1) << true
        << u"Complete: every value of the files has its place; since then the data was changed once."_s;
    Report warned = good;
    warned.checks += {.status = CheckReport::Status::Warn};
    QTest::newRow("a check")
        << warned << qint64(0) << false
        << u"Complete: every value of the files has its place, but one check is worth a look."_s;
    Report value = good;
    value.outcome = RunOutcome::CompleteWithSetAside;
    value.balance = {.read = 3, .asIs = 1, .setAside = 2};
    QTest::newRow("values set aside")
        << value << qint64(0) << false
        << u"Every record is in the database; 2 values are set aside and wait to be mended."_s;
    Report aside = warned;
    aside.outcome = RunOutcome::CompleteWithSetAside;
    aside.recordsStored = 3;
    aside.recordsSetAside = 2;
    QTest::newRow("records set aside, a check, changes")
        << aside << qint64(12) << false
        << u"3 of 5 records are in the database; 2 are set aside and wait to be mended, and one "
           "check is worth a look; since then the data was changed 12 times."_s;
    Report undone = aside;
    for (PhaseReport &phase : undone.phases)
        phase.status = u"undone"_s;
    QTest::newRow("undone") << undone << qint64(3) << false
                            << u"Undone: what this migration stored has been taken back."_s;
    undone.phases.first().status = u"done"_s;
    QTest::newRow("partly undone")
        << undone << qint64(0) << false
        << u"Partly undone: some of what this migration stored has been taken back."_s;
    Report rehearsed = aside;
    rehearsed.outcome = RunOutcome::Rehearsed;
    QTest::newRow("rehearsed")
        << rehearsed << qint64(0) << false
        << u"Rehearsal finished, nothing has been changed yet. It would be: 3 of 5 records are in "
           "the database; 2 are set aside and wait to be mended, and one check is worth a look."_s;
    Report failed{.outcome = RunOutcome::Failed};
    failed.failure = Problem{.message = u"The disk is full."_s};
    QTest::newRow("failed") << failed << qint64(0) << false
                            << u"Not put in place: The disk is full."_s;
    QTest::newRow("cancelled") << Report{.outcome = RunOutcome::Cancelled} << qint64(0) << false
                               << u"Cancelled. Everything is as it was."_s;
}

void tst_Verdict::oneSentenceSaysHowItIs()
{
    QFETCH(Report, report);
    QFETCH(qint64, changes);
    QFETCH(bool, isWell);
    QFETCH(QString, sentence);
    QCOMPARE(verdictOf(report, changes), sentence);
    QCOMPARE(isAllWell(report), isWell);
}

QTEST_GUILESS_MAIN(tst_Verdict)
#include "tst_verdict.moc"
