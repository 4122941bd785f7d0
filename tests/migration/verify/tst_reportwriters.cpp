// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/printable.h"
#include "migration/verify/reportsections.h"
#include "migration/verify/reportwriter.h"
#include "tests/migration/verify/samplereports.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

/// What a browser or a CI server makes of a document.
struct Document
{
    QString error;
    QString text; ///< of all elements, a line each
    QString attributeTexts;
    QSet<QString> elements;
    QSet<QString> attributes;
};

Document parsed(const QByteArray &markup)
{
    Document document;
    QXmlStreamReader xml(markup);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            document.elements << xml.name().toString();
            for (const QXmlStreamAttribute &attribute : xml.attributes()) {
                document.attributes << attribute.name().toString();
                document.attributeTexts += attribute.value().toString() + u'\n';
            }
        } else if (xml.isCharacters()) {
            document.text += xml.text().toString() + u'\n';
        }
    }
    if (xml.hasError())
        document.error = u"%1 in line %2"_s.arg(xml.errorString()).arg(xml.lineNumber());
    return document;
}

QJsonObject json(const Report &report)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(reportAsJson(report), &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

bool holdsControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c != u'\n' && printable(QStringView(&c, 1)) != c && !c.isSurrogate();
    });
}

} // namespace

class ReportWritersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesHaveTheWordsOfTheCommandLine_data();
    void outcomesHaveTheWordsOfTheCommandLine();
    void jsonKeepsTheKeysOfTheContractInOrder();
    void jsonTellsTheFigures();
    void unchangedIsCompleteForScripts();
    void theBalanceAddsUpInEveryFormat();
    void figuresAreGrouped_data();
    void figuresAreGrouped();
    void hostileTextStaysText_data();
    void hostileTextStaysText();
    void htmlLoadsAndRunsNothing_data();
    void htmlLoadsAndRunsNothing();
    void markdownHasOneLineARow_data();
    void markdownHasOneLineARow();
    void everyProblemIsInEveryFormat_data();
    void everyProblemIsInEveryFormat();
    void whatTheDatabaseKeepsIsSaid();
    void aFailedRunIsRedWithoutAnyCheck();
    void everyCheckIsOneTestCase();
    void colourIsOnlyWrittenWhenAsked();
    void columnsLineUp();
    void filesAreWrittenByTheirEnding_data();
    void filesAreWrittenByTheirEnding();
    void anUnknownEndingIsRefused();
};

void ReportWritersTest::outcomesHaveTheWordsOfTheCommandLine_data()
{
    QTest::addColumn<RunOutcome>("outcome");
    QTest::addColumn<QString>("word");
    QTest::newRow("complete") << RunOutcome::Complete << u"complete"_s;
    QTest::newRow("aside") << RunOutcome::CompleteWithSetAside << u"complete-with-set-aside"_s;
    QTest::newRow("rehearsed") << RunOutcome::Rehearsed << u"rehearsed"_s;
    QTest::newRow("failed") << RunOutcome::Failed << u"failed"_s;
    QTest::newRow("cancelled") << RunOutcome::Cancelled << u"cancelled"_s;
}

void ReportWritersTest::outcomesHaveTheWordsOfTheCommandLine()
{
    QFETCH(RunOutcome, outcome);
    QFETCH(QString, word);
    Report report = test::ordinaryReport();
    report.outcome = outcome;
    QCOMPARE(outcomeName(outcome), word);
    QCOMPARE(json(report).value(u"outcome").toString(), word);
    QCOMPARE(json(report).value(u"unchanged").toBool(), false);
}

void ReportWritersTest::jsonKeepsTheKeysOfTheContractInOrder()
{
    const QByteArray text = reportAsJson(test::ordinaryReport());
    qsizetype last = -1;
    for (const char *key : {"outcome", "playbook", "run", "database", "backup", "sources",
                            "balance", "tables", "phases", "checks", "problems", "seconds"}) {
        const qsizetype at = text.indexOf("\n  \""_ba + key + "\":");
        QVERIFY2(at > last, key);
        last = at;
    }
    const QByteArray problems = text.mid(text.indexOf("\"problems\""));
    last = -1;
    for (const char *key : {"code", "severity", "file", "line", "column", "field", "record",
                            "expected", "found", "action", "hint"}) {
        const qsizetype at = problems.indexOf("\n      \""_ba + key + "\":");
        QVERIFY2(at > last, key);
        last = at;
    }
}

