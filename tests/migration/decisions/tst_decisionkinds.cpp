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

using State = KeptDecision::State;

/// Files with one thing of each kind that a person may decide; the same ones each time.
void write(ResumeWorkspace &workspace, const QByteArray &notes = "first")
{
    const auto line = [&](const QByteArray &role, const QByteArray &status,
                          const QByteArray &note) {
        return "Caf\xe9 Fernway," + role + ",03/04/2025," + status + ',' + note + ",blue\n";
    };
    workspace.tracker("Company,Role,Date Applied,Follow-Up Status,Notes,Mood\n"
                      + line("Clerk", "Ghosted", notes) + line("Lead", "Pending", "second"));
}

/// Twice: what is there is met again, changed.
void migrateTwice(ResumeWorkspace &workspace, const Answers &answers)
{
    write(workspace);
    workspace.migrate(answers);
    write(workspace, "changed");
    workspace.migrate(earlierAnswers(workspace.database(), workspace.request().playbook));
}

KeptDecisions decisionsOf(const ResumeWorkspace &workspace)
{
    auto connection = Connection::open(workspace.database(), Connection::Mode::ReadOnly);
    auto decisions = readDecisions(*connection);
    if (!decisions)
        qFatal("%s", qPrintable(describe(decisions.error())));
    return *decisions;
}

const KeptDecision *decision(const KeptDecisions &kept, const std::string &id)
{
    const auto found = std::find_if(kept.all.begin(), kept.all.end(),
                                    [&](const auto &one) { return one.question.id == id; });
    return found == kept.all.end() ? nullptr : &*found;
}

Result<> change(const ResumeWorkspace &workspace, const DecisionChange &change)
{
    auto connection = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
    return changeDecisions(*connection, {change});
}

QStringList stored(const ResumeWorkspace &workspace)
{
    return workspace.table(
               u"SELECT p.company, a.status, a.date_applied, a.notes FROM applications a"
               " JOIN job_postings p ON p.id = a.job_posting_id ORDER BY a.id"_s)
        << workspace.value(u"SELECT json_extract(answers, '$') IS NOT NULL FROM waybill_runs"
                           " WHERE id = 1"_s)
        << workspace.value(u"SELECT group_concat(instr(kept, 'blue') > 0) FROM waybill_records r"
                           " JOIN waybill_sources s ON s.id = r.source_id"
                           " WHERE s.name = 'tracker'"_s);
}

} // namespace

/// Each kind of answer that is kept with a workspace: decided, listed, changed, forgotten, and
/// taken to another workspace.
class tst_DecisionKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesAllTheWayRound_data() { kinds(); }
    void itGoesAllTheWayRound()
    {
        QFETCH(QString, id);
        QFETCH(QString, answer);
        QFETCH(QString, usual);
        const Answers answers{{id.toStdString(), answer.toStdString()}};

        ResumeWorkspace decided;
        migrateTwice(decided, answers);
        QVERIFY2(decided.failure().isEmpty(), qPrintable(decided.failure()));
        const KeptDecisions kept = decisionsOf(decided);
        const KeptDecision *const listed = decision(kept, id.toStdString());
        QVERIFY(listed);
        QCOMPARE(listed->state, State::Applied);
        QCOMPARE(QString::fromStdString(listed->answer), answer);
        QVERIFY(listed->question.text != id);
        QVERIFY(!listed->shown.isEmpty());

        ResumeWorkspace elsewhere;
        const auto read = parseAnswers(writeAnswers(kept.answers()), u"answers.yaml"_s);
        QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
        QVERIFY(*read == answers);
        migrateTwice(elsewhere, *read);
        QCOMPARE(stored(elsewhere), stored(decided));

        // And it did something: nobody's answer says something else.
        ResumeWorkspace undecided;
        migrateTwice(undecided, {});
        QVERIFY2(undecided.failure().isEmpty(), qPrintable(undecided.failure()));
        QVERIFY(stored(undecided) != stored(decided));
        ResumeWorkspace once;
        write(once);
        once.migrate();
        const KeptDecisions defaults = decisionsOf(once);
        const KeptDecision *const taken = decision(defaults, id.toStdString());
        QVERIFY(taken);
        QCOMPARE(taken->state, State::Default);
        QCOMPARE(QString::fromStdString(taken->answer), usual);
        QVERIFY(defaults.answers().empty());
    }

    void itIsChangedAndForgotten_data() { kinds(); }
    void itIsChangedAndForgotten()
    {
        QFETCH(QString, id);
        QFETCH(QString, answer);
        QFETCH(QString, usual);
        const std::string key = id.toStdString();
        const auto next = [&](const ResumeWorkspace &workspace) {
            return earlierAnswers(workspace.database(), workspace.request().playbook);
        };
        ResumeWorkspace workspace;
        write(workspace);
        workspace.migrate();
        // What was taken by default is decided, ...
        QVERIFY(change(workspace, {key, std::nullopt, answer.toStdString()}));
        QCOMPARE(next(workspace), (Answers{{key, answer.toStdString()}}));
        QCOMPARE(decision(decisionsOf(workspace), key)->state, State::Changed);
        // ... otherwise, even as it was taken by default, ...
        QVERIFY(change(workspace, {key, answer.toStdString(), usual.toStdString()}));
        QCOMPARE(next(workspace), (Answers{{key, usual.toStdString()}}));
        // ... and no more.
        QVERIFY(change(workspace, {key, usual.toStdString(), std::nullopt}));
        QVERIFY(next(workspace).empty());
    }

private:
    static void kinds()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("usual");
        const auto row = [](const char *name, const QString &id, const QString &answer,
                            const QString &usual) { QTest::newRow(name) << id << answer << usual; };
        row("word", u"words/status/Ghosted"_s, u"rejected"_s, u"keep"_s);
        row("dates", u"dates/tracker/date_applied"_s, u"dmy"_s, u"keep"_s);
        row("duplicates", u"duplicates"_s, u"update"_s, u"skip"_s);
        row("column", u"columns/tracker/Mood"_s, u"leave-out"_s, u"extra"_s);
        row("encoding", u"encodings/tracker"_s, u"macintosh"_s, u"windows-1252"_s);
    }
};

QTEST_GUILESS_MAIN(tst_DecisionKinds)
#include "tst_decisionkinds.moc"
