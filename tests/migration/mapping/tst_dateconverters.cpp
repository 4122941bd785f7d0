// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/mapping/conversions.h"

#include <random>

using namespace waybill;
using test::addConversion;
using test::addText;

namespace {

/// A text that is taken by date, and as what.
void addTaken(const char *text, const char *code, const QByteArray &iso)
{
    addText("date", text, QByteArray("changed ") + code + " '" + iso + "'", iso);
}

void addIso()
{
    for (const char *const iso :
         {"2021", "2021-03", "2021-03-04", "2024-02-29", "2021-03-04 10:20", "2021-03-04 10:20:30",
          "2021-03-04 10:20:30.25", "2021-03-04T10:20:30Z", "2021-03-04T10:20:30.123456+01:00",
          "2021-03-04T00:00:00Z", "2021-03-04 10:20:30-0500", "2021-03-04T10:20+01"})
        addText("date", iso, QByteArray("as-is '") + iso + "'", iso);
    addTaken("2021-03-04 00:00:00", "DATE-04", "2021-03-04");
    addTaken("2021-03-04T00:00:00", "DATE-04", "2021-03-04");
    addTaken("2021-03-04 00:00", "DATE-04", "2021-03-04");
    addTaken("2021-03-04T10:20:30", "DATE-03", "2021-03-04 10:20:30");
    addTaken("2021-03-04 9:05", "DATE-03", "2021-03-04 09:05");
    addTaken(" 2021-03-04 ", "TXT-01", "2021-03-04");
    addTaken("2021-3-4", "DATE-03", "2021-03-04");
}

void addSpreadsheet()
{
    addTaken("45981", "DATE-01", "2025-11-20");
    addTaken("45981.0", "DATE-01", "2025-11-20");
    addTaken("45981.5", "DATE-01", "2025-11-20 12:00:00");
    addTaken("45981.4305555556", "DATE-01", "2025-11-20 10:20:00");
    addTaken("45981.9999999", "DATE-01", "2025-11-21");
    addTaken("20000", "DATE-01", "1954-10-03");
    addTaken("80000", "DATE-01", "2119-01-11");
    for (const char *const text :
         {"19999", "80001", "99999", "07867", "45981.", "45981,5", "459810"})
        addText("date", text, "rejected DATE-08");
    addConversion("date", NodeKind::Number, "45981", "changed DATE-01 '2025-11-20'", "2025-11-20");
    addConversion("date", NodeKind::Number, "2021", "as-is '2021'", "2021");
    addConversion("date", NodeKind::Number, "20210304", "changed DATE-03 '2021-03-04'",
                  "2021-03-04");
    addConversion("date", NodeKind::Number, "4.5981e4", "rejected DATE-08");
    addConversion("date", NodeKind::Bool, "true", "rejected DATE-08");
    addConversion("date", NodeKind::Null, "null", "empty");
}

void addNumeric()
{
    addTaken("12/31/2020", "DATE-03", "2020-12-31");
    addTaken("31/12/2020", "DATE-03", "2020-12-31");
    addTaken("31-12-2020", "DATE-03", "2020-12-31");
    addTaken("12-31-2020", "DATE-03", "2020-12-31");
    addTaken("04.03.2021", "DATE-03", "2021-03-04");
    addTaken("4.3.2021", "DATE-03", "2021-03-04");
    addTaken("05/05/2020", "DATE-03", "2020-05-05");
    addTaken("2021/03/04", "DATE-03", "2021-03-04");
    addTaken("2021.03.04", "DATE-03", "2021-03-04");
    addTaken("20210304", "DATE-03", "2021-03-04");
    addTaken("2021/03", "DATE-03", "2021-03");
    addTaken("03/2021", "DATE-03", "2021-03");
    addTaken("3.2021", "DATE-03", "2021-03");
    addTaken("12/31/2020 00:00:00", "DATE-04", "2020-12-31");
    addTaken("12/31/2020 10:20", "DATE-03", "2020-12-31 10:20");
    addTaken("12/31/2020 1:05:09 PM", "DATE-03", "2020-12-31 13:05:09");
    addTaken("12/31/2020 12:30 am", "DATE-03", "2020-12-31 00:30");
    addTaken("12/31/2020 12:00 AM", "DATE-04", "2020-12-31");
    for (const char *const text : {"2021-02-30",
                                   "2023-02-29",
                                   "31/04/2021",
                                   "13/13/2020",
                                   "00/05/2020",
                                   "2021-13",
                                   "2021-00",
                                   "13.13.2020",
                                   "12.31.2020",
                                   "03/04/25",
                                   "3/4",
                                   "2021-03-04-05",
                                   "2021-03/04",
                                   "2021-03-04 24:00",
                                   "2021-03-04 10:60",
                                   "2021-03-04 10:20 XM",
                                   "2021-03-04 13:00 PM",
                                   "2021-03-04 10",
                                   "2021 10:20",
                                   "12/31/2020 10:20:30Z",
                                   "20211332",
                                   "18000101",
                                   "0999",
                                   "0999-01-01",
                                   "31122020",
                                   "123",
                                   "1",
                                   "",
                                   "10:20"}) {
        if (*text != '\0')
            addText("date", text, "rejected DATE-08");
    }
    for (const char *const text :
         {"03/04/2025", "3-4-2025", "03/04/2025 10:20", "03/04/2025 00:00:00"})
        addText("date", text, "undecided DATE-02");
    addText("date:dmy", "03/04/2025", "changed DATE-03 '2025-04-03'", "2025-04-03");
    addText("date:mdy", "03/04/2025", "changed DATE-03 '2025-03-04'", "2025-03-04");
    addText("date:mdy", "03-04-2025 10:20", "changed DATE-03 '2025-03-04 10:20'",
            "2025-03-04 10:20");
    // One reading only, whatever was answered; points have the day first.
    addText("date:dmy", "03/25/2025", "changed DATE-03 '2025-03-25'", "2025-03-25");
    addText("date:mdy", "03.04.2025", "changed DATE-03 '2025-04-03'", "2025-04-03");
    addText("date:mdy", "2025-03-04", "as-is '2025-03-04'", "2025-03-04");
}

void addNamed()
{
    for (const char *const text : {"Mar 4, 2021", "March 4th, 2021", "mar. 4 2021", "4 Mar 2021",
                                   "04-Mar-2021", "4. März 2021", "4. M\u0061\u0308rz 2021",
                                   "4 MÄRZ 2021", "4. Maerz 2021", "Mar\u00a04,\u00a02021"})
        addTaken(text, "DATE-03", "2021-03-04");
    addTaken("Mar 2021", "DATE-03", "2021-03");
    addTaken("March, 2021", "DATE-03", "2021-03");
    addTaken("Sept. 2019", "DATE-03", "2019-09");
    addTaken("Dezember 2019", "DATE-03", "2019-12");
    addTaken("Mar 4, 2021 10:20", "DATE-03", "2021-03-04 10:20");
    for (const char *const text :
         {"Mar 21", "Mar 32, 2021", "Feb 29, 2021", "Foo 2021", "Mar", "Mar 4 5 2021", "2021 Mar",
          "-Mar 2021", "Mar 2020 - 2021", "Mar '21", "Mar 2021 10:20", "Present", "current", "now",
          "heute", "N/A", "-", "soon", "Q1 2021"})
        addText("date", text, "rejected DATE-08");
    addText("date", " \t", "empty");
}

void addLists()
{
    const auto first = [](const char *text, const char *code, const QByteArray &iso) {
        addText("date-list", text, QByteArray("changed ") + code + " '" + iso + "'", iso);
    };
    addText("date-list", "2021-03-04", "as-is '2021-03-04'", "2021-03-04");
    first("Mar 4, 2021", "DATE-03", "2021-03-04");
    first("2021-03-04,", "DATE-03", "2021-03-04");
    first("2021-03-04, 2021-05-06", "DATE-06", "2021-03-04");
    first("2021-03-04; 2021-05-06", "DATE-06", "2021-03-04");
    first("2021-03-04\n2021-05-06", "DATE-06", "2021-03-04");
    first("Mar 4, 2021, Apr 5, 2021", "DATE-06", "2021-03-04");
    first("45981, 45990", "DATE-06", "2025-11-20");
    first("2020, 2021", "DATE-06", "2020");
    first("to be agreed, 2021-05-06", "DATE-06", "2021-05-06");
    first("n/a; 45981", "DATE-06", "2025-11-20");
    first("2021-03-04, to be agreed", "DATE-06", "2021-03-04");
    addText("date-list", "Mar 32, 2021", "rejected DATE-08");
    addText("date-list", "a, b", "rejected DATE-08");
    addText("date-list", ", ;", "rejected DATE-08");
    addText("date-list", "", "empty");
    addText("date-list", "03/04/2025, 2025-06-07", "undecided DATE-02");
    addText("date-list:dmy", "03/04/2025, 2025-06-07", "changed DATE-06 '2025-04-03'",
            "2025-04-03");
    addText("date-list:mdy", "03/04/2025", "changed DATE-03 '2025-03-04'", "2025-03-04");
}

void addTimes()
{
    const auto stored = [](const char *text, const char *rule, const char *iso) {
        addText("date-time", text, QByteArray("changed ") + rule + " '" + iso + "'", iso);
    };
    addText("date-time", "2025-01-02 10:20:30", "as-is '2025-01-02 10:20:30'",
            "2025-01-02 10:20:30");
    addText("date-time", "2025-01-02", "as-is '2025-01-02'", "2025-01-02");
    addText("date-time", "2025-01-02 10:20:30.000001", "as-is '2025-01-02 10:20:30.000001'",
            "2025-01-02 10:20:30.000001");
    stored("2025-01-02T10:20:30.123456", "DATE-10", "2025-01-02 10:20:30.123456");
    stored("2025-01-02T10:20", "DATE-10", "2025-01-02 10:20");
    stored(" 2025-01-02 10:20 ", "TXT-01", "2025-01-02 10:20");
    stored("2025-01-02T10:20:30Z", "DATE-11", "2025-01-02 10:20:30Z");
    stored("2025-01-02 00:20:30.5+02:00", "DATE-11", "2025-01-01 22:20:30.5Z");
    stored("2025-12-31T23:50:00-0330", "DATE-11", "2026-01-01 03:20:00Z");
    stored("2025-01-02T10:20:30+01", "DATE-11", "2025-01-02 09:20:30Z");
    addText("date-time", "", "empty");
    addConversion("date-time", NodeKind::Null, "null", "empty");
    for (const char *const text :
         {"soon", "2025-02-30 10:20", "2025-01-02 25:00", "2025-01-02T", "2025-01-02 10:20:30.",
          "2025-01-02 10:20:30 PM", "2025-01-02T10:20:30+", "2025-1-2 10:20", "20250102T102030"})
        addText("date-time", text, "rejected DATE-08");
    addConversion("date-time", NodeKind::Number, "20250102", "rejected DATE-08");
}

void addMonths()
{
    addText("month", "2021-03", "as-is '2021-03'", "2021-03");
    addText("month", "2021", "as-is '2021'", "2021");
    addText("month", "2021-03-04", "as-is '2021-03-04'", "2021-03-04");
    addText("month", "Mar 2021", "changed DATE-03 '2021-03'", "2021-03");
    for (const char *const text : {"Present", "current", " NOW ", "heute"})
        addText("month", text, "changed DATE-07 NULL", "");
    addText("month", "someday", "rejected DATE-08");
    addText("month", "", "empty");
    addText("month", "03/04/2025", "undecided DATE-02");
    addText("month:dmy", "03/04/2025", "changed DATE-03 '2025-04-03'", "2025-04-03");
    addConversion("month", NodeKind::Null, "null", "empty");
}

} // namespace

