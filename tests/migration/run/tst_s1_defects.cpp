// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "migration/playbook/playbookparser.h"
#include "migration/undo/undo.h"
#include "migration/workspace/backupwork.h"
#include "tests/support/matchworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::MatchWorkspace;

namespace {

const auto matchCount = u"SELECT count(*) FROM job_matches"_s;

QByteArray withAddress(const QByteArray &url, int number = 1)
{
    return MatchWorkspace::match(number, {"\"application_url\": \"" + url + '"'});
}

} // namespace

/// The defects of the reference procedure for job matches, and that this one has none of them.
class tst_S1_Defects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePlaybookIsSound();
    void s1_B01_aRehearsalTouchesNothing();
    void s1_B02_foldersInsideAndTextFilesAreNotRead();
    void s1_B03_anEmptyListIsAFileLikeAnyOther();
    void s1_B04_theSchemaHasItsRealIndexes();
    void s1_B05_aSecondRunFindsNothingNew();
    void s1_B06_oneJobUnderTwoSearchesIsTwoMatches();
    void s1_B07_anotherCvIsAnotherKey();
    void s1_B08_duplicatesAreCountedApart();
    void s1_B09_addressesAreComparedInOneForm_data();
    void s1_B09_addressesAreComparedInOneForm();
    void s1_B10_withoutABoardPartialAddressesStay();
    void s1_B11_eachFileIsAskedAbout();
    void s1_B12_everythingCanBeUndone();
    void s1_B13_filesThatBreakOffAreSetAsideWhole();
    void s1_B14_backupsHaveTheirName();
    void theSampleComesBack();
};

void tst_S1_Defects::thePlaybookIsSound()
{
    const Problems problems = lintPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/job-matches/playbook.yaml"));
    QVERIFY2(problems.isEmpty(),
             qPrintable(problems.isEmpty() ? QString() : describe(problems.first())));
}

void tst_S1_Defects::s1_B01_aRehearsalTouchesNothing()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)});
    MigrationRequest request = workspace.request();
    request.rehearsal = true;
    const Report report = migrate(request);
    QCOMPARE(report.outcome, RunOutcome::Rehearsed);
    QCOMPARE(report.recordsStored, 1);
    QVERIFY(!QFile::exists(workspace.database()));
    QVERIFY(!QFile::exists(workspace.path(u"backups"_s)));
}

void tst_S1_Defects::s1_B02_foldersInsideAndTextFilesAreNotRead()
{
    MatchWorkspace workspace;
    const QByteArray other = '[' + MatchWorkspace::match(2) + ']';
    workspace.matches(1, {MatchWorkspace::match(1)})
        .file(u"job_matches/backups/"_s + MatchWorkspace::run(2), other)
        .file(u"job_matches/job_matches_20250901_081502.md"_s, "# Jobs")
        .file(u"job_matches/notes.json"_s, other)
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(matchCount), u"1"_s);
    QCOMPARE(workspace.report().sources.size(), 1);
}

void tst_S1_Defects::s1_B03_anEmptyListIsAFileLikeAnyOther()
{
    MatchWorkspace workspace;
    workspace.matches(1, {}).matches(2, {MatchWorkspace::match(1)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(workspace.report()), 0);
    QCOMPARE(workspace.report().sources.size(), 2);
    QCOMPARE(workspace.exportAndCompare(), QString());

    MatchWorkspace none; // nothing but empty lists
    none.matches(1, {}).migrate({{"choices/search-term", "-"}, {"choices/cv", "-"}});
    QCOMPARE(none.failure(), QString());
    QCOMPARE(none.exportAndCompare(), QString());
}

void tst_S1_Defects::s1_B04_theSchemaHasItsRealIndexes()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).migrate();
    QCOMPARE(workspace.table(u"SELECT name FROM sqlite_schema WHERE type = 'index'"
                             " AND name LIKE 'idx_%' ORDER BY name"_s),
             (QStringList{u"idx_applications_status"_s, u"idx_cv_key"_s, u"idx_location"_s,
                          u"idx_matched_at"_s, u"idx_overall_match"_s, u"idx_search_cv_match"_s,
                          u"idx_search_term"_s}));
    QCOMPARE(workspace.value(u"SELECT count(*) FROM pragma_table_info('job_matches')"_s), u"21"_s);
}

