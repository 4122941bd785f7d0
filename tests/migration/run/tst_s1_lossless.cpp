// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/sha256.h"
#include "tests/support/matchworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::MatchWorkspace;

namespace {

const auto matchCount = u"SELECT count(*) FROM job_matches"_s;

/// A listing without a rating.
QByteArray listing(const QByteArray &url, const QByteArray &more = {})
{
    return "{\"Job Title\": \"Fertigungsplaner\", \"Company Name\": \"Birchmoor AG\","
           " \"Job Description\": \"Planung\", \"Required Skills\": \"N/A\","
           " \"Location\": \"Zürich\", \"Salary Range\": \"80-100%\","
           " \"Posting Date\": \"03.11.2025\", \"Application URL\": \""
        + url + "\"" + more + "}";
}

} // namespace

/// What the reference procedure loses of job matches, point by point, is all there.
class tst_S1_Lossless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s1_L01_theTimeIsThatOfTheFileName();
    void s1_L01_withoutOneItIsTheFilesOwnAndSaid();
    void s1_L02_aMissingScoreIsNoDuplicate_data();
    void s1_L02_aMissingScoreIsNoDuplicate();
    void s1_L03_addressesThatDifferInTheirQueryAreTwoJobs();
    void s1_L04_jobsWithoutAnAddressDoNotCollapse();
    void s1_L05_notAvailableIsNoAddress();
    void s1_L06_listingsKeepDateAndWorkload();
    void s1_L07_eachCvOfAFileHasAnAnswer();
    void s1_L08_aRecordMayHaveAnotherSearchTerm();
    void s1_L09_scoresAreNumbersInTheirRange_data();
    void s1_L09_scoresAreNumbersInTheirRange();
    void s1_L10_aListInAColumnLosesNothing();
    void s1_L11_noFileIsSkippedWithoutAWord_data();
    void s1_L11_noFileIsSkippedWithoutAWord();
    void s1_L12_anUpdateKeepsTheRowAndItsApplication();
    void s1_L13_cvVersionsAreFilled();
    void s1_L14_aRecordThatIsRefusedIsTold();
    void s1_L15_workloadIsCalledWorkload();
    void s1_L16_listingsKeepTitleCompanyAndPlace();
    void s1_L17_postingDatesCanBeSorted();
};