class tst_DateConverters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreConverted_data();
    void datesAreConverted() { test::checkConversion(); }
    void everyDayReadsBackFromEveryForm();
    void anyTextLikeADateKeepsThePromises_data();
    void anyTextLikeADateKeepsThePromises();
};

void tst_DateConverters::datesAreConverted_data()
{
    test::addConversionColumns();
    addIso();
    addSpreadsheet();
    addNumeric();
    addNamed();
    addLists();
    addMonths();
    addTimes();
}

void tst_DateConverters::everyDayReadsBackFromEveryForm()
{
    using namespace Qt::StringLiterals;
    const auto date = test::converter("date:mdy");
    const QLocale english(QLocale::C);
    for (int serial = 20000; serial <= 80000; serial += 7) {
        const QDate day = QDate(1899, 12, 30).addDays(serial);
        const Value expected = day.toString(Qt::ISODate).toStdString();
        for (const QString &text :
             {QString::number(serial), day.toString(u"yyyy-MM-dd"), day.toString(u"MM/dd/yyyy"),
              day.toString(u"d.M.yyyy"), day.toString(u"yyyyMMdd"),
              english.toString(day, u"MMM d, yyyy"), english.toString(day, u"d MMMM yyyy"),
              day.toString(u"yyyy-MM-dd 00:00:00")}) {
            if (text.size() == 8 && day.year() > 2100)
                continue;
            const std::string bytes = text.toStdString();
            const Conversion conversion = date->forward({NodeKind::Text, bytes});
            QVERIFY2(conversion.value == expected, qPrintable(text));
        }
    }
}

