// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

const auto line = u"job_applications_tracker.csv:2 "_s;

} // namespace

/// What the reference scripts made of numbers, words and dates, and that no value is guessed here.
class tst_S0_Values : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s0_L05_numbersWithSignsAreReadAndSaidToBe_data();
    void s0_L05_numbersWithSignsAreReadAndSaidToBe();
    void s0_L05_whatIsNoNumberIsKept();
    void s0_L06_noNumberIsCutOrInvented_data();
    void s0_L06_noNumberIsCutOrInvented();
    void s0_L07_knownStatusesAreUnderstood_data();
    void s0_L07_knownStatusesAreUnderstood();
    void s0_L07_unknownStatusIsNeverAPendingInSilence();
    void s0_L07_aPersonDecidesAboutAnUnknownStatus();
    void s0_L08_unknownPriorityIsNeverAMedium();
    void s0_L09_datesAreStoredSoThatTheySort_data();
    void s0_L09_datesAreStoredSoThatTheySort();
    void s0_L10_noDateIsGuessed_data();
    void s0_L10_noDateIsGuessed();
    void s0_L10_aPersonDecidesTheOrderOfDayAndMonth();
};

void tst_S0_Values::s0_L05_numbersWithSignsAreReadAndSaidToBe_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *header, const char *cell, const QString &column,
                        const QString &stored, const QString &rule) {
        QTest::addRow("%s %s", header, cell)
            << QByteArray(header) << QByteArray(cell) << column << stored << rule;
    };
    row("Overall Match %", "78.5%", u"overall_match_pct"_s, u"78.5"_s, u"NUM-02"_s);
    row("Tech %", "64 %", u"tech_pct"_s, u"64.0"_s, u"NUM-02"_s);
    row("Years Req", "5+", u"years_experience_required"_s, u"5"_s, u"NUM-06"_s);
    row("Salary Min", "1,000", u"salary_min"_s, u"1000"_s, u"NUM-03"_s);
    row("Travel %", "20%", u"travel_required"_s, u"20"_s, u"NUM-02"_s);
}

