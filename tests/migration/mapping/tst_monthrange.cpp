// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/mapping/conversions.h"

#include <QElapsedTimer>

#include <array>

using namespace waybill;
using test::addText;

class tst_MonthRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangesHaveAStartAnEndAndARemark_data();
    void rangesHaveAStartAnEndAndARemark();
    void partsAreConverted_data();
    void partsAreConverted() { test::checkConversion(); }
    void aLongTextIsReadQuickly();
};

void tst_MonthRange::rangesHaveAStartAnEndAndARemark_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QByteArray>("remark");
    const auto row = [](const char *text, const char *start, const char *end,
                        const char *remark = "empty") {
        QTest::newRow(text) << QByteArray(text) << QByteArray(start) << QByteArray(end)
                            << QByteArray(remark);
    };
    const char *const present = "changed DATE-07 NULL";
    const char *const no = "rejected DATE-08";

    row("Jan 2020 – Mar 2021", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("Jan 2020 — Mar 2021", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("Jan 2020 - Mar 2021", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("Jan 2020-Mar 2021", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("Jan 2020–Mar 2021", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("January 2020 to March 2021", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("Jan 2020 – Present", "changed DATE-03 '2020-01'", present);
    row("Jan 2020-present", "changed DATE-03 '2020-01'", present);
    row("2015 – 2019", "changed DATE-03 '2015'", "changed DATE-03 '2019'");
    row("2015-2019", "changed DATE-03 '2015'", "changed DATE-03 '2019'");
    row("2015 – Present", "changed DATE-03 '2015'", present);
    row("2020-01 - 2021-03", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("2020-01–2021-03", "changed DATE-03 '2020-01'", "changed DATE-03 '2021-03'");
    row("06/2017 – 01/2018", "changed DATE-03 '2017-06'", "changed DATE-03 '2018-01'");
    row("Mar 2017 - Dec 2019 (overlaps with Jun 2017 – Jan 2018)", "changed DATE-09 '2017-03'",
        "changed DATE-09 '2019-12'", "changed DATE-09 '(overlaps with Jun 2017 – Jan 2018)'");
    row("Mar 2017-Dec 2019 (part-time)", "changed DATE-09 '2017-03'", "changed DATE-09 '2019-12'",
        "changed DATE-09 '(part-time)'");
    row("Mar 2017 – Dec 2019, remote", "changed DATE-09 '2017-03'", "changed DATE-09 '2019-12'",
        "changed DATE-09 ', remote'");
    row("Mar 2017 – Dec 2019 remote", "changed DATE-09 '2017-03'", "changed DATE-09 '2019-12'",
        "changed DATE-09 'remote'");
    row("Mar 2017 – Present (leave)", "changed DATE-09 '2017-03'", present,
        "changed DATE-09 '(leave)'");
    row("Jan 2020", "changed DATE-03 '2020-01'", "empty");
    row("2020-01", "as-is '2020-01'", "empty");
    row("2015-12", "as-is '2015-12'", "empty");
    row("Jan 2020 (internship)", "changed DATE-09 '2020-01'", "empty",
        "changed DATE-09 '(internship)'");
    row("to 2019-12", "empty", "as-is '2019-12'");
    row("– Mar 2021", "empty", "changed DATE-03 '2021-03'");
    row("Apr 3, 2020 – Mar 4, 2021", "changed DATE-03 '2020-04-03'",
        "changed DATE-03 '2021-03-04'");

    row("2020-01-2021-03", no, no, "as-is '2020-01-2021-03'");
    row("2020-01-2021", no, no, "as-is '2020-01-2021'");
    row("-2019", no, no, "as-is '-2019'");
    row("10115-10117", no, no, "as-is '10115-10117'");
    row("45000", no, no, "as-is '45000'");
    row("Jan – Mar 2020", no, no, "as-is 'Jan – Mar 2020'");
    row("Jan 2020 – Mar 2021 – Jun 2022", no, no, "as-is 'Jan 2020 – Mar 2021 – Jun 2022'");
    row("Jan 2020 – Mar 2021 2022", no, no, "as-is 'Jan 2020 – Mar 2021 2022'");
    row("Jan 2020 – someday", no, no, "as-is 'Jan 2020 – someday'");
    row("Jan 2020 – Mar 2021x", no, no, "as-is 'Jan 2020 – Mar 2021x'");
    row("Present", no, no, "as-is 'Present'");
    row("Summer 2019", no, no, "as-is 'Summer 2019'");
    row("2019 seasonal work - 2020", no, no, "as-is '2019 seasonal work - 2020'");
    row("03/04/2020 – Mar 2021", "undecided DATE-02", "undecided DATE-02");
    row("", "empty", "empty");
}

void tst_MonthRange::rangesHaveAStartAnEndAndARemark()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, end);
    QFETCH(const QByteArray, remark);
    const std::string bytes = text.toStdString();
    const Scalar scalar{NodeKind::Text, bytes};
    const std::array<std::pair<const char *, QByteArray>, 3> parts = {
        {{"month-range:start", start}, {"month-range:end", end}, {"month-range:remark", remark}}};
    for (const auto &[spec, outcome] : parts) {
        const auto converter = test::converter(spec);
        QVERIFY(converter);
        QCOMPARE(test::describe(converter->forward(scalar)), outcome);
        QCOMPARE(test::brokenPromise(*converter, scalar), QByteArray());
    }
}

void tst_MonthRange::partsAreConverted_data()
{
    test::addConversionColumns();
    addText("month-range:start", "Jan 2020 – Mar 2021", "changed DATE-03 '2020-01'", "2020-01");
    addText("month-range:end", "Jan 2020 – Mar 2021", "changed DATE-03 '2021-03'", "to 2021-03");
    addText("month-range:end", "Jan 2020 – Present", "changed DATE-07 NULL", "");
    addText("month-range:remark", "Jan 2020 – Mar 2021 (x)", "changed DATE-09 '(x)'", "(x)");
    addText("month-range:remark", " some words ", "changed TXT-01 'some words'", "some words");
    addText("month-range:remark", QByteArray("a\0b", 3), "rejected TXT-02");
    test::addConversion("month-range:start", NodeKind::Number, "2021", "as-is '2021'", "2021");
    test::addConversion("month-range:end", NodeKind::Null, "null", "empty");
}

void tst_MonthRange::aLongTextIsReadQuickly()
{
    std::string text = "Jan 2020 – ";
    for (int i = 0; i < 100000; ++i)
        text += "- to – Mar 2021 ";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(test::describe(test::converter("month-range:start")->forward({NodeKind::Text, text})),
             QByteArray("rejected DATE-08"));
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(tst_MonthRange)
#include "tst_monthrange.moc"
