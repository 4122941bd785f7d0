// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

namespace {

const QString ghosted = u"words/status/Ghosted"_s;

/// A database for which one word was decided.
struct Decided
{
    Decided()
        : answers(workspace.outside(u"answers.yaml"_s))
    {
        write(answers, "words:\n  status:\n    Ghosted: rejected\n");
        migrated = run({u"migrate"_s, workspace.path(), u"--answers"_s, answers, u"--json"_s});
    }

    Ran decisions(const QStringList &arguments) const
    {
        return run(QStringList{u"decisions"_s, workspace.database()} + arguments);
    }
    QJsonObject first() const
    {
        return decisions({u"list"_s, u"--json"_s}).json().value("decisions"_L1)[0].toObject();
    }

    Workspace workspace{u"resume-toolkit-real"_s};
    QString answers;
    Ran migrated;
};

} // namespace

class TestCliDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decisionsAreListedChangedAndForgotten()
    {
        const Decided decided;
        QVERIFY2(decided.migrated.exitCode == 3, decided.migrated.err.constData());
        QCOMPARE(decided.first().value("id"_L1).toString(), ghosted);
        QCOMPARE(decided.first().value("state"_L1).toString(), u"applied"_s);
        QVERIFY(decided.first().value("values"_L1).toInt() > 0);
        QVERIFY(decided.decisions({u"list"_s}).out.contains("Ghosted"));

        const Ran wrong = decided.decisions({u"set"_s, ghosted, u"purple"_s});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY2(wrong.err.contains("DEC-03"), wrong.err.constData());
        QCOMPARE(decided.decisions({u"set"_s, ghosted, u"withdrawn"_s}).exitCode, 0);
        QCOMPARE(decided.first().value("state"_L1).toString(), u"changed"_s);

        QCOMPARE(decided.decisions({u"forget"_s, ghosted}).exitCode, 0);
        QCOMPARE(decided.first().value("state"_L1).toString(), u"forgotten"_s);
        const Ran none = decided.decisions({u"forget"_s, ghosted});
        QVERIFY2(none.err.contains("DEC-05"), none.err.constData());
    }

    void theyGoToAFileAndBack()
    {
        const Decided decided;
        const QString file = decided.workspace.outside(u"kept.yaml"_s);
        QCOMPARE(decided.decisions({u"export"_s, u"-o"_s, file}).exitCode, 0);
        QVERIFY(read(file).contains("Ghosted"));
        write(file, read(file).replace("rejected", "withdrawn"));
        QCOMPARE(decided.decisions({u"import"_s, file}).exitCode, 0);
        QCOMPARE(decided.first().value("answer"_L1).toString(), u"withdrawn"_s);
        QCOMPARE(decided.decisions({u"export"_s}).out, read(file));
    }

    void theNextMigrationGoesByThem()
    {
        const Decided decided;
        QCOMPARE(decided.decisions({u"set"_s, ghosted, u"withdrawn"_s}).exitCode, 0);
        const Ran again = run({u"migrate"_s, decided.workspace.path(), u"--force"_s, u"--json"_s});
        QVERIFY2(again.exitCode == 0 || again.exitCode == 3, again.err.constData());
        QVERIFY(queryText(decided.workspace.database(),
                          u"SELECT count(*) FROM applications WHERE status = 'withdrawn'"_s)
                    .toInt()
                > 0);
    }

    void whatIsOtherwiseIsToldBefore()
    {
        const Decided decided;
        const QString tracker = decided.workspace.file(u"job_applications_tracker.csv"_s);
        replaceInFile(tracker, "Ghosted", "Abducted");
        const Ran looked = run({u"inspect"_s, decided.workspace.path(), u"--json"_s});
        const QJsonObject differences = looked.json().value("differences"_L1).toObject();
        QCOMPARE(differences.value("sentence"_L1).toString(), u"1 new word, 1 file changed"_s);
        const Ran shown = run({u"inspect"_s, decided.workspace.path()});
        QVERIFY2(shown.out.contains("1 new word"), shown.out.constData());
        const Ran migrated = run({u"migrate"_s, decided.workspace.path(), u"--dry-run"_s});
        QVERIFY2(migrated.err.contains("1 new word"), migrated.err.constData());
        const Ran json = run({u"migrate"_s, decided.workspace.path(), u"--dry-run"_s, u"--json"_s});
        QCOMPARE(json.json().value("differences"_L1)["sentence"_L1].toString(),
                 u"1 new word, 1 file changed"_s);
    }

    void aPlaybookOfOnesOwnIsMade()
    {
        const Workspace workspace(u"resume-toolkit-tidy"_s);
        const QString answers = workspace.outside(u"answers.yaml"_s);
        const QString folder = workspace.outside(u"mine"_s);
        write(answers, "place:\n  tracker:\n    Notes: extra\n");
        const Ran made = run({u"playbook"_s, u"derive"_s, u"resume-toolkit"_s, u"--answers"_s,
                              answers, u"--name"_s, u"My tracker"_s, u"-o"_s, folder, u"--json"_s});
        QVERIFY2(made.exitCode == 0, made.err.constData());
        QCOMPARE(made.json().value("id"_L1).toString(), u"my-tracker"_s);
        const QString file = made.json().value("file"_L1).toString();
        QCOMPARE(run({u"playbook"_s, u"lint"_s, file}).exitCode, 0);
        const Ran migrated = run({u"migrate"_s, workspace.path(), u"--playbook"_s, file});
        QVERIFY2(migrated.exitCode == 0, migrated.err.constData());
        QCOMPARE(queryText(workspace.database(),
                           u"SELECT count(*) FROM applications WHERE notes IS NOT NULL"_s),
                 u"0"_s);
    }

    void aFieldIsSentElsewhere()
    {
        const Workspace workspace(u"resume-toolkit-tidy"_s);
        const QString answers = workspace.outside(u"answers.yaml"_s);
        write(answers, "place:\n  tracker:\n    Notes: extra\n");
        const Ran ran = run({u"migrate"_s, workspace.path(), u"--answers"_s, answers});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(queryText(workspace.database(),
                           u"SELECT count(*) FROM applications WHERE notes IS NOT NULL"_s),
                 u"0"_s);
        write(answers, "place:\n  tracker:\n    Notes: planets.mass\n");
        const Ran wrong = run({u"migrate"_s, workspace.path(), u"--answers"_s, answers});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY2(wrong.err.contains("PLACE-01"), wrong.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliDecisions)

#include "tst_clidecisions.moc"
