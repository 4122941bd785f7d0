// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidelist.h"
#include "migration/aside/mend.h"
#include "migration/aside/retry.h"
#include "migration/aside/triedmending.h"
#include "migration/inspect/earlieranswers.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

namespace {

const auto notes = u"SELECT p.company, a.notes FROM applications a"
                   " JOIN job_postings p ON p.id = a.job_posting_id ORDER BY a.id"_s;

void write(ResumeWorkspace &workspace, const QByteArray &fernway, const QByteArray &harrow,
           const QByteArray &linden = "Linden,Clerk,2025-03-06,third\n")
{
    workspace.tracker("Company,Role,Date Applied,Notes\nFernway,Clerk,2025-03-04," + fernway
                      + "\nHarrow,Clerk,2025-03-05," + harrow + '\n' + linden);
}

/// A workspace of which two records say something else by now, and one lacks its company.
struct Changed
{
    Changed()
    {
        write(workspace, "first", "second");
        workspace.migrate();
        write(workspace, "FIRST", "SECOND", ",Clerk,2025-03-06,third\n");
        workspace.migrate();
    }

    Connection open() const
    {
        auto connection = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
        if (!connection)
            qFatal("%s", qPrintable(describe(connection.error())));
        return std::move(*connection);
    }
    QList<AsideItem> items(const QString &code) const
    {
        Connection connection = open();
        const auto list = listAside(connection, {.code = code}, 100);
        return list ? list->items : QList<AsideItem>();
    }
    QString states() const
    {
        QStringList all;
        for (const AsideItem &item : items(u"DUP-02"_s))
            all << u"%1 %2"_s.arg(item.record).arg(asideName(item.state));
        return all.join(u", "_s);
    }
    void enter(const QList<PendingMending> &mendings) const
    {
        Connection connection = open();
        const auto entered = changePendingMendings(connection, changesFor({}, mendings));
        QVERIFY2(entered, entered ? "" : qPrintable(describe(entered.error())));
    }
    /// What the file says of one record is to count.
    void takeRecord(qint64 record) const
    {
        Connection connection = open();
        const auto made =
            mendRecords(connection, items(u"DUP-02"_s).first(), {record}, takeFromFile);
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
        enter(*made);
    }
    void retry()
    {
        Connection connection = open();
        const auto waiting = readPendingMendings(connection);
        QVERIFY(waiting);
        const auto request = retryRequest(workspace.database(), answersOf(*waiting));
        QVERIFY2(request, request ? "" : qPrintable(describe(request.error())));
        workspace.migrate(*request);
        QVERIFY2(workspace.failure().isEmpty(), qPrintable(workspace.failure()));
    }

    ResumeWorkspace workspace;
};

} // namespace

class tst_Duplicates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsToldWhatIsDifferent()
    {
        const Changed changed;
        const QList<AsideItem> items = changed.items(u"DUP-02"_s);
        QCOMPARE(items.size(), 2);
        QVERIFY(isDuplicate(items.first()));
        const Problems &said = items.first().problems;
        QVERIFY(!said.isEmpty());
        QCOMPARE(said.first().found, u"notes: first is there, FIRST is new"_s);
    }

    void oneOfThemIsTaken()
    {
        Changed changed;
        changed.takeRecord(2);
        QCOMPARE(changed.states(), u"1 open, 2 not-tried"_s);
        changed.retry();
        QCOMPARE(changed.workspace.table(notes),
                 (QStringList{u"Fernway | first"_s, u"Harrow | SECOND"_s, u"Linden | third"_s}));
        QCOMPARE(changed.states(), u"1 open, 2 mended"_s);
        QCOMPARE(changed.workspace.exportAndCompare(), QString());
    }

    void whatIsMendedElsewhereTakesNoOther()
    {
        Changed changed;
        const AsideItem item = changed.items(u"REQ-01"_s).value(0);
        QVERIFY(item.missing);
        changed.enter({mendAllLike(item, "Rowan")});
        changed.retry();
        QCOMPARE(changed.workspace.table(notes),
                 (QStringList{u"Fernway | first"_s, u"Harrow | second"_s, u"Linden | third"_s,
                              u"Rowan | third"_s}));
        QCOMPARE(changed.states(), u"1 open, 2 open"_s);
    }

    void itStaysDecidedForTheSameRecord()
    {
        Changed changed;
        changed.takeRecord(2);
        changed.retry();
        const Answers next =
            earlierAnswers(changed.workspace.database(), changed.workspace.request().playbook);
        QCOMPARE(next.size(), 1);
        QVERIFY(next.begin()->first.starts_with("duplicate-record/tracker/"));
        // Another version of the record is asked about again.
        write(changed.workspace, "FIRST", "other", ",Clerk,2025-03-06,third\n");
        changed.workspace.migrate(next);
        QCOMPARE(changed.workspace.table(notes).value(1), u"Harrow | SECOND"_s);
        QCOMPARE(changed.workspace.places(u"DUP-02"_s).size(), 2);
    }

    void theRuleCountsForAllButThoseDecided()
    {
        Changed changed;
        changed.takeRecord(2);
        Connection connection = changed.open();
        auto answers = answersOf(*readPendingMendings(connection));
        QCOMPARE(answers.size(), 1);
        answers.begin()->second = "skip";
        answers["duplicates"] = "update";
        changed.workspace.migrate(answers);
        QVERIFY2(changed.workspace.failure().isEmpty(), qPrintable(changed.workspace.failure()));
        QCOMPARE(changed.workspace.table(notes).first(2),
                 (QStringList{u"Fernway | FIRST"_s, u"Harrow | second"_s}));
    }

    void theRuleAloneDoesNothingTwice()
    {
        Changed changed;
        changed.workspace.migrate({{"duplicates", "update"}});
        QCOMPARE(changed.workspace.table(notes).value(0), u"Fernway | FIRST"_s);
        const Report &again = changed.workspace.migrate({{"duplicates", "update"}});
        QCOMPARE(again.outcome, RunOutcome::Unchanged);
    }

    void whatWasTriedIsTakenBackByAnUndo()
    {
        Changed changed;
        changed.takeRecord(2);
        std::string id;
        {
            Connection connection = changed.open();
            id = readPendingMendings(connection)->first().id;
            QCOMPARE(*runThatTried(connection, id), 0);
        }
        changed.retry();
        {
            Connection connection = changed.open();
            QCOMPARE(*runThatTried(connection, id), 3);
            QCOMPARE(*runThatMended(connection, changed.items(u"DUP-02"_s).value(1)), 3);
        }
        QVERIFY(changed.workspace.undo());
        QCOMPARE(changed.workspace.table(notes).value(1), u"Harrow | second"_s);
        QCOMPARE(changed.states(), u"1 open, 2 not-tried"_s);
        // Taken back, it is no decision any more either.
        Connection connection = changed.open();
        const auto waiting = readPendingMendings(connection);
        QVERIFY(changePendingMendings(connection, {{.before = waiting->first(), .after = {}}}));
        const Playbook playbook = changed.workspace.request().playbook;
        QVERIFY(earlierAnswers(changed.workspace.database(), playbook).empty());
        // Unless that is taken back.
        QVERIFY(changePendingMendings(connection, {{.before = {}, .after = waiting->first()}}));
        QCOMPARE(earlierAnswers(changed.workspace.database(), playbook).size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Duplicates)
#include "tst_duplicates.moc"