void tst_S1_Defects::s1_B05_aSecondRunFindsNothingNew()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1), MatchWorkspace::match(2)}).migrate();
    QCOMPARE(workspace.migrate().outcome, RunOutcome::Unchanged);
    workspace.matches(2, {MatchWorkspace::match(3)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT id FROM job_matches"_s),
             (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Defects::s1_B06_oneJobUnderTwoSearchesIsTwoMatches()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).matches(2, {MatchWorkspace::match(1)});
    workspace.migrate(
        {{"choices/search-term/" + MatchWorkspace::run(2).toStdString(), "Ingenieur"}});
    QCOMPARE(workspace.table(u"SELECT search_term FROM job_matches ORDER BY id"_s),
             (QStringList{u"IT"_s, u"Ingenieur"_s}));
    QCOMPARE(workspace.count(u"DUP-03"_s), 0);
}

void tst_S1_Defects::s1_B07_anotherCvIsAnotherKey()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).matches(2, {MatchWorkspace::match(1)});
    workspace.migrate(
        {{"choices/cv/" + MatchWorkspace::run(2).toStdString(), "input/ada_roe_2.pdf"}});
    QCOMPARE(workspace.value(u"SELECT count(DISTINCT cv_key) FROM job_matches"_s), u"2"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM cv_versions"_s), u"2"_s);
}

void tst_S1_Defects::s1_B08_duplicatesAreCountedApart()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1), MatchWorkspace::match(2)})
        .matches(2,
                 {MatchWorkspace::match(1),
                  MatchWorkspace::match(2, {R"("overall_match": 3)", R"("url_migrated": true)"}),
                  MatchWorkspace::match(3, {R"("overall_match": null)"})})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.count(u"DUP-03"_s), 1);
    QCOMPARE(workspace.count(u"DUP-04"_s), 1);
    QCOMPARE(workspace.count(u"REQ-01"_s), 1);
    const Problem pair = workspace.first(u"DUP-04"_s);
    QCOMPARE(pair.found,
             u"overall_match: 7 is there, 3 is new; url_migrated: nothing is there, true is new"_s);
    QVERIFY(pair.expected.startsWith(u"job_url https://jobs.fernway.example/job/ingenieurin/2"_s));
    QCOMPARE(workspace.value(matchCount), u"2"_s);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Defects::s1_B09_addressesAreComparedInOneForm_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("stored");
    const auto add = [](const char *name, const char *written, const QString &stored) {
        QTest::newRow(name) << QByteArray(written) << stored;
    };
    const QString job = u"https://jobs.fernway.example/job/a/1"_s;
    add("as it is", "https://jobs.fernway.example/job/a/1", job);
    add("slash at the end", "https://jobs.fernway.example/job/a/1/", job);
    add("http", "http://jobs.fernway.example/job/a/1", job);
    add("capital host", "https://Jobs.FERNWAY.example/job/a/1", job);
    add("space around it", "  https://jobs.fernway.example/job/a/1 ", job);
    add("no scheme", "jobs.fernway.example/job/a/1", job);
    add("path alone", "/job/a/1", job);
    add("this computer in front", "http://127.0.0.1:5000/job/a/1", job);
    add("this computer and all", "http://127.0.0.1:5000/https://jobs.fernway.example/job/a/1", job);
    add("twice", "https://jobs.fernway.example/https://jobs.fernway.example/job/a/1", job);
    add("in a query", "https://fernway.example/go?to=https://x.example/1",
        u"https://fernway.example/go?to=https://x.example/1"_s);
}