void tst_S0_Values::s0_L05_numbersWithSignsAreReadAndSaidToBe()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, cell);
    QFETCH(QString, column);
    QFETCH(QString, stored);
    QFETCH(QString, rule);
    ResumeWorkspace workspace;
    workspace.application({{header, cell}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT "_s + column
                             + u" FROM applications a JOIN job_postings p"
                               " ON p.id = a.job_posting_id"_s),
             stored);
    QCOMPARE(workspace.balance(u"tracker"_s, QString::fromUtf8(header)).changed, 1);
    const QStringList rules = workspace.rules(QString::fromUtf8(header));
    QVERIFY2(rules.value(0).startsWith(rule + u' ' + QString::fromUtf8(cell) + u" -> "_s),
             qPrintable(rules.join(u'\n')));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L05_whatIsNoNumberIsKept()
{
    ResumeWorkspace workspace;
    workspace.application({{"Salary Max", "N/A"}, {"Tech %", "high"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT salary_max FROM job_postings"_s), u"NULL"_s);
    QCOMPARE(workspace.places(u"NUM-07"_s),
             (QStringList{line + u"Salary Max: N/A"_s, line + u"Tech %: high"_s}));
    QCOMPARE(workspace.balance(u"tracker"_s, u"Salary Max"_s).extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L06_noNumberIsCutOrInvented_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("code");
    QTest::newRow("decimals") << QByteArray("Years Req") << QByteArray("7.9") << u"NUM-05"_s;
    QTest::newRow("nan") << QByteArray("Overall Match %") << QByteArray("nan") << u"NUM-07"_s;
    QTest::newRow("inf") << QByteArray("Overall Match %") << QByteArray("inf") << u"NUM-07"_s;
    QTest::newRow("-Infinity") << QByteArray("Tech %") << QByteArray("-Infinity") << u"NUM-07"_s;
    QTest::newRow("too large") << QByteArray("Salary Max")
                               << QByteArray("123456789012345678901234567890") << u"NUM-04"_s;
    QTest::newRow("identifier") << QByteArray("Years Req") << QByteArray("007") << u"NUM-01"_s;
}

void tst_S0_Values::s0_L06_noNumberIsCutOrInvented()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, cell);
    QFETCH(QString, code);
    ResumeWorkspace workspace;
    workspace.application({{header, cell}, {"Notes", "stored all the same"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT years_experience_required, salary_max, overall_match_pct,"
                             " tech_pct, notes FROM applications a JOIN job_postings p"
                             " ON p.id = a.job_posting_id"_s),
             u"NULL | NULL | NULL | NULL | stored all the same"_s);
    QCOMPARE(workspace.places(code),
             QStringList{line + QString::fromUtf8(header) + u": "_s + QString::fromUtf8(cell)});
    QCOMPARE(workspace.balance(u"tracker"_s, QString::fromUtf8(header)).extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L07_knownStatusesAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QString>("stored");
    const std::pair<const char *, const char *> words[] = {{"Applied", "submitted"},
                                                           {"Interview 1", "interview"},
                                                           {"Interview 3+", "interview"},
                                                           {"interview 2+", "interview"},
                                                           {"Accepted", "offer"},
                                                           {"phone_screen", "phone_screen"},
                                                           {"Phone Screen", "phone_screen"},
                                                           {"Not Applied", "pending"},
                                                           {"0", "pending"},
                                                           {"", "pending"},
                                                           {"  REJECTED ", "rejected"},
                                                           {"Withdrawn", "withdrawn"}};
    for (const auto &[word, stored] : words)
        QTest::addRow("'%s'", word) << QByteArray(word) << QString::fromLatin1(stored);
}

void tst_S0_Values::s0_L07_knownStatusesAreUnderstood()
{
    QFETCH(QByteArray, word);
    QFETCH(QString, stored);
    ResumeWorkspace workspace;
    workspace.application({{"Follow-Up Status", word}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT status FROM applications"_s), stored);
    // Not in silence: every word that is not the database's own is listed with what became of it.
    const QString from = QString::fromUtf8(word);
    const QStringList rules = workspace.rules(u"Follow-Up Status"_s);
    if (from != stored) {
        QCOMPARE(rules.size(), 1);
        QVERIFY2(rules[0].endsWith(u' ' + from + u" -> "_s + stored), qPrintable(rules[0]));
    }
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L07_unknownStatusIsNeverAPendingInSilence()
{
    ResumeWorkspace workspace;
    workspace.application({{"Follow-Up Status", "Ghosted"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT status FROM applications"_s), u"NULL"_s);
    QCOMPARE(workspace.places(u"WORD-01"_s), QStringList{line + u"Follow-Up Status: Ghosted"_s});
    QCOMPARE(workspace.balance(u"tracker"_s, u"Follow-Up Status"_s).extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L07_aPersonDecidesAboutAnUnknownStatus()
{
    ResumeWorkspace workspace;
    workspace.application({{"Follow-Up Status", "Ghosted"}})
        .migrate({{"words/status/Ghosted", "rejected"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT status FROM applications"_s), u"rejected"_s);
    QCOMPARE(workspace.balance(u"tracker"_s, u"Follow-Up Status"_s).changed, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L08_unknownPriorityIsNeverAMedium()
{
    ResumeWorkspace workspace;
    workspace.application({{"Priority", "Dream job"}})
        .application({{"Priority", "HIGH"}})
        .application({{"Priority", ""}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT priority FROM applications ORDER BY id"_s),
             (QStringList{u"NULL"_s, u"high"_s, u"NULL"_s}));
    QCOMPARE(workspace.places(u"WORD-01"_s), QStringList{line + u"Priority: Dream job"_s});
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L09_datesAreStoredSoThatTheySort_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("stored");
    const std::pair<const char *, const char *> dates[] = {
        {"45981", "2025-11-20"},      {"2025-06-28 00:00:00", "2025-06-28"},
        {"2025-06-28", "2025-06-28"}, {"06/28/2025", "2025-06-28"},
        {"28-06-2025", "2025-06-28"}, {"Jun 28, 2025", "2025-06-28"},
        {"2025-06", "2025-06"},       {"28 June 2025", "2025-06-28"}};
    for (const auto &[cell, stored] : dates)
        QTest::addRow("%s", cell) << QByteArray(cell) << QString::fromLatin1(stored);
}

void tst_S0_Values::s0_L09_datesAreStoredSoThatTheySort()
{
    QFETCH(QByteArray, cell);
    QFETCH(QString, stored);
    ResumeWorkspace workspace;
    workspace.application({{"Date Applied", cell}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT date_applied FROM applications"_s), stored);
    QCOMPARE(workspace.balance(u"tracker"_s, u"Date Applied"_s).extra, 0);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L10_noDateIsGuessed_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("code");
    QTest::newRow("day or month") << QByteArray("03/04/2025") << u"DATE-02"_s;
    QTest::newRow("no date") << QByteArray("someday") << u"DATE-08"_s;
    QTest::newRow("no such day") << QByteArray("2025-02-30") << u"DATE-08"_s;
    QTest::newRow("no such month") << QByteArray("13/13/2025") << u"DATE-08"_s;
}

void tst_S0_Values::s0_L10_noDateIsGuessed()
{
    QFETCH(QByteArray, cell);
    QFETCH(QString, code);
    ResumeWorkspace workspace;
    workspace.application({{"Date Applied", cell}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT date_applied FROM applications"_s), u"NULL"_s);
    QCOMPARE(workspace.places(code),
             QStringList{line + u"Date Applied: "_s + QString::fromUtf8(cell)});
    QCOMPARE(workspace.balance(u"tracker"_s, u"Date Applied"_s).extra, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Values::s0_L10_aPersonDecidesTheOrderOfDayAndMonth()
{
    for (const auto &[order, stored] :
         {std::pair{"dmy", u"2025-04-03"_s}, std::pair{"mdy", u"2025-03-04"_s}}) {
        ResumeWorkspace workspace;
        workspace.application({{"Date Applied", "03/04/2025"}})
            .migrate({{"dates/tracker/date_applied", order}});
        QCOMPARE(workspace.failure(), QString());
        QCOMPARE(workspace.value(u"SELECT date_applied FROM applications"_s), stored);
        QCOMPARE(workspace.exportAndCompare(), QString());
    }
}

QTEST_GUILESS_MAIN(tst_S0_Values)
#include "tst_s0_values.moc"
