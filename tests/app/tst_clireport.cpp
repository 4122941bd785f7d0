// SPDX-License-Identifier: GPL-3.0-or-later
// Reports, the records behind their numbers, two runs compared, receipts.
#include "tests/app/program.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

class TestCliReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aReportIsShown();
    void aNumberLeadsToItsRecords_data();
    void aNumberLeadsToItsRecords();
    void twoRunsAreCompared();
    void whatIsNoMigrationIsNotCompared_data();
    void whatIsNoMigrationIsNotCompared();
    void aReceiptIsConfirmedUntilSomethingChanges_data();
    void aReceiptIsConfirmedUntilSomethingChanges();
    void aReceiptGoesIntoJsonAlone();

private:
    QStringList history(const QStringList &options) const
    {
        return QStringList{u"history"_s, m_database} + options;
    }

    std::unique_ptr<Workspace> m_workspace;
    QString m_database;
};

/// 1: a migration, 2: another one of files that were changed, 3: its undo.
void TestCliReport::initTestCase()
{
    m_workspace = std::make_unique<Workspace>(u"resume-toolkit-tidy"_s);
    QCOMPARE(run({u"migrate"_s, m_workspace->path()}).exitCode, 0);
    m_database = m_workspace->database();
    replaceInFile(m_workspace->file(u"data/profile_skills.json"_s), "\"8D\"", "\"8D\", \"Kanban\"");
    QCOMPARE(run({u"migrate"_s, m_workspace->path(), u"--on-duplicate"_s, u"update"_s}).exitCode,
             0);
}

void TestCliReport::aReportIsShown()
{
    const Ran text = run(history({u"--report"_s, u"1"_s}));
    QVERIFY2(text.exitCode == 0, text.err.constData());
    QVERIFY(text.out.contains("records"));
    const Ran json = run(history({u"--report"_s, u"2"_s, u"--json"_s}));
    QCOMPARE(json.json().value("run"_L1).toInt(), 2);
    QVERIFY(!json.json().value("verdict"_L1).toString().isEmpty());
    QVERIFY(run(history({u"--report"_s, u"9"_s})).err.contains("RUN-01"));
}

void TestCliReport::aNumberLeadsToItsRecords_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("least"); ///< -1: refused
    QTest::newRow("table") << u"applications"_s << 10;
    QTest::newRow("extra details") << u"extra"_s << 1;
    QTest::newRow("of a file") << u"changed:job_applications_tracker.csv"_s << 1;
    QTest::newRow("check") << u"check:rows-skills"_s << 1;
    QTest::newRow("check of the database") << u"check:integrity"_s << -1;
    QTest::newRow("file") << u"file:job_applications_tracker.csv"_s << 10;
    QTest::newRow("record") << u"record:job_applications_tracker.csv:2"_s << 1;
    QTest::newRow("nothing") << u"nothing"_s << -1;
}

void TestCliReport::aNumberLeadsToItsRecords()
{
    QFETCH(QString, what);
    QFETCH(int, least);
    const Ran ran = run(history({u"--report"_s, u"1"_s, u"--records"_s, what, u"--json"_s}));
    if (least < 0) {
        QVERIFY2(ran.exitCode != 0 && ran.err.contains("REP-0"), ran.err.constData());
        return;
    }
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QVERIFY2(ran.json().value("records"_L1).toArray().size() >= least, ran.out.constData());
    const Ran text =
        run(history({u"--report"_s, u"1"_s, u"--records"_s, what, u"--limit"_s, u"1"_s}));
    QVERIFY2(text.exitCode == 0, text.err.constData());
    QVERIFY2(text.out.startsWith("  File"), text.out.constData());
}

void TestCliReport::twoRunsAreCompared()
{
    const Ran json = run(history({u"--diff"_s, u"1"_s, u"2"_s, u"--json"_s}));
    QVERIFY2(json.exitCode == 0, json.err.constData());
    const QJsonObject records = json.json().value("records"_L1).toObject();
    QCOMPARE(records.value("changed"_L1).toInt(), 1);
    QCOMPARE(records.value("gone"_L1).toInt(), 0);
    QVERIFY(records.value("same"_L1).toInt() > 10);
    const Ran text = run(history({u"--diff"_s, u"1"_s, u"2"_s}));
    QVERIFY2(text.out.contains("Values read"), text.out.constData());
    QVERIFY2(text.out.contains("1 changed"), text.out.constData());
}

void TestCliReport::whatIsNoMigrationIsNotCompared_data()
{
    QTest::addColumn<QString>("second");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no such run") << u"9"_s << QByteArray("There is no run 9.");
    QTest::newRow("an undo") << u"3"_s << QByteArray("Run 3 took run 2 back");
    QTest::newRow("which can be") << u"3"_s << QByteArray("1, 2");
}