void tst_S1_Defects::s1_B09_addressesAreComparedInOneForm()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, stored);
    MatchWorkspace workspace;
    workspace.matches(1, {withAddress(written)});
    workspace.migrate({{"choices/board", "https://jobs.fernway.example"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT job_url FROM job_matches"_s), stored);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Defects::s1_B10_withoutABoardPartialAddressesStay()
{
    MatchWorkspace workspace;
    workspace
        .matches(1,
                 {withAddress("/job/a/1"), withAddress("https://jobs.fernway.example/job/a/1", 2)})
        .migrate();
    QCOMPARE(workspace.table(u"SELECT job_url FROM job_matches ORDER BY id"_s),
             (QStringList{u"/job/a/1"_s, u"https://jobs.fernway.example/job/a/1"_s}));
}

void tst_S1_Defects::s1_B11_eachFileIsAskedAbout()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)})
        .matches(2, {})
        .matches(
            3,
            {MatchWorkspace::match(3), MatchWorkspace::match(4, {R"("cv_path": "input/x.pdf")"})});
    const auto inspection = inspectWorkspace(workspace.path(), test::jobMatches(), {});
    QVERIFY(inspection);
    QStringList asked;
    for (const Question &question : inspection->questions) {
        if (question.id.starts_with("choices/cv"))
            asked << QString::fromStdString(question.id + " <- " + question.suggestion);
    }
    const QString first = MatchWorkspace::run(1);
    const QString third = MatchWorkspace::run(3);
    QCOMPARE(
        asked,
        (QStringList{u"choices/cv <- "_s, u"choices/cv/"_s + first + u" <- input/ada_roe.pdf"_s,
                     u"choices/cv/"_s + third + u"/input/ada_roe.pdf <- input/ada_roe.pdf"_s,
                     u"choices/cv/"_s + third + u"/input/x.pdf <- "_s}));
}

void tst_S1_Defects::s1_B12_everythingCanBeUndone()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).migrate();
    workspace.matches(
        2, {MatchWorkspace::match(1, {R"("overall_match": 9)"}), MatchWorkspace::match(2)});
    workspace.migrate({}, OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT overall_match FROM job_matches WHERE id = 1"_s), u"9"_s);
    auto undone = undo({.database = workspace.database()});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.table(u"SELECT id, overall_match FROM job_matches"_s),
             QStringList{u"1 | 7"_s});
    undone = undo({.database = workspace.database()});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_S1_Defects::s1_B13_filesThatBreakOffAreSetAsideWhole()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)})
        .file(u"job_matches/"_s + MatchWorkspace::run(2), "[" + MatchWorkspace::match(2).chopped(9))
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(workspace.report()), 3);
    QCOMPARE(workspace.value(matchCount), u"1"_s);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

/// Made with SQLite's own copying, found in the list, verified, and put back.
void tst_S1_Defects::s1_B14_backupsHaveTheirName()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    workspace.matches(2, {MatchWorkspace::match(2)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(matchCount), u"2"_s);

    const QList<BackupInfo> backups = listBackups(workspace.path(u"backups"_s), true);
    QCOMPARE(backups.size(), 2);
    const BackupInfo &latest = backups.first();
    QVERIFY(latest.manifest.hasDatabase);
    QCOMPARE(latest.verified, std::optional<bool>(true));
    const QString copy = latest.manifest.databaseFile()->name;
    static const QRegularExpression name(u"^jobsearchai_backup_\\d{8}_\\d{6}\\.db$"_s);
    QVERIFY2(name.match(copy).hasMatch(), qPrintable(copy));
    QVERIFY(QFile::exists(latest.path + u'/' + copy));

    const auto restored = restoreBackup(
        {.backup = latest.path, .workspace = workspace.path({}), .withDatabase = true});
    QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
    QCOMPARE(workspace.value(matchCount), u"1"_s);
}

void tst_S1_Defects::theSampleComesBack()
{
    MatchWorkspace workspace;
    const QDir sample(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/job-matches"));
    for (const QString &folder : {u"job_matches"_s, u"process_cv/cv-data/input"_s}) {
        for (const QString &name : QDir(sample.filePath(folder)).entryList(QDir::Files)) {
            QFile file(sample.filePath(folder + u'/' + name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            workspace.file(folder + u'/' + name, file.readAll());
        }
    }
    const auto answers = readAnswers(sample.filePath(u"answers.yaml"_s));
    QVERIFY(answers);
    workspace.migrate(*answers);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(matchCount), u"7"_s);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_S1_Defects)
#include "tst_s1_defects.moc"
