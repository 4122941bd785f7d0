// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "migration/workspace/workspace.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

const auto rowCounts = u"SELECT (SELECT count(*) FROM profiles), (SELECT count(*) FROM skills),"
                       " (SELECT count(*) FROM applications), (SELECT count(*) FROM documents)"_s;

/// The schema of the playbook, as another program would have made it.
QString schema()
{
    return QString::fromStdString(test::resumeToolkit().phases.front().scripts.front().up);
}

} // namespace

/// The defects of the reference procedure, and that this one has none of them.
class tst_S0_Defects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s0_B01_undoingAPhaseDoesNotApplyItAgain();
    void s0_B02_noManifestGetsAmongTheData();
    void s0_B03_allFiveGroupsOfChecksRun();
    void s0_B04_checksAssumeNoIdAndNoPercentage();
    void s0_B05_foreignKeysAreEnforcedOnEveryConnection_data();
    void s0_B05_foreignKeysAreEnforcedOnEveryConnection();
    void s0_B05_noOrphansAreLeftByAnUndo();
    void s0_B06_anEmptyDatabaseIsNotRead();
    void s0_B07_failuresHaveExitCodes_data();
    void s0_B07_failuresHaveExitCodes();
    void s0_B07_aTrackerThatStoresNothingIsNoSuccess();
    void s0_B08_idsAreTheSameAfterUndoAndASecondRun_data();
    void s0_B08_idsAreTheSameAfterUndoAndASecondRun();
    void s0_B09_aRecordThatIsRefusedLeavesNothingBehind();
};

void tst_S0_Defects::s0_B01_undoingAPhaseDoesNotApplyItAgain()
{
    ResumeWorkspace workspace;
    workspace.application({{"Resume Filename", "r.docx"}}).migrate();
    QCOMPARE(workspace.value(rowCounts), u"1 | 2 | 1 | 1"_s);
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"003_migrate_csv_tracker"_s));
    QCOMPARE(workspace.value(rowCounts), u"1 | 2 | 0 | 0"_s);
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"002_migrate_profiles"_s));
    QCOMPARE(workspace.value(rowCounts), u"0 | 0 | 0 | 0"_s);
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"001_create_schema"_s));
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_S0_Defects::s0_B02_noManifestGetsAmongTheData()
{
    ResumeWorkspace workspace;
    auto before = test::filesIn(workspace.path());
    workspace.migrate();
    workspace.skills(R"({"technical": ["Changed since"]})");
    const auto undone = workspace.undo(UndoKind::Exact);
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    auto after = test::filesIn(workspace.path());
    after.removeIf([](const auto &file) { return file.key().startsWith(u"backups/"_s); });
    QCOMPARE(after.keys(), before.keys());
    QCOMPARE(after, before);
}

void tst_S0_Defects::s0_B03_allFiveGroupsOfChecksRun()
{
    ResumeWorkspace workspace;
    const Report &report = workspace.migrate();
    QSet<QString> groups;
    for (const CheckReport &check : report.checks) {
        QVERIFY2(check.status != CheckReport::Status::Skipped, qPrintable(check.title));
        groups << check.group;
    }
    QCOMPARE(groups,
             (QSet<QString>{u"Row counts"_s, u"Foreign keys"_s, u"Data accuracy"_s, u"Indexes"_s,
                            u"Required fields"_s}));
}

void tst_S0_Defects::s0_B04_checksAssumeNoIdAndNoPercentage()
{
    ResumeWorkspace workspace;
    workspace.application({{"Overall Match %", ""}, {"Notes", "no percentage"}});
    QCOMPARE(workspace.sql(schema()
                           + u"INSERT INTO sqlite_sequence (name, seq) VALUES ('experiences', 40),"
                             " ('applications', 900);"_s),
             QString());
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT id FROM experiences"_s), u"41"_s);
    QCOMPARE(workspace.value(u"SELECT id, overall_match_pct FROM applications"_s), u"901 | NULL"_s);
}

void tst_S0_Defects::s0_B05_foreignKeysAreEnforcedOnEveryConnection_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("read only") << int(Connection::Mode::ReadOnly);
    QTest::newRow("read and write") << int(Connection::Mode::ReadWrite);
}

