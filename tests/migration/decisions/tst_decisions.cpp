// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisionlist.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/decisions/decisionstore.h"
#include "migration/inspect/earlieranswers.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

namespace {

const std::string ghosted = "words/status/Ghosted";

using State = KeptDecision::State;

/// A workspace in which one word was decided about.
struct Decided
{
    Decided()
    {
        workspace.application({{"Follow-Up Status", "Ghosted"}})
            .application({{"Role", "Lead"}, {"Follow-Up Status", "ghosted"}})
            .application({{"Role", "Chief"}, {"Follow-Up Status", "Pending"}});
        workspace.migrate({{ghosted, "rejected"}});
    }

    KeptDecisions kept() const
    {
        auto connection = Connection::open(workspace.database(), Connection::Mode::ReadOnly);
        auto decisions = readDecisions(*connection);
        if (!decisions)
            qFatal("%s", qPrintable(describe(decisions.error())));
        return *decisions;
    }
    Result<> change(const DecisionChange &change) const
    {
        auto connection = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
        return changeDecisions(*connection, {change});
    }
    Answers next() const
    {
        return earlierAnswers(workspace.database(), workspace.request().playbook);
    }
    QString statuses() const
    {
        return workspace.table(u"SELECT status FROM applications ORDER BY id"_s).join(u' ');
    }

    ResumeWorkspace workspace;
};

QString said(const Report &report)
{
    QString text = report.verdict;
    for (const CheckReport &check : report.checks) {
        if (check.status == CheckReport::Status::Fail)
            text += u'\n' + check.title + u": "_s + check.found + u' ' + check.detail;
    }
    for (const Problem &problem : report.problems)
        text += u'\n' + describe(problem);
    return text;
}

} // namespace