void ReportWritersTest::jsonTellsTheFigures()
{
    const QJsonObject object = json(test::ordinaryReport());
    QCOMPARE(object.value(u"run").toInt(), 3);
    QCOMPARE(object.value(u"seconds").toDouble(), 1.834);
    QCOMPARE(object.value(u"tables")[u"applications"][u"inserted"].toInt(), 180);
    QCOMPARE(object.value(u"phases")[1][u"rows_per_second"].toDouble(), 10000.0);
    QCOMPARE(object.value(u"checks")[2][u"status"].toString(), u"warn"_s);
    QCOMPARE(object.value(u"problems")[0][u"line"].toInt(), 31);
    QCOMPARE(object.value(u"sources")[1][u"bytes"].toInt(), 1402117);
    QCOMPARE(object.value(u"started").toString(), u"2026-03-12T14:02:09Z"_s);
    QVERIFY(object.value(u"failure").isNull());
}

void ReportWritersTest::unchangedIsCompleteForScripts()
{
    Report report = test::ordinaryReport();
    report.outcome = RunOutcome::Unchanged;
    QCOMPARE(outcomeName(report.outcome), u"unchanged"_s);
    QCOMPARE(json(report).value(u"outcome").toString(), u"complete"_s);
    QCOMPARE(json(report).value(u"unchanged").toBool(), true);
    // It has looked at no value, so it cannot say that each has its place.
    report.problems.clear();
    QVERIFY(!reportAsMarkdown(report).contains("Every value has its place"));
    report.outcome = RunOutcome::Complete;
    QVERIFY(reportAsMarkdown(report).contains("Every value has its place"));
}

void ReportWritersTest::theBalanceAddsUpInEveryFormat()
{
    const Report report = test::ordinaryReport();
    const QJsonObject balance = json(report).value(u"balance").toObject();
    qint64 sum = 0;
    for (const char16_t *part : {u"as_is", u"changed", u"extra", u"set_aside", u"left_out"})
        sum += balance.value(QStringView(part)).toInteger();
    QCOMPARE(sum, balance.value(u"read").toInteger());
    QCOMPARE(sum, 12486);

    const QString equation = u"12 486 values read = 12 209 as they are + 166 changed by 1 rule + "
                             "102 kept as extras + 6 set aside + 3 left out by you"_s;
    QCOMPARE(balanceEquation(report, u" "), equation);
    QCOMPARE(reportAsText(report, false).count(equation), 1);
    QVERIFY(parsed(reportAsJUnit(report)).attributeTexts.contains(u"\n12486\n"_s));
    QCOMPARE(reportAsMarkdown(report).count("12 486 values read = 12 209 as they are"), 1);
    QString spaced = equation;
    for (const QString &figure : {u"12 486"_s, u"12 209"_s})
        spaced.replace(figure, QString(figure).replace(u' ', u'\u202f'));
    Document html = parsed(reportAsHtml(report));
    QVERIFY(html.attributeTexts.contains(spaced));
    QVERIFY(html.text.remove(u'\n').contains(spaced));
}

void ReportWritersTest::figuresAreGrouped_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0"_s;
    QTest::newRow("three digits") << qint64(999) << u"999"_s;
    QTest::newRow("four digits") << qint64(1180) << u"1 180"_s;
    QTest::newRow("seven digits") << qint64(1234567) << u"1 234 567"_s;
    QTest::newRow("negative") << qint64(-123) << u"-123"_s;
    QTest::newRow("large and negative") << qint64(-123456) << u"-123 456"_s;
}

void ReportWritersTest::figuresAreGrouped()
{
    QFETCH(qint64, number);
    QFETCH(QString, text);
    QCOMPARE(figure(number, u" "), text);
}

void ReportWritersTest::hostileTextStaysText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("image") << u"<img src=x onerror=alert(1)>"_s;
    QTest::newRow("out of an attribute") << u"\"'><script>alert(1)</script>"_s;
    QTest::newRow("quotes") << u"\"'&amp;<"_s;
    QTest::newRow("end of a CDATA section") << u"]]><!-- x --"_s;
    QTest::newRow("controls") << u"\x1b[31mred\x07\x00 \x9b"
                                 "8m\r\n\tnext"_s;
    QTest::newRow("pipes") << u"a | b || `c` **d** [e](javascript:f) ~~g~~"_s;
    QTest::newRow("right to left") << u"\u202Egpj.exe \u05e9\u05dc\u05d5\u05dd"_s;
    QTest::newRow("emoji") << u"👩‍👩‍👧 \U0001F600 漢字"_s;
    QTest::newRow("half a character") << u"a"_s + QChar(0xd83d) + u"b\uffff"_s;
    QTest::newRow("placeholders") << u"%1 %2 %n %L3 {0}"_s;
    QTest::newRow("list mark") << u"- # 1. x"_s;
}

