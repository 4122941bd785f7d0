// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

QByteArray firstLine(const QString &sample)
{
    QFile file(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/") + sample
               + u"/job_applications_tracker.csv"_s);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
}

} // namespace

/// What the reference scripts lost of a tracker's lines and columns, and that it is not lost here.
class tst_S0_Csv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s0_L01_theMasterTrackerIsReadByItsOwnHeaders();
    void s0_L02_aRowWithoutItsNamesIsSetAsideAndCounted();
    void s0_L03_everyColumnOfTheDocumentedTrackerIsKept();
    void s0_L04_theDateOfTheApplicationIsNotTheDateOfItsAnalysis();
    void s0_L11_aLaterRowOfOnePostingLosesNothing();
    void s0_L11_spellingDoesNotMakeASecondPosting();
    void s0_L12_aMatchScoreNeedsNoOverallValue();
    void s0_L12_noPercentageAtAllMakesNoMatchScore();
    void s0_L13_aShortRowIsStoredAndSaidToBeShort();
    void s0_L14_cellsBeyondTheHeaderAreKept();
    void s0_L14_aRowThatHasSlippedIsSetAside();
    void s0_L15_documentsStayBelowTheirFolder_data();
    void s0_L15_documentsStayBelowTheirFolder();
    void s0_L16_postingsGetTheirDetails();
    void s0_L17_aByteOrderMarkHidesNoHeader();
    void s0_L17_aQuotedByteOrderMarkIsAName();
    void s0_L18_migratingAgainDoublesNothing();
};