void tst_S0_Defects::s0_B05_foreignKeysAreEnforcedOnEveryConnection()
{
    QFETCH(int, mode);
    ResumeWorkspace workspace;
    workspace.migrate();
    auto connection = Connection::open(workspace.database(), Connection::Mode(mode));
    QVERIFY(connection);
    const auto enforced = queryInteger(*connection, "PRAGMA foreign_keys");
    QVERIFY(enforced);
    QCOMPARE(*enforced, 1);
    const auto ran =
        connection->run("INSERT INTO skills (profile_id, skill_name) VALUES (99, 'orphan')");
    QVERIFY(!ran);
    QCOMPARE(ran.error().code, mode == int(Connection::Mode::ReadOnly) ? u"DB-RO"_s : u"DB-CON"_s);
}

void tst_S0_Defects::s0_B05_noOrphansAreLeftByAnUndo()
{
    ResumeWorkspace workspace;
    workspace.migrate();
    // Phase 2 below the applications of phase 3: refused, and nothing has been done.
    const auto refused = workspace.undo(UndoKind::KeepEdits, u"002_migrate_profiles"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"UNDO-03"_s);
    QCOMPARE(workspace.value(rowCounts), u"1 | 2 | 1 | 0"_s);
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"003_migrate_csv_tracker"_s));
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"002_migrate_profiles"_s));
    QCOMPARE(workspace.table(u"PRAGMA foreign_key_check"_s), QStringList());
    QCOMPARE(workspace.value(rowCounts), u"0 | 0 | 0 | 0"_s);
}

void tst_S0_Defects::s0_B06_anEmptyDatabaseIsNotRead()
{
    using Reading = WorkspaceState::Reading;
    const auto reading = [](const ResumeWorkspace &workspace) {
        return workspaceState(workspace.path(), test::resumeToolkit()).reading;
    };
    ResumeWorkspace workspace;
    QCOMPARE(reading(workspace), Reading::Files);
    workspace.file(u"data/resume_toolkit.db"_s, {});
    QCOMPARE(reading(workspace), Reading::Files);
    workspace.remove(u"data/resume_toolkit.db"_s);
    QCOMPARE(workspace.sql(schema()), QString());
    QCOMPARE(reading(workspace), Reading::Files);
    workspace.remove(u"data/resume_toolkit.db"_s);

    // While it is being made there is nothing to read from.
    QList<Reading> during;
    workspace.migrate(workspace.request(), {.stop = {}, .progressed = [&](const Progress &) {
                                                during << reading(workspace);
                                            }});
    during.removeLast(); // publishing is done then
    QVERIFY(during.size() > 3);
    QCOMPARE(during.count(Reading::Files), during.size());
    QCOMPARE(reading(workspace), Reading::Database);
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"003_migrate_csv_tracker"_s));
    QCOMPARE(reading(workspace), Reading::Files);
}

void tst_S0_Defects::s0_B07_failuresHaveExitCodes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    const auto contact = u"data/profile_contact.json"_s;
    QTest::newRow("broken JSON") << contact << QByteArray("{\"name\": ") << 1;
    QTest::newRow("an error message instead of data")
        << contact << QByteArray(R"({"error": "could not load"})") << 1;
    QTest::newRow("an empty file") << contact << QByteArray() << 1;
    QTest::newRow("no e-mail address") << contact << QByteArray(R"({"name": "Ina Falk"})") << 1;
    QTest::newRow("an empty e-mail address")
        << contact << QByteArray(R"({"name": "Ina Falk", "email": ""})") << 1;
    QTest::newRow("one experience without a company")
        << u"data/profile_experience.json"_s << QByteArray(R"([{"role": "Lead"}])") << 3;
    QTest::newRow("all is well") << contact
                                 << QByteArray(
                                        R"({"name": "Ina Falk", "email": "ina@example.test"})")
                                 << 0;
}