class tst_Decisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasDecidedIsListed()
    {
        const Decided decided;
        QVERIFY2(decided.workspace.failure().isEmpty(), qPrintable(decided.workspace.failure()));
        const KeptDecisions kept = decided.kept();
        const auto byDefault =
            std::count_if(kept.all.begin(), kept.all.end(),
                          [](const KeptDecision &one) { return one.state == State::Default; });
        QCOMPARE(qint64(kept.all.size()) - byDefault, 1);
        const KeptDecision &decision = kept.all.front();
        QCOMPARE(decision.question.id, ghosted);
        QVERIFY(decision.question.text.contains(u"Ghosted"_s));
        QCOMPARE(decision.shown, u"Rejected"_s);
        QCOMPARE(decision.run, 1);
        QCOMPARE(decision.state, State::Applied);
        QVERIFY(!decision.who.isEmpty());
        QCOMPARE(decision.values.value_or(-1), 2);
    }

    void aChangedDecisionIsForTheNextMigration()
    {
        Decided decided;
        QVERIFY(decided.change({ghosted, "rejected", "withdrawn"}));
        QCOMPARE(decided.kept().all.front().state, State::Changed);
        QCOMPARE(decided.next().at(ghosted), "withdrawn");
        QCOMPARE(decided.statuses(), u"rejected rejected pending"_s);

        // What is there stays unless it is to be updated; that is said.
        MigrationRequest request = decided.workspace.request();
        request.answers = decided.next();
        Report report = migrate(request);
        QVERIFY2(report.ok(), qPrintable(said(report)));
        QCOMPARE(decided.statuses(), u"rejected rejected pending"_s);
        QVERIFY(std::any_of(report.problems.begin(), report.problems.end(),
                            [](const Problem &problem) { return problem.code == "DEC-04"_L1; }));
    }

    void anUpdateReadsWhatIsThereAnew()
    {
        Decided decided;
        QVERIFY(decided.change({ghosted, "rejected", "withdrawn"}));
        MigrationRequest request = decided.workspace.request();
        request.answers = decided.next();
        request.onDuplicate = OnDuplicate::Update;
        const Report report = migrate(request);
        QVERIFY2(report.ok(), qPrintable(said(report)));
        QCOMPARE(decided.statuses(), u"withdrawn withdrawn pending"_s);
        QCOMPARE(decided.workspace.exportAndCompare(), QString());
        const KeptDecision decision = decided.kept().all.front();
        QCOMPARE(decision.state, State::Applied);
        QCOMPARE(decision.run, 2);
    }

    /// A migration in between that left what is there alone has not followed it.
    void anUpdateReadsWhatWasLeftAlone()
    {
        Decided decided;
        QVERIFY(decided.change({ghosted, "rejected", "withdrawn"}));
        MigrationRequest request = decided.workspace.request();
        request.answers = decided.next();
        QVERIFY(migrate(request).ok());
        QCOMPARE(decided.statuses(), u"rejected rejected pending"_s);
        request.onDuplicate = OnDuplicate::Update;
        const Report report = migrate(request);
        QVERIFY2(report.ok(), qPrintable(said(report)));
        QCOMPARE(decided.statuses(), u"withdrawn withdrawn pending"_s);
        QCOMPARE(decided.workspace.exportAndCompare(), QString());
    }

    void aForgottenDecisionIsAskedAgain()
    {
        const Decided decided;
        QVERIFY(decided.change({ghosted, "rejected", std::nullopt}));
        QCOMPARE(decided.kept().all.front().state, State::Forgotten);
        QVERIFY(decided.next().empty());
        // And can be taken back.
        QVERIFY(decided.change({ghosted, std::nullopt, "rejected"}));
        QCOMPARE(decided.next().at(ghosted), "rejected");
        QCOMPARE(decided.kept().all.front().state, State::Applied);
    }

    void whatSomebodyElseDecidedIsNotOverwritten()
    {
        const Decided decided;
        QVERIFY(decided.change({ghosted, "rejected", "withdrawn"}));
        const auto refused = decided.change({ghosted, "rejected", "pending"});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"DEC-01"_s);
        QCOMPARE(decided.next().at(ghosted), "withdrawn");
    }

    void anUndoTakesNoDecisionAway()
    {
        Decided decided;
        decided.workspace.application({{"Role", "Clerk"}, {"Follow-Up Status", "Parked"}});
        decided.workspace.migrate({{ghosted, "rejected"}, {"words/status/Parked", "pending"}});
        QVERIFY2(decided.workspace.failure().isEmpty(), qPrintable(decided.workspace.failure()));
        QVERIFY(decided.change({ghosted, "rejected", "withdrawn"}));
        const auto undone = decided.workspace.undo();
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        const Answers next = decided.next();
        QCOMPARE(next.at(ghosted), "withdrawn");
        QCOMPARE(next.at("words/status/Parked"), "pending");
    }

    void anAnswerIsChecked_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("word") << u"words/status/Ghosted"_s << u"rejected"_s << QString();
        QTest::newRow("no word") << u"words/status/Ghosted"_s << u"purple"_s << u"DEC-03"_s;
        QTest::newRow("no list") << u"words/moods/Ghosted"_s << u"rejected"_s << u"DEC-02"_s;
        QTest::newRow("date") << u"dates/tracker/date_applied"_s << u"dmy"_s << QString();
        QTest::newRow("no date") << u"dates/tracker/date_applied"_s << u"ymd"_s << u"DEC-03"_s;
        QTest::newRow("place") << u"place/tracker/Notes"_s << u"extra"_s << QString();
        QTest::newRow("no place") << u"place/tracker/Notes"_s << u"planets.name"_s << u"PLACE-01"_s;
        QTest::newRow("secrets") << u"secrets"_s << u"leave-out"_s << QString();
        QTest::newRow("nonsense") << u"weather"_s << u"rain"_s << u"DEC-02"_s;
        QTest::newRow("encoding") << u"encodings/tracker"_s << u"windows-1252"_s << QString();
        QTest::newRow("no encoding") << u"encodings/tracker"_s << u"morse"_s << u"DEC-03"_s;
    }
    void anAnswerIsChecked()
    {
        QFETCH(QString, id);
        QFETCH(QString, answer);
        QFETCH(QString, code);
        const auto mistake =
            decisionMistake(resumeToolkit(), {}, id.toStdString(), answer.toStdString(), QString());
        QCOMPARE(mistake ? mistake->code : QString(), code);
    }
};

QTEST_GUILESS_MAIN(tst_Decisions)
#include "tst_decisions.moc"