void tst_S1_Lossless::s1_L01_theTimeIsThatOfTheFileName()
{
    MatchWorkspace workspace;
    workspace.matches(14, {MatchWorkspace::match(1)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT scraped_at FROM job_matches"_s), u"2025-09-14T08:15:02"_s);
    QCOMPARE(workspace.count(u"MAP-01"_s), 0);
}

void tst_S1_Lossless::s1_L01_withoutOneItIsTheFilesOwnAndSaid()
{
    MatchWorkspace workspace;
    const QString name = u"job_matches/job_matches_latest.json"_s;
    workspace.file(name, '[' + MatchWorkspace::match(1) + ']');
    QFile file(workspace.path(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.setFileTime(QDateTime(QDate(2025, 3, 4), QTime(5, 6, 7)),
                     QFileDevice::FileModificationTime);
    file.close();
    workspace.migrate();
    QCOMPARE(workspace.value(u"SELECT scraped_at FROM job_matches"_s), u"2025-03-04T05:06:07"_s);
    QVERIFY(workspace.first(u"MAP-01"_s).message.contains(u"last written"_s));
}

void tst_S1_Lossless::s1_L02_aMissingScoreIsNoDuplicate_data()
{
    QTest::addColumn<QByteArray>("score");
    QTest::newRow("null") << QByteArray("\"overall_match\": null");
    QTest::newRow("absent") << QByteArray("\"overall_match\":");
    QTest::newRow("a word") << QByteArray("\"overall_match\": \"good\"");
}

void tst_S1_Lossless::s1_L02_aMissingScoreIsNoDuplicate()
{
    QFETCH(QByteArray, score);
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1), MatchWorkspace::match(2, {score})}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.report().recordsSetAside, 1);
    QCOMPARE(workspace.count(u"REQ-01"_s), 1);
    QCOMPARE(workspace.count(u"DUP-03"_s) + workspace.count(u"DUP-04"_s), 0);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());

    MatchWorkspace other;
    other.matches(1, {MatchWorkspace::match(2, {score})}).migrate({{"choices/no-score", "zero"}});
    QCOMPARE(other.value(u"SELECT overall_match FROM job_matches"_s), u"0"_s);
    QCOMPARE(other.count(u"MAP-01"_s), 1);
    QCOMPARE(other.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L03_addressesThatDifferInTheirQueryAreTwoJobs()
{
    const QByteArray one = R"("application_url": "https://jobs.fernway.example/job?id=1")";
    const QByteArray two = R"("application_url": "https://jobs.fernway.example/job?id=2")";
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1, {one}), MatchWorkspace::match(2, {two})});
    workspace.migrate();
    QCOMPARE(workspace.value(matchCount), u"2"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());

    MatchWorkspace other; // as a person decides
    other.matches(1, {MatchWorkspace::match(1, {one}), MatchWorkspace::match(2, {two})});
    other.migrate({{"choices/same-address", "path"}});
    QCOMPARE(other.value(matchCount), u"1"_s);
    QCOMPARE(other.count(u"DUP-04"_s), 1);
    QCOMPARE(other.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L04_jobsWithoutAnAddressDoNotCollapse()
{
    const QByteArrayList none = {R"("application_url": "")"};
    const QByteArrayList absent = {R"("application_url":)"};
    MatchWorkspace workspace;
    workspace.matches(1,
                      {MatchWorkspace::match(1, none), MatchWorkspace::match(2, none),
                       MatchWorkspace::match(3, absent)});
    workspace.migrate();
    QCOMPARE(workspace.report().recordsSetAside, 3);
    QCOMPARE(workspace.exportAndCompare(), QString());

    workspace.migrate({{"choices/no-address", "store"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(DISTINCT job_url) FROM job_matches"_s), u"3"_s);
    QCOMPARE(workspace.count(u"MAP-01"_s), 3);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L05_notAvailableIsNoAddress()
{
    const QByteArrayList none = {R"("application_url": "N/A")"};
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1, none), MatchWorkspace::match(2, none)});
    workspace.migrate({{"choices/no-address", "store"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(matchCount), u"2"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM job_matches WHERE job_url LIKE '%N/A%'"_s),
             u"0"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L06_listingsKeepDateAndWorkload()
{
    MatchWorkspace workspace;
    workspace.matches(1,
                      {listing("https://jobs.fernway.example/job/1", R"(, "overall_match": 6)")});
    workspace.migrate();
    QCOMPARE(workspace.value(u"SELECT posting_date, salary_range FROM job_matches"_s),
             u"2025-11-03 | 80-100%"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L07_eachCvOfAFileHasAnAnswer()
{
    MatchWorkspace workspace;
    workspace.matches(
        1,
        {MatchWorkspace::match(1), MatchWorkspace::match(2, {R"("cv_path": "input/other.pdf")"})});
    const std::string file = "choices/cv/" + MatchWorkspace::run(1).toStdString();
    workspace.migrate({{"choices/cv", "-"},
                       {file + "/input/ada_roe.pdf", "input/ada_roe.pdf"},
                       {file + "/input/other.pdf", "0123456789abcdef"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(DISTINCT cv_key) FROM job_matches"_s), u"2"_s);
    QCOMPARE(workspace.value(u"SELECT cv_key FROM job_matches WHERE job_title LIKE '%2'"_s),
             u"0123456789abcdef"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L08_aRecordMayHaveAnotherSearchTerm()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1), MatchWorkspace::match(2)});
    workspace.migrate(
        {{"choices/search-term/" + MatchWorkspace::run(1).toStdString() + "/record 2", "data"}});
    QCOMPARE(workspace.table(u"SELECT search_term FROM job_matches ORDER BY id"_s),
             (QStringList{u"IT"_s, u"data"_s}));
}

void tst_S1_Lossless::s1_L09_scoresAreNumbersInTheirRange_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("problem");
    QTest::newRow("text") << QByteArray("\"8\"") << u"8 | integer"_s << QString();
    QTest::newRow("of ten") << QByteArray("\"8/10\"") << u"8 | integer"_s << QString();
    QTest::newRow("of twenty") << QByteArray("\"8/20\"") << u"NULL | null"_s << u"NUM-07"_s;
    QTest::newRow("fraction") << QByteArray("7.5") << u"NULL | null"_s << u"NUM-05"_s;
    QTest::newRow("too much") << QByteArray("99") << u"NULL | null"_s << u"NUM-09"_s;
    QTest::newRow("whole as real") << QByteArray("7.0") << u"7 | integer"_s << QString();
}

void tst_S1_Lossless::s1_L09_scoresAreNumbersInTheirRange()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, stored);
    QFETCH(QString, problem);
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1, {"\"skills_match\": " + written})}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT skills_match, typeof(skills_match) FROM job_matches"_s),
             stored);
    if (!problem.isEmpty())
        QCOMPARE(workspace.count(problem), 1);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L10_aListInAColumnLosesNothing()
{
    MatchWorkspace workspace;
    workspace.matches(1,
                      {MatchWorkspace::match(1, {R"("location": ["Bern", "Basel"])"}),
                       MatchWorkspace::match(2, {R"("reasoning": {"kurz": "passt"})"})});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(matchCount), u"2"_s);
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L11_noFileIsSkippedWithoutAWord_data()
{
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const QString file = MatchWorkspace::run(1);
    QTest::newRow("no search term")
        << Answers{{"choices/search-term", "-"}} << u"ASK-01"_s << u"choices/search-term/"_s + file;
    QTest::newRow("no CV") << Answers{{"choices/cv", "-"}} << u"ASK-01"_s
                           << u"choices/cv/"_s + file;
    QTest::newRow("empty search term")
        << Answers{{"choices/search-term", ""}} << u"ASK-02"_s << u"choices/search-term"_s;
    QTest::newRow("a CV that is not there")
        << Answers{{"choices/cv", "input/nobody.pdf"}} << u"ASK-02"_s << u"choices/cv"_s;
    QTest::newRow("a key of other letters")
        << Answers{{"choices/cv", "0123456789abcdeX"}} << u"ASK-02"_s << u"choices/cv"_s;
    QTest::newRow("a key that is too short")
        << Answers{{"choices/cv", "0123456789abcde"}} << u"ASK-02"_s << u"choices/cv"_s;
}

void tst_S1_Lossless::s1_L11_noFileIsSkippedWithoutAWord()
{
    QFETCH(Answers, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).migrate(answers);
    QVERIFY(workspace.report().failure.has_value());
    QCOMPARE(workspace.report().failure->code, code);
    QCOMPARE(workspace.report().failure->field, field);
    QCOMPARE(exitCode(workspace.report()), 5);
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_S1_Lossless::s1_L12_anUpdateKeepsTheRowAndItsApplication()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).migrate();
    QCOMPARE(workspace.sql(u"INSERT INTO applications (job_match_id, status, notes)"
                           " VALUES (1, 'INTERVIEW', 'Ada called')"_s),
             QString());
    workspace.matches(2, {MatchWorkspace::match(1, {R"("overall_match": 9)"})});
    workspace.migrate({}, OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT m.id, m.overall_match, a.status, a.notes FROM job_matches m"
                             " JOIN applications a ON a.job_match_id = m.id"_s),
             u"1 | 9 | INTERVIEW | Ada called"_s);
    QCOMPARE(workspace.count(u"DUP-05"_s), 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L13_cvVersionsAreFilled()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1)}).matches(2, {MatchWorkspace::match(2)});
    workspace.migrate();
    const auto sha256 = sha256OfFile(workspace.path(u"process_cv/cv-data/input/ada_roe.pdf"_s));
    QVERIFY(sha256);
    const QString digest = QString::fromLatin1(*sha256);
    QCOMPARE(workspace.value(u"SELECT cv_key, file_name, file_path, file_hash FROM cv_versions"_s),
             digest.left(16) + u" | ada_roe.pdf | input/ada_roe.pdf | "_s + digest);
    QCOMPARE(workspace.value(u"SELECT DISTINCT cv_key FROM job_matches"_s), digest.left(16));

    MatchWorkspace other; // of a key alone nothing more is known
    other.matches(1, {MatchWorkspace::match(1)}).migrate({{"choices/cv", "0123456789ABCDEF"}});
    QCOMPARE(other.value(u"SELECT count(*) FROM cv_versions"_s), u"0"_s);
    QCOMPARE(other.value(u"SELECT cv_key FROM job_matches"_s), u"0123456789abcdef"_s);
}