void TestCliReport::whatIsNoMigrationIsNotCompared()
{
    QFETCH(QString, second);
    QFETCH(QByteArray, said);
    static const bool isUndone = run({u"undo"_s, m_database, u"--yes"_s}).exitCode == 0;
    QVERIFY(isUndone);
    const Ran ran = run(history({u"--diff"_s, u"1"_s, second}));
    QVERIFY(ran.exitCode != 0);
    QVERIFY2(ran.err.contains("RUN-02") && ran.err.contains(said), ran.err.constData());
    QVERIFY(run(history({u"--report"_s, u"2"_s})).out.contains("Undone: "));
    // The numbers of one that was undone are known, its records are not.
    const Ran undone = run(history({u"--diff"_s, u"1"_s, u"2"_s}));
    QVERIFY2(undone.out.contains("Run 2 was undone"), undone.out.constData());
}

void TestCliReport::aReceiptIsConfirmedUntilSomethingChanges_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isConfirmed");
    QTest::addColumn<QString>("statuses"); ///< other than confirmed
    QTest::newRow("nothing") << QString() << true << QString();
    QTest::newRow("a file") << u"file"_s << false << u"different"_s;
    QTest::newRow("a row") << u"row"_s << true << u"edited"_s;
    QTest::newRow("a row, behind the log") << u"behind"_s << false << u"different"_s;
    QTest::newRow("the receipt") << u"receipt"_s << false << u"different"_s;
}

void TestCliReport::aReceiptIsConfirmedUntilSomethingChanges()
{
    QFETCH(QString, change);
    QFETCH(bool, isConfirmed);
    QFETCH(QString, statuses);
    const Workspace workspace(u"resume-toolkit-tidy"_s);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QString receipt = workspace.outside(u"receipt.json"_s);
    const Ran drawn =
        run({u"history"_s, workspace.database(), u"--receipt"_s, u"1"_s, u"-o"_s, receipt});
    QVERIFY2(drawn.exitCode == 0, drawn.err.constData());
    if (change == "file"_L1)
        write(workspace.file(u"job_applications_tracker.csv"_s), "Company,Role\nA,B\n");
    if (change == "row"_L1)
        execute(workspace.database(), u"UPDATE applications SET notes = 'later' WHERE id = 1"_s);
    if (change == "behind"_L1) {
        execute(workspace.database(), u"UPDATE applications SET notes = 'later' WHERE id = 1"_s);
        execute(workspace.database(), u"DELETE FROM waybill_audit_log"_s);
    }
    if (change == "receipt"_L1)
        replaceInFile(receipt, "\"records\"", "\"records\" ");
    if (change == "receipt"_L1)
        replaceInFile(receipt, "resume_toolkit.db", "resume_toolkjt.db");
    const Ran checked =
        run({u"verify"_s, workspace.database(), u"--receipt"_s, receipt, u"--json"_s});
    QCOMPARE(checked.exitCode == 0, isConfirmed);
    QCOMPARE(checked.json().value("outcome"_L1).toString(),
             isConfirmed ? u"confirmed"_s : u"different"_s);
    QStringList found;
    const QJsonArray checks = checked.json().value("checks"_L1).toArray();
    for (const QJsonValue one : checks) {
        const QString status = one.toObject().value("status"_L1).toString();
        if (status != "confirmed"_L1)
            found << status;
    }
    QCOMPARE(found.join(u' '), statuses);
    const Ran text = run({u"verify"_s, workspace.database(), u"--receipt"_s, receipt});
    QVERIFY(text.out.contains(isConfirmed ? "is confirmed" : "is not confirmed"));
}

void TestCliReport::aReceiptGoesIntoJsonAlone()
{
    const Ran out = run(history({u"--receipt"_s, u"1"_s}));
    QVERIFY2(out.exitCode == 0, out.err.constData());
    QCOMPARE(out.json().value("run"_L1).toInt(), 1);
    const QString other = m_workspace->outside(u"receipt.txt"_s);
    QVERIFY(run(history({u"--receipt"_s, u"1"_s, u"-o"_s, other})).err.contains("RCPT-03"));
    QVERIFY(!QFile::exists(other));
    QVERIFY(run(history({u"--receipt"_s, u"9"_s})).err.contains("RCPT-01"));
    write(other, "no receipt");
    QVERIFY(run({u"verify"_s, m_database, u"--receipt"_s, other}).err.contains("RCPT-02"));
}

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_clireport.moc"
