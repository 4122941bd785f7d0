// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/bookkeeping.h"
#include "migration/verify/roundtrip.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

RoundTrip compared(const ResumeWorkspace &workspace)
{
    auto connection = Connection::open(workspace.database(), Connection::Mode::ReadOnly);
    if (!connection)
        return {.differences = -1};
    const auto result = compareWithSources(*connection, workspace.path(), 0);
    return result ? *result : RoundTrip{.differences = -1};
}

/// Changes the database so that no trigger tells of it, as a mistake of the program would.
bool changeUnseen(const ResumeWorkspace &workspace, const char *sql)
{
    auto connection = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
    return connection && beginLoading(*connection) && connection->run(sql)
        && endLoading(*connection);
}

} // namespace

/// Files that change while people work in the database.
class tst_MigrateEdited : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsDoNotStopTheNextRun_data();
    void editsDoNotStopTheNextRun();
    void editsAreToldFromErrors();
    void aDeletionIsToldFromALoss();
    void onePostingOfTwoRecordsIsUpdated();
    void aPostingFollowsTheFirstOfItsRecords();
    void anUpdateThatCannotBeStoredTakesNothingAway();
    void whatHangsOnARowKeepsItThere();
};

void tst_MigrateEdited::editsDoNotStopTheNextRun_data()
{
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *edit, const char *query,
                        const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(edit) << QString::fromUtf8(query)
                            << QString::fromUtf8(expected);
    };
    row("a text", "UPDATE applications SET notes = 'mine' WHERE id = 1",
        "SELECT notes FROM applications WHERE id = 1", "mine");
    row("a value that was changed by a rule", "UPDATE applications SET status = 'offer'",
        "SELECT status FROM applications WHERE id = 1", "offer");
    row("a value that is there twice", "UPDATE applications SET overall_match_pct = 5",
        "SELECT overall_match_pct FROM applications WHERE id = 1", "5.0");
    row("a skill", "UPDATE skills SET skill_name = 'Hearing' WHERE id = 2",
        "SELECT skill_name FROM skills WHERE id = 2", "Hearing");
    row("a setting", "UPDATE config SET value = '1'", "SELECT value FROM config", "1");
    row("a deleted application", "DELETE FROM applications WHERE id = 1",
        "SELECT count(*) FROM applications WHERE id = 1", "0");
    row("a deleted posting", "DELETE FROM job_postings WHERE id = 1",
        "SELECT count(*) FROM job_postings WHERE id = 1", "0");
    row("a deleted profile", "DELETE FROM skills; DELETE FROM education",
        "SELECT count(*) FROM skills", "0");
}

void tst_MigrateEdited::editsDoNotStopTheNextRun()
{
    QFETCH(QString, edit);
    QFETCH(QString, query);
    QFETCH(QString, expected);
    ResumeWorkspace workspace;
    workspace
        .application({{"Notes", "one"}, {"Follow-Up Status", "Applied"}, {"Overall Match %", "71"}})
        .application({{"Role", "Lead"}})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.sql(edit), QString());
    workspace.application({{"Role", "Director"}});
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(report.balance.even());
    QCOMPARE(workspace.value(query), expected);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM job_postings WHERE role = 'Director'"_s),
             u"1"_s);
}

void tst_MigrateEdited::editsAreToldFromErrors()
{
    ResumeWorkspace workspace;
    workspace.application({{"Notes", "one"}, {"Salary Min", "88000"}}).migrate();
    QCOMPARE(compared(workspace).differences, 0);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine'"_s), QString());
    QCOMPARE(compared(workspace).differences, 0);
    QCOMPARE(compared(workspace).edited, 1);
    QVERIFY(changeUnseen(workspace, "UPDATE job_postings SET salary_min = 1"));
    QCOMPARE(compared(workspace).differences, 1);
    QCOMPARE(compared(workspace).edited, 1);
    // In the row of an edit, another column.
    QVERIFY(changeUnseen(workspace, "UPDATE job_postings SET salary_min = 88000"));
    QVERIFY(changeUnseen(workspace, "UPDATE match_scores SET overall_score = 1"));
    QCOMPARE(compared(workspace).differences, 0);
}