void tst_S1_Lossless::s1_L14_aRecordThatIsRefusedIsTold()
{
    MatchWorkspace workspace;
    workspace.matches(1, {MatchWorkspace::match(1, {R"("overall_match": 11)"})}).migrate();
    QCOMPARE(exitCode(workspace.report()), 3);
    const Problem problem = workspace.first(u"REQ-01"_s);
    QCOMPARE(problem.file, u"job_matches/"_s + MatchWorkspace::run(1));
    QCOMPARE(problem.field, u"/overall_match"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM waybill_records WHERE state = 'set-aside'"_s),
             u"1"_s);
}

void tst_S1_Lossless::s1_L15_workloadIsCalledWorkload()
{
    const ViewSpec &view = test::jobMatches().views.front();
    const auto column = std::find_if(view.columns.begin(), view.columns.end(),
                                     [](const auto &c) { return c.column == "salary_range"; });
    QVERIFY(column != view.columns.end());
    QCOMPARE(column->label, u"Workload"_s);
}

void tst_S1_Lossless::s1_L16_listingsKeepTitleCompanyAndPlace()
{
    MatchWorkspace workspace;
    workspace.matches(1, {listing("/job/1", R"(, "overall_match": "6/10")")}).migrate();
    QCOMPARE(workspace.value(u"SELECT job_url, job_title, company_name, location, overall_match"
                             " FROM job_matches"_s),
             u"/job/1 | Fertigungsplaner | Birchmoor AG | Zürich | 6"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S1_Lossless::s1_L17_postingDatesCanBeSorted()
{
    MatchWorkspace workspace;
    workspace.matches(1,
                      {MatchWorkspace::match(1, {R"("posting_date": "28.02.2025")"}),
                       MatchWorkspace::match(2, {R"("posting_date": "N/A")"}),
                       MatchWorkspace::match(3, {R"("posting_date": "01.12.2024")"})});
    workspace.migrate();
    QCOMPARE(workspace.table(u"SELECT posting_date FROM job_matches ORDER BY posting_date"_s),
             (QStringList{u"NULL"_s, u"2024-12-01"_s, u"2025-02-28"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_S1_Lossless)
#include "tst_s1_lossless.moc"
