// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdfreport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace waybill;

class PdfReportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportBecomesAPdf();
    void whatIsReportedIsNeverMarkup();
    void aPlaceThatCannotBeWrittenIsAProblem();
};

namespace {

Report sample()
{
    Report report;
    report.verdict = u"Complete <b>& well</b>"_s;
    report.playbookName = u"Sample"_s;
    report.balance = {.read = 3, .asIs = 2, .changed = 1};
    report.problems << Problem{.code = u"CSV-04"_s,
                               .file = u"a.csv"_s,
                               .line = 7,
                               .found = u"<script>alert(1)</script>"_s,
                               .message = u"One & two"_s};
    report.rules << RuleReport{.code = u"NUM-02"_s,
                               .title = u"A percent sign was taken off"_s,
                               .count = 1,
                               .examples = {{u"<i>85 %</i>"_s, u"85"_s}}};
    return report;
}

} // namespace

void PdfReportTest::aReportBecomesAPdf()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"report.pdf"_s);
    bool written = false;
    // As the window does it: not in its own thread.
    std::thread([&] { written = bool(writePdf(sample(), path)); }).join();
    QVERIFY(written);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QVERIFY(file.size() > 2000);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void PdfReportTest::whatIsReportedIsNeverMarkup()
{
    const QString document = reportDocument(sample());
    for (const QString &raw : {u"<script>"_s, u"<b>"_s, u"<i>85"_s})
        QVERIFY2(!document.contains(raw), qPrintable(raw));
    QVERIFY(document.contains(u"&lt;script&gt;alert(1)&lt;/script&gt;"_s));
    QVERIFY(document.contains(u"a.csv, line 7"_s));
}

void PdfReportTest::aPlaceThatCannotBeWrittenIsAProblem()
{
    const auto written = writePdf(sample(), u"/nowhere/at/all/report.pdf"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"FS-01"_s);
}

QTEST_MAIN(PdfReportTest)
#include "tst_pdfreport.moc"