void ReportWritersTest::hostileTextStaysText()
{
    QFETCH(QString, text);
    const Report report = test::reportFullOf(text);
    const QString shown = printable(text);

    const Document html = parsed(reportAsHtml(report));
    QCOMPARE(html.error, QString());
    QVERIFY(html.text.contains(shown));
    QVERIFY(!holdsControls(html.text));
    QCOMPARE(html.elements, parsed(reportAsHtml(test::reportFullOf(u"x"_s))).elements);
    QCOMPARE(html.attributes, parsed(reportAsHtml(test::reportFullOf(u"x"_s))).attributes);

    const Document junit = parsed(reportAsJUnit(report));
    QCOMPARE(junit.error, QString());
    QVERIFY(junit.attributeTexts.contains(shown));
    QCOMPARE(junit.elements, parsed(reportAsJUnit(test::reportFullOf(u"x"_s))).elements);

    const QString plain = reportAsText(report, false);
    QVERIFY(plain.contains(shown));
    QVERIFY(!holdsControls(plain));

    const QJsonObject object = json(report);
    QCOMPARE(object.value(u"verdict").toString(), QString::fromUtf8(text.toUtf8()));
    QCOMPARE(object.value(u"problems")[0][u"found"].toString(), QString::fromUtf8(text.toUtf8()));
}

void ReportWritersTest::htmlLoadsAndRunsNothing_data()
{
    QTest::addColumn<Report>("report");
    QTest::newRow("ordinary") << test::ordinaryReport();
    QTest::newRow("empty") << test::emptyReport();
    QTest::newRow("hostile") << test::reportFullOf(u"<a href=//evil.example.test onclick=x>"_s);
}

void ReportWritersTest::htmlLoadsAndRunsNothing()
{
    QFETCH(Report, report);
    const QByteArray markup = reportAsHtml(report);
    const Document html = parsed(markup);
    QCOMPARE(html.error, QString());
    for (const QString &element :
         {u"script"_s, u"img"_s, u"link"_s, u"iframe"_s, u"object"_s, u"form"_s, u"base"_s})
        QVERIFY2(!html.elements.contains(element), qPrintable(element));
    for (const QString &attribute : html.attributes) {
        QVERIFY2(!attribute.startsWith(u"on"_s), qPrintable(attribute));
        QVERIFY2(attribute != u"src" && attribute != u"style", qPrintable(attribute));
    }
    QVERIFY(!markup.contains("url("));
    QVERIFY(!markup.contains("@import"));
    QVERIFY(markup.contains("default-src &#39;none&#39;"));
    QXmlStreamReader xml(markup);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement
            && xml.attributes().hasAttribute(u"href"_s))
            QVERIFY(xml.attributes().value(u"href"_s).startsWith(u'#'));
    }
}

void ReportWritersTest::markdownHasOneLineARow_data()
{
    hostileTextStaysText_data();
}

void ReportWritersTest::markdownHasOneLineARow()
{
    QFETCH(QString, text);
    const auto rows = [](const Report &report) {
        QStringList shapes;
        for (const QString &line : QString::fromUtf8(reportAsMarkdown(report)).split(u'\n')) {
            if (!line.startsWith(u'|'))
                continue;
            QString cells = line;
            cells.replace(u"\\\\"_s, QString()).replace(u"\\|"_s, QString());
            shapes << QString::number(cells.count(u'|'));
        }
        return shapes;
    };
    const Report report = test::reportFullOf(text);
    QCOMPARE(rows(report), rows(test::reportFullOf(u"x"_s)));
    const QString markdown = QString::fromUtf8(reportAsMarkdown(report));
    QVERIFY(!markdown.contains(u'<'));
    QVERIFY(!holdsControls(markdown));
    QCOMPARE(markdown.count(u'\n'),
             QString::fromUtf8(reportAsMarkdown(test::reportFullOf(u"x"_s))).count(u'\n'));
}

void ReportWritersTest::everyProblemIsInEveryFormat_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("a few") << 7;
    QTest::newRow("a hundred thousand") << 100000;
}