void tst_MigrateEdited::aDeletionIsToldFromALoss()
{
    ResumeWorkspace workspace;
    workspace.migrate();
    QCOMPARE(workspace.sql(u"DELETE FROM skills WHERE id = 1"_s), QString());
    QCOMPARE(compared(workspace).differences, 0);
    QCOMPARE(compared(workspace).edited, 1);
    QVERIFY(changeUnseen(workspace, "DELETE FROM skills WHERE id = 2"));
    QCOMPARE(compared(workspace).differences, 1);
    QCOMPARE(compared(workspace).edited, 1);
}

void tst_MigrateEdited::onePostingOfTwoRecordsIsUpdated()
{
    const QByteArray header = "Company,Role,Notes,Date Applied,Salary Min\n";
    const QByteArray second = "Fernway,Lead,two,2025-02-02,88000\n";
    ResumeWorkspace workspace;
    workspace.tracker(header + "Fernway,Lead,one,2025-02-01,88000\n" + second).migrate();
    QCOMPARE(workspace.failure(), QString());
    const QString before = workspace.digest();
    workspace.tracker(header + "Fernway,Lead,one,2025-02-01,95000\n" + second)
        .migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
    QVERIFY(workspace.undo());
    QCOMPARE(workspace.digest(), before);
}

/// The record that comes first in the new file decides, as it would in a first run.
void tst_MigrateEdited::aPostingFollowsTheFirstOfItsRecords()
{
    const QByteArray header = "Company,Role,Notes,Date Applied,Salary Min\n";
    const QByteArray second = "Fernway,Lead,two,2025-02-02,88000\n";
    ResumeWorkspace workspace;
    workspace.tracker(header + "Fernway,Lead,one,2025-02-01,88000\n" + second).migrate();
    const QString before = workspace.digest();
    workspace.tracker(header + second + "Fernway,Lead,one,2025-02-01,95000\n")
        .migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.value(u"SELECT salary_min FROM job_postings"_s), u"88000"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
    QVERIFY(workspace.undo());
    QCOMPARE(workspace.digest(), before);
}

void tst_MigrateEdited::anUpdateThatCannotBeStoredTakesNothingAway()
{
    const QByteArray header = "Company,Role,Location,Priority,Overall Match %,Tech %,Notes\n";
    ResumeWorkspace workspace;
    workspace.tracker(header + "Fernway,Lead,Eastgate,High,71,64,one\n").migrate();
    QCOMPARE(workspace.failure(), QString());
    const QString before = workspace.digest();
    // The line has slipped by one.
    workspace.tracker(header + "Fernway,Lead,Eastgate, OR,High,71,64,one\n")
        .migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.report().recordsSetAside, 1);
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateEdited::whatHangsOnARowKeepsItThere()
{
    ResumeWorkspace workspace;
    workspace.application({{"Must-Have %", "71"}, {"Resume Filename", "r.docx"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.sql(u"CREATE TABLE remarks (id INTEGER PRIMARY KEY, document_id INTEGER"
                           " REFERENCES documents(id) ON DELETE CASCADE, text TEXT);"
                           "INSERT INTO remarks (document_id, text) VALUES (1, 'mine');"_s),
             QString());
    workspace.application({{"Role", "Lead"}});
    workspace.tracker("Company,Role,Must-Have %,Resume Filename\nFernway Labs,Test Engineer,,\n")
        .migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT text FROM remarks"_s), u"mine"_s);
    QCOMPARE(workspace.value(u"SELECT filename FROM documents"_s), u"r.docx"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM match_scores"_s), u"0"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_MigrateEdited)
#include "tst_migrateedited.moc"