void tst_S0_Csv::s0_L01_theMasterTrackerIsReadByItsOwnHeaders()
{
    const QByteArray header = firstLine(u"resume-toolkit-real"_s);
    QCOMPARE(header.split(',').size(), 49);
    ResumeWorkspace workspace;
    workspace.tracker(
        header
        + "\n45981,Fernway Labs,Test Engineer,\"USA, OR, Eastgate\",Full-Time,Remote,"
          ",https://fernway.example/jobs/1,88000,98000,,20,No,Dental,resume_v3.docx,,,"
          ",71.5,80,64.25,50,40,30,20,100,5,7,RF,Patience,High,Interview 1,,,,,,,"
          "Ada Roe,ada@fernway.example,555-0101,,,,,,,Good call,Ask earlier\n");
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT company, role, location FROM job_postings"_s),
             QStringList{u"Fernway Labs | Test Engineer | USA, OR, Eastgate"_s});
    QCOMPARE(workspace.table(u"SELECT date_applied, status, priority, overall_match_pct, tech_pct,"
                             " competitive_advantages, recruiter_name FROM applications"_s),
             QStringList{u"2025-11-20 | interview | high | 71.5 | 64.25 | Patience | Ada Roe"_s});
    QCOMPARE(workspace.report().recordsSetAside, 0);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L02_aRowWithoutItsNamesIsSetAsideAndCounted()
{
    ResumeWorkspace workspace;
    workspace.tracker("Company,Role,Notes\n"
                      "Fernway Labs,Test Engineer,kept\n"
                      " ,Test Lead,no company\n"
                      "Harrow & Finch,,no role\n");
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT notes FROM applications"_s), u"kept"_s);
    QCOMPARE(workspace.places(u"REQ-01"_s),
             (QStringList{u"job_applications_tracker.csv:3 company: nothing"_s,
                          u"job_applications_tracker.csv:4 role: nothing"_s}));
    QCOMPARE(report.recordsSetAside, 2);
    QCOMPARE(report.outcome, RunOutcome::CompleteWithSetAside);
    QCOMPARE(exitCode(report), 3);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM job_postings"_s), u"1"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L03_everyColumnOfTheDocumentedTrackerIsKept()
{
    ResumeWorkspace workspace;
    workspace.application({{"Years Have", "7"},
                           {"Degree Verified", "Needs Review"},
                           {"Relocation", "Negotiable"},
                           {"Salary Min", "88000"},
                           {"Salary Max", "98000"},
                           {"Travel %", "20"},
                           {"Date Applied", "2025-02-11"},
                           {"JD Filename", "fernway.txt"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT salary_min, salary_max, travel_required FROM job_postings"_s),
             u"88000 | 98000 | 20"_s);
    QCOMPARE(workspace.value(u"SELECT date_applied FROM applications"_s), u"2025-02-11"_s);
    QCOMPARE(workspace.value(u"SELECT document_type, filename FROM documents"_s),
             u"other | fernway.txt"_s);
    for (const QString &header : {u"Years Have"_s, u"Degree Verified"_s, u"Relocation"_s})
        QVERIFY2(workspace.balance(u"tracker"_s, header).extra == 1, qPrintable(header));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L04_theDateOfTheApplicationIsNotTheDateOfItsAnalysis()
{
    ResumeWorkspace workspace;
    workspace.application({{"Date", "2025-02-10"}, {"Date Applied", "2025-02-17"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT date_applied FROM applications"_s), u"2025-02-17"_s);
    QCOMPARE(workspace.balance(u"tracker"_s, u"Date"_s).extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L11_aLaterRowOfOnePostingLosesNothing()
{
    ResumeWorkspace workspace;
    workspace
        .application({{"Years Req", "5"},
                      {"Education Req", "BSc"},
                      {"Source", "Career fair"},
                      {"Application URL", "https://fernway.example/1"}})
        .application({{"Years Req", "8"},
                      {"Education Req", "MSc"},
                      {"Source", "JobHarbor"},
                      {"Application URL", "https://fernway.example/2"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT years_experience_required, education_required, source, url"
                             " FROM job_postings"_s),
             QStringList{u"5 | BSc | Career fair | https://fernway.example/1"_s});
    const QString place = u"job_applications_tracker.csv:3 "_s;
    QCOMPARE(workspace.places(u"DUP-01"_s),
             (QStringList{place + u"Years Req: 8"_s, place + u"Education Req: MSc"_s,
                          place + u"Source: JobHarbor"_s,
                          place + u"Application URL: https://fernway.example/2"_s}));
    QCOMPARE(workspace.balance(u"tracker"_s, u"Source"_s).extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L11_spellingDoesNotMakeASecondPosting()
{
    ResumeWorkspace workspace;
    workspace.application({{"Company", "Fernway Labs"}, {"Location", "Eastgate, OR"}})
        .application({{"Company", "FERNWAY  labs "}, {"Location", "eastgate,  or"}})
        .application({{"Company", "Fernway Labs"}, {"Location", "Seaview, WA"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT company, location FROM job_postings ORDER BY id"_s),
             (QStringList{u"Fernway Labs | Eastgate, OR"_s, u"Fernway Labs | Seaview, WA"_s}));
    QCOMPARE(workspace.table(u"SELECT job_posting_id FROM applications ORDER BY id"_s),
             (QStringList{u"1"_s, u"1"_s, u"2"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L12_aMatchScoreNeedsNoOverallValue()
{
    ResumeWorkspace workspace;
    workspace.application({{"Overall Match %", ""}, {"Must-Have %", "82.5"}, {"Key Gaps", "RF"}})
        .application({{"Overall Match %", "N/A"}, {"Tech %", "64"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT application_id, overall_score, must_have_score, tech_score,"
                             " gaps FROM match_scores ORDER BY id"_s),
             (QStringList{u"1 | NULL | 82.5 | NULL | RF"_s, u"2 | NULL | NULL | 64.0 | NULL"_s}));
    QCOMPARE(workspace.places(u"NUM-07"_s),
             QStringList{u"job_applications_tracker.csv:3 Overall Match %: N/A"_s});
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L12_noPercentageAtAllMakesNoMatchScore()
{
    ResumeWorkspace workspace;
    workspace.application({{"Overall Match %", "N/A"}, {"Tech %", ""}, {"Key Gaps", "RF"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM match_scores"_s), u"0"_s);
    QCOMPARE(workspace.value(u"SELECT key_gaps FROM applications"_s), u"RF"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L13_aShortRowIsStoredAndSaidToBeShort()
{
    ResumeWorkspace workspace;
    workspace.tracker("Company,Role,Overall Match %,Resume Filename,Notes\n"
                      "Fernway Labs,Test Engineer,71.5\n");
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.recordsSetAside, 0);
    QCOMPARE(workspace.value(u"SELECT overall_match_pct, notes FROM applications"_s),
             u"71.5 | NULL"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM match_scores"_s), u"1"_s);
    QCOMPARE(workspace.places(u"CSV-06"_s),
             QStringList{u"job_applications_tracker.csv:2 : 3 values, the header has 5"_s});
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L14_cellsBeyondTheHeaderAreKept()
{
    ResumeWorkspace workspace;
    workspace.tracker("Company,Role,Notes\n"
                      "Fernway Labs,Test Engineer,first,a lesson,\n");
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.recordsSetAside, 0);
    QCOMPARE(workspace.value(u"SELECT notes FROM applications"_s), u"first"_s);
    QCOMPARE(workspace.places(u"CSV-09"_s),
             QStringList{u"job_applications_tracker.csv:2 : 5 values, the header has 3"_s});
    QCOMPARE(report.balance.extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L14_aRowThatHasSlippedIsSetAside()
{
    ResumeWorkspace workspace;
    workspace.tracker("Company,Role,Location,Priority,Follow-Up Status,Overall Match %\n"
                      "Fernway Labs,Test Engineer,Eastgate, OR,High,Submitted,71.5\n");
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.recordsSetAside, 1);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), u"0"_s);
    QCOMPARE(workspace.places(u"CSV-04"_s),
             QStringList{u"job_applications_tracker.csv:2 : 7 values, the header has 6"_s});
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L15_documentsStayBelowTheirFolder_data()
{
    QTest::addColumn<QByteArray>("company");
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("a plain name") << QByteArray("Fernway Labs") << QByteArray("resume_v3.docx");
    QTest::newRow("a label") << QByteArray("Fernway Labs") << QByteArray("Standard");
    QTest::newRow("up in the company") << QByteArray("../../etc") << QByteArray("passwd");
    QTest::newRow("up in the file") << QByteArray("Fernway") << QByteArray("../../../home/x");
    QTest::newRow("absolute") << QByteArray("/etc") << QByteArray("/etc/passwd");
    QTest::newRow("backslashes") << QByteArray("..\\..\\x") << QByteArray("C:\\x\\y.docx");
    QTest::newRow("only dots") << QByteArray("..") << QByteArray(".");
    QTest::newRow("control characters") << QByteArray("A\tB") << QByteArray("a\nb.docx");
}

void tst_S0_Csv::s0_L15_documentsStayBelowTheirFolder()
{
    QFETCH(QByteArray, company);
    QFETCH(QByteArray, file);
    ResumeWorkspace workspace;
    workspace.application({{"Company", company}, {"Resume Filename", file}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT filename FROM documents"_s), QString::fromUtf8(file));
    const QString path = workspace.value(u"SELECT file_path FROM documents"_s);
    QVERIFY2(path.startsWith(u"outputs/"_s), qPrintable(path));
    QVERIFY2(QDir::cleanPath(path) == path, qPrintable(path));
    QCOMPARE(path.count(u'/'), 2);
    QVERIFY2(!path.contains(u'\\') && !path.contains(u'\n'), qPrintable(path));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L16_postingsGetTheirDetails()
{
    ResumeWorkspace workspace;
    workspace.application({{"Job Type", "Full-Time"},
                           {"Salary Min", "88,000"},
                           {"Salary Max", "98000"},
                           {"Travel %", "10%"},
                           {"Application URL", "Link"},
                           {"Days Since Applied", "https://fernway.example/7"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT requirements, salary_min, salary_max, travel_required, url"
                             " FROM job_postings"_s),
             u"Full-Time | 88000 | 98000 | 10 | https://fernway.example/7"_s);
    QCOMPARE(workspace.places(u"URL-01"_s),
             QStringList{u"job_applications_tracker.csv:2 Application URL: Link"_s});
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L17_aByteOrderMarkHidesNoHeader()
{
    ResumeWorkspace workspace;
    workspace.tracker("\xEF\xBB\xBF"
                      "Company,Role\nFernway Labs,Test Engineer\n");
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT company FROM job_postings"_s), u"Fernway Labs"_s);
    QCOMPARE(workspace.report().recordsSetAside, 0);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L17_aQuotedByteOrderMarkIsAName()
{
    ResumeWorkspace workspace;
    workspace.tracker("\"\xEF\xBB\xBF\",Company,Role\nx,Fernway Labs,Test Engineer\n");
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Csv::s0_L18_migratingAgainDoublesNothing()
{
    ResumeWorkspace workspace;
    workspace.application({{"Overall Match %", "71"}, {"Resume Filename", "r.docx"}})
        .application({{"Role", "Test Lead"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    const QByteArray before = workspace.read(u"data/resume_toolkit.db"_s);
    QVERIFY(!before.isEmpty());
    const QStringList backups = workspace.backups();

    const Report &again = workspace.migrate();
    QCOMPARE(again.outcome, RunOutcome::Unchanged);
    QCOMPARE(exitCode(again), 0);
    QCOMPARE(workspace.read(u"data/resume_toolkit.db"_s), before);
    QCOMPARE(workspace.backups(), backups);
}

QTEST_GUILESS_MAIN(tst_S0_Csv)
#include "tst_s0_csv.moc"