void ReportWritersTest::everyProblemIsInEveryFormat()
{
    QFETCH(int, count);
    const Report report = test::reportWithProblems(count);
    QCOMPARE(json(report).value(u"problems").toArray().size(), count);
    const auto named = [](const QByteArray &text) {
        QSet<int> records;
        for (qsizetype at = text.indexOf("record 0"); at >= 0;
             at = text.indexOf("record ", at + 7)) {
            bool isNumber = false;
            const int number = text.mid(at + 7, 6).toInt(&isNumber);
            if (isNumber)
                records << number;
        }
        return records.size();
    };
    QCOMPARE(named(reportAsJson(report)), count);
    const QByteArray html = reportAsHtml(report);
    QCOMPARE(named(html), count);
    QCOMPARE(parsed(html).error, QString());
    QCOMPARE(named(reportAsMarkdown(report)), count);
    // Text names the place instead of the record.
    const QString text = reportAsText(report, false);
    QCOMPARE(text.count(u"data/job_tracker.csv:"), count);
    if (count > 0)
        QVERIFY(text.contains(u"data/job_tracker.csv:%1:"_s.arg(count)));
    QCOMPARE(parsed(reportAsJUnit(report)).text.count(u"data/job_tracker.csv:"), count);
}

void ReportWritersTest::whatTheDatabaseKeepsIsSaid()
{
    Report report = test::ordinaryReport();
    report.problemsLeftOut = 12345;
    const QString said = u"12 345 more are listed in the database only."_s;
    QVERIFY(reportAsText(report, false).contains(said));
    QVERIFY(QString::fromUtf8(reportAsMarkdown(report)).contains(said));
    QCOMPARE(json(report).value(u"problems_left_out").toInt(), 12345);
}

void ReportWritersTest::aFailedRunIsRedWithoutAnyCheck()
{
    Report report;
    report.failure = Problem{.code = u"DB-07"_s, .message = u"The database is locked."_s};
    const QByteArray junit = reportAsJUnit(report);
    QVERIFY(junit.contains("<failure"));
    QVERIFY(junit.contains("The database is locked."));
    QVERIFY(parsed(reportAsHtml(report)).text.contains(u"The database is locked."_s));
    QVERIFY(reportAsText(report, false).contains(u"DB-07: The database is locked."_s));
    QCOMPARE(json(report).value(u"failure")[u"code"].toString(), u"DB-07"_s);
}

void ReportWritersTest::everyCheckIsOneTestCase()
{
    Report report = test::ordinaryReport();
    report.checks[0].status = CheckReport::Status::Fail;
    const QByteArray junit = reportAsJUnit(report);
    QCOMPARE(junit.count("<testcase "), report.checks.size() + 2);
    QCOMPARE(junit.count("<failure "), 1);
    QCOMPARE(junit.count("<skipped "), 1);
    QCOMPARE(junit.count("<testsuite "), 4);
    QVERIFY(junit.contains("tests=\"6\" failures=\"1\" errors=\"0\" skipped=\"1\""));
}

void ReportWritersTest::colourIsOnlyWrittenWhenAsked()
{
    const Report report = test::ordinaryReport();
    QVERIFY(!reportAsText(report, false).contains(u'\x1b'));
    QString coloured = reportAsText(report, true);
    QVERIFY(coloured.contains(u'\x1b'));
    static const QRegularExpression sequence(u"\x1b\\[[0-9;]*m"_s);
    QCOMPARE(coloured.remove(sequence), reportAsText(report, false));
}

void ReportWritersTest::columnsLineUp()
{
    Report report = test::ordinaryReport();
    report.tables = {{.table = u"a"_s, .inserted = 1}, {.table = u"漢字"_s, .inserted = 1234567}};
    const QString text = reportAsText(report, false);
    QVERIFY(text.contains(u"\n  Table      Added  Updated"_s));
    QVERIFY(text.contains(u"\n  a              1        0"_s));
    QVERIFY(text.contains(u"\n  漢字   1 234 567        0"_s));
}

void ReportWritersTest::filesAreWrittenByTheirEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("html") << u"report.html"_s << "<!DOCTYPE html>"_ba;
    QTest::newRow("json") << u"report.json"_s << "{\n"_ba;
    QTest::newRow("markdown") << u"report.md"_s << "# Resume Toolkit"_ba;
    QTest::newRow("junit") << u"report.v1.XML"_s << "<?xml "_ba;
}

void ReportWritersTest::filesAreWrittenByTheirEnding()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    const QTemporaryDir folder;
    QVERIFY(writeReport(test::ordinaryReport(), folder.filePath(name)));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begin));
}

void ReportWritersTest::anUnknownEndingIsRefused()
{
    const QTemporaryDir folder;
    const Result<> written = writeReport(test::ordinaryReport(), folder.filePath(u"report.pdf"_s));
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"REP-01"_s);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(ReportWritersTest)
#include "tst_reportwriters.moc"