void tst_DateConverters::anyTextLikeADateKeepsThePromises_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const char *const spec : {"date", "date:dmy", "date:mdy", "date-list", "month",
                                   "month-range:start", "month-range:end", "month-range:remark"})
        QTest::newRow(spec) << QByteArray(spec);
}

void tst_DateConverters::anyTextLikeADateKeepsThePromises()
{
    QFETCH(const QByteArray, spec);
    const auto converter = test::converter(spec);
    const std::vector<std::string> pieces = {
        "2021", "1999", "03",      "4",   "12",       "31",   "45981", ".5",  "-", "-",      "/",
        ".",    " ",    " ",       ", ",  "; ",       "T",    "10:20", ":30", "Z", "+01:00", "Mar",
        "May ", "dez",  "Present", " - ", " \u2013 ", " to ", "(",     ")",   "x", "PM",     "\n"};
    std::mt19937 random(4711);
    int taken = 0;
    for (int i = 0; i < 40000; ++i) {
        std::string text;
        for (auto count = 1 + random() % 8; count > 0; --count)
            text += pieces[random() % pieces.size()];
        const Scalar scalar{NodeKind::Text, text};
        const QByteArray broken = test::brokenPromise(*converter, scalar);
        QVERIFY2(broken.isEmpty(), (QByteArray::fromStdString(text) + ": " + broken).constData());
        taken += converter->forward(scalar).taken() ? 1 : 0;
    }
    QVERIFY2(taken > 100, QByteArray::number(taken).constData());
}

QTEST_GUILESS_MAIN(tst_DateConverters)
#include "tst_dateconverters.moc"