void tst_S0_Defects::s0_B07_failuresHaveExitCodes()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    ResumeWorkspace workspace;
    const Report &report = workspace.file(file, content).migrate();
    QCOMPARE(exitCode(report), code);
    QCOMPARE(report.ok(), code != 1);
    QCOMPARE(QFile::exists(workspace.database()), code != 1);
    if (code != 1)
        return;
    QVERIFY(report.failure.has_value());
    QVERIFY(!report.failure->message.isEmpty());
    QCOMPARE(report.failure->file, file);
}

void tst_S0_Defects::s0_B07_aTrackerThatStoresNothingIsNoSuccess()
{
    ResumeWorkspace workspace;
    const Report &report = workspace.tracker("Firma,Stelle\nFernway,Prüferin\n").migrate();
    QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), u"0"_s);
    QCOMPARE(report.recordsSetAside, 1);
    QCOMPARE(report.outcome, RunOutcome::CompleteWithSetAside);
    QCOMPARE(exitCode(report), 3);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Defects::s0_B08_idsAreTheSameAfterUndoAndASecondRun_data()
{
    QTest::addColumn<bool>("phaseByPhase");
    QTest::addColumn<bool>("intoAnExistingOne");
    QTest::newRow("whole") << false << false;
    QTest::newRow("phase by phase") << true << false;
    QTest::newRow("whole, in an existing database") << false << true;
    QTest::newRow("phase by phase, in an existing database") << true << true;
}

void tst_S0_Defects::s0_B08_idsAreTheSameAfterUndoAndASecondRun()
{
    QFETCH(bool, phaseByPhase);
    QFETCH(bool, intoAnExistingOne);
    ResumeWorkspace workspace;
    workspace.application({}).application({{"Role", "Test Lead"}});
    if (intoAnExistingOne)
        QCOMPARE(workspace.sql(schema()
                               + u"INSERT INTO job_postings (id, company, role)"
                                 " VALUES (17, 'Old Mill', 'Miller');"_s),
                 QString());
    const auto ids = u"SELECT 'p', id FROM profiles UNION ALL SELECT 'e', id FROM experiences"
                     " UNION ALL SELECT 'j', id FROM job_postings UNION ALL SELECT 'a', id"
                     " FROM applications UNION ALL SELECT 's', id FROM skills"_s;
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    const QStringList first = workspace.table(ids);
    if (phaseByPhase) {
        // The schema stays, and with it the counters.
        QVERIFY(workspace.undo(UndoKind::KeepEdits, u"003_migrate_csv_tracker"_s));
        QVERIFY(workspace.undo(UndoKind::KeepEdits, u"002_migrate_profiles"_s));
    } else {
        QVERIFY(workspace.undo());
    }
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(ids), first);
}

void tst_S0_Defects::s0_B09_aRecordThatIsRefusedLeavesNothingBehind()
{
    ResumeWorkspace workspace;
    workspace
        .application({{"Company", "Only here"},
                      {"Overall Match %", "71"},
                      {"Resume Filename", "refused.docx"}})
        .application({{"Company", "Only here"},
                      {"Overall Match %", "72"},
                      {"Resume Filename", "welcome.docx"}});
    // The document is the last row that a record makes; this database does not want one of them.
    QCOMPARE(workspace.sql(schema()
                           + u"CREATE TRIGGER no_such_document BEFORE INSERT ON documents"
                             " WHEN NEW.filename = 'refused.docx'"
                             " BEGIN SELECT RAISE(ABORT, 'not this one'); END;"_s),
             QString());
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.recordsSetAside, 1);
    QCOMPARE(workspace.places(u"CON-01"_s).size(), 1);
    QCOMPARE(workspace.table(u"SELECT id, company FROM job_postings"_s),
             QStringList{u"1 | Only here"_s});
    QCOMPARE(workspace.table(u"SELECT id, overall_match_pct FROM applications"_s),
             QStringList{u"1 | 72.0"_s});
    QCOMPARE(workspace.table(u"SELECT application_id, overall_score FROM match_scores"_s),
             QStringList{u"1 | 72.0"_s});
    QCOMPARE(workspace.table(u"SELECT filename FROM documents"_s), QStringList{u"welcome.docx"_s});
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_S0_Defects)
#include "tst_s0_defects.moc"
