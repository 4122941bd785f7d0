// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/mapping/conversions.h"

#include <clocale>
#include <locale>
#include <random>

using namespace waybill;
using test::addConversion;
using test::addText;

namespace {

/// Numbers as in "1.234,5".
class CommaNumbers final : public std::numpunct<char>
{
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

void addIntegers()
{
    addText("integer", "10", "as-is 10", "10");
    addText("integer:of=10", "7/10", "changed NUM-10 7", "7");
    addText("integer:of=10", " 7 / 10 ", "changed NUM-10 7", "7");
    addText("integer:of=10", "7/20", "rejected NUM-07");
    addText("integer:of=10", "/10", "rejected NUM-07");
    addText("integer:of=10", "10", "as-is 10", "10");
    addText("integer:range=0..10", "11", "rejected NUM-09");
    addText("integer:of=10:range=0..10", "11/10", "rejected NUM-09");
    addText("integer:range=0..10", "-1", "rejected NUM-09");
    addText("integer", "0", "as-is 0", "0");
    addText("integer", "-3", "as-is -3", "-3");
    addText("integer", "+3", "changed NUM-03 3", "3");
    addText("integer", "-0", "changed NUM-03 0", "0");
    addText("integer", " 10\t", "changed TXT-01 10", "10");
    addText("integer", "\u00a010", "changed TXT-01 10", "10");
    addText("integer", "", "empty");
    addText("integer", " \u3000", "empty");
    addText("integer", "1,000", "changed NUM-03 1000", "1000");
    addText("integer", "-1,234,567", "changed NUM-03 -1234567", "-1234567");
    addText("integer", "1 000", "changed NUM-03 1000", "1000");
    addText("integer", "1\u00a0000", "changed NUM-03 1000", "1000");
    addText("integer", "1\u202f000\u202f000", "changed NUM-03 1000000", "1000000");
    addText("integer", "1'000", "changed NUM-03 1000", "1000");
    addText("integer", "1\u2019000", "changed NUM-03 1000", "1000");
    addText("integer", "1.000.000", "changed NUM-03 1000000", "1000000");
    addText("integer", "1.000", "rejected NUM-07");
    addText("integer", "-120.000", "rejected NUM-07");
    addText("integer", "0.000", "changed NUM-03 0", "0");
    addText("integer", "1.0000", "changed NUM-03 1", "1");
    addText("integer", "10.0", "changed NUM-03 10", "10");
    addText("integer", "10.", "changed NUM-03 10", "10");
    addText("integer", "85,0", "changed NUM-08 85", "85");
    addText("integer", "12,34,567", "rejected NUM-07");
    addText("integer", "1,0000", "changed NUM-08 1", "1");
    addText("integer", "1,000,", "rejected NUM-07");
    addText("integer", ",000", "rejected NUM-07");
    addText("integer", "1 00", "rejected NUM-07");
    addText("integer", "1 000'000", "rejected NUM-07");
    addText("integer", "1,000.000.000", "rejected NUM-07");
    addText("integer", "007", "rejected NUM-01");
    addText("integer", "-07", "rejected NUM-01");
    addText("integer", "00", "rejected NUM-01");
    addText("integer", "07867", "rejected NUM-01");
    addText("integer", "7.9", "rejected NUM-05");
    addText("integer", "7,9", "rejected NUM-05");
    addText("integer", "1.234", "rejected NUM-05");
    addText("integer", "9223372036854775807", "as-is 9223372036854775807", "9223372036854775807");
    addText("integer", "-9223372036854775808", "as-is -9223372036854775808",
            "-9223372036854775808");
    addText("integer", "9223372036854775808", "rejected NUM-04");
    addText("integer", "12345678901234567890", "rejected NUM-04");
    for (const char *const text : {"N/A", "nan", "inf", "abc", "-", "+", ".", ",", "--5", "5-",
                                   "0x10", "12E5", "5+", "20%", "$5", "1/2", "1 -2", "٣"})
        addText("integer", text, "rejected NUM-07");
    addConversion("integer", NodeKind::Number, "10", "as-is 10", "10");
    addConversion("integer", NodeKind::Number, "10.0", "changed NUM-03 10", "10");
    addConversion("integer", NodeKind::Number, "1.000", "changed NUM-03 1", "1");
    addConversion("integer", NodeKind::Number, "1e3", "changed NUM-03 1000", "1000");
    addConversion("integer", NodeKind::Number, "7.9", "rejected NUM-05");
    addConversion("integer", NodeKind::Number, "1e-1", "rejected NUM-05");
    addConversion("integer", NodeKind::Number, "1e99", "rejected NUM-04");
    addConversion("integer", NodeKind::Bool, "true", "rejected NUM-07");
    addConversion("integer", NodeKind::Null, "null", "empty");
    addConversion("integer", NodeKind::Array, "[]", "rejected NUM-07");
    addText("integer:plus", "5+", "changed NUM-06 5", "5");
    addText("integer:plus", "5 +", "changed NUM-06 5", "5");
    addText("integer:plus", "5", "as-is 5", "5");
    addText("integer:plus", "+", "rejected NUM-07");
    addText("integer:plus", "5++", "rejected NUM-07");
    addText("integer:plus", "05+", "rejected NUM-01");
    addText("integer:plus", "5%", "rejected NUM-07");
    addText("integer:percent", "20%", "changed NUM-02 20", "20");
    addText("integer:percent", "20\u00a0%", "changed NUM-02 20", "20");
    addText("integer:percent", "20.5%", "rejected NUM-05");
    addText("integer:percent", "5+", "rejected NUM-07");
    addText("integer:plus:percent", "20%", "changed NUM-02 20", "20");
    addText("integer:percent:plus", "5+", "changed NUM-06 5", "5");
}

void addReals()
{
    addText("real", "80", "as-is 80 real", "80");
    addText("real", "100000", "as-is 100000 real", "100000");
    addText("real", "13.33", "as-is 13.33 real", "13.33");
    addText("real", "-0.5", "as-is -0.5 real", "-0.5");
    addText("real", "80.0", "changed NUM-03 80 real", "80");
    addText("real", "13.330", "changed NUM-03 13.33 real", "13.33");
    addText("real", ".5", "changed NUM-03 0.5 real", "0.5");
    addText("real", "1e3", "changed NUM-03 1000 real", "1000");
    addText("real", "-0", "changed NUM-03 0 real", "0");
    addText("real", "1e-07", "as-is 1e-07 real", "1e-07");
    addText("real", " 3.5 ", "changed TXT-01 3.5 real", "3.5");
    addText("real", "1,000", "changed NUM-03 1000 real", "1000");
    addText("real", "1,234.5", "changed NUM-03 1234.5 real", "1234.5");
    addText("real", "85,5", "changed NUM-08 85.5 real", "85.5");
    addText("real", "0,125", "changed NUM-08 0.125 real", "0.125");
    addText("real", "1 234,5", "changed NUM-08 1234.5 real", "1234.5");
    addText("real", "1'234.5", "changed NUM-03 1234.5 real", "1234.5");
    addText("real", "1.000.000", "changed NUM-03 1000000 real", "1000000");
    addText("real", "1.234,5", "rejected NUM-07");
    addText("real", "1234,567", "rejected NUM-07");
    addText("real", "1 234,", "rejected NUM-07");
    addText("real", "1,234.", "rejected NUM-07");
    addText("real", "007.5", "rejected NUM-01");
    addText("real", "00,5", "rejected NUM-01");
    addText("real", "12345678901234567890.5", "rejected NUM-04");
    addText("real", "0.1234567890123456789", "rejected NUM-04");
    addText("real", "1e999", "rejected NUM-04");
    for (const char *const text :
         {"nan", "NaN", "inf", "-inf", "Infinity", "N/A", "78.5%", "1.2.3", "3..4"})
        addText("real", text, "rejected NUM-07");
    addText("real", "", "empty");
    addConversion("real", NodeKind::Number, "3.80", "changed NUM-03 3.8 real", "3.8");
    addConversion("real", NodeKind::Number, "3.8", "as-is 3.8 real", "3.8");
    addConversion("real", NodeKind::Number, "1E2", "changed NUM-03 100 real", "100");
    addConversion("real", NodeKind::Bool, "false", "rejected NUM-07");
    addConversion("real", NodeKind::Null, "null", "empty");
    addText("real:range=0..4", "4", "as-is 4 real", "4");
    addText("real:range=0..4", "4.01", "rejected NUM-09");
    addText("real:range=-1.5..4", "-1.5", "as-is -1.5 real", "-1.5");
    addText("real:range=0..4", "-1", "rejected NUM-09");
    addText("percent", "78.5%", "changed NUM-02 78.5 real", "78.5");
    addText("percent", "78.50 %", "changed NUM-02 78.5 real", "78.5");
    addText("percent", "85,5 %", "changed NUM-02 85.5 real", "85.5");
    addText("percent", "85", "as-is 85 real", "85");
    addText("percent", "130", "as-is 130 real", "130");
    addText("percent", "-5", "as-is -5 real", "-5");
    addText("percent", "%", "rejected NUM-07");
    addText("percent", "5%%", "rejected NUM-07");
    addText("percent", "%5", "rejected NUM-07");
}

void addFlags()
{
    addConversion("flag", NodeKind::Bool, "true", "as-is 1", "true");
    addConversion("flag", NodeKind::Bool, "false", "as-is 0", "false");
    addConversion("flag", NodeKind::Number, "1", "as-is 1", "1");
    addConversion("flag", NodeKind::Number, "0", "as-is 0", "0");
    addConversion("flag", NodeKind::Number, "2", "rejected FLAG-02");
    addConversion("flag", NodeKind::Number, "1.0", "rejected FLAG-02");
    addConversion("flag", NodeKind::Null, "null", "empty");
    addText("flag", "1", "as-is 1", "1");
    addText("flag", "0", "as-is 0", "0");
    for (const char *const text : {"yes", "Yes", "TRUE", "y", " 1 "})
        addText("flag", text, "changed FLAG-01 1", "1");
    for (const char *const text : {"no", "False", "N", "0 "})
        addText("flag", text, "changed FLAG-01 0", "0");
    for (const char *const text : {"maybe", "2", "on", "x", "yes!"})
        addText("flag", text, "rejected FLAG-02");
    addText("flag", "  ", "empty");
}

} // namespace

class tst_NumberConverters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreConverted_data();
    void numbersAreConverted() { test::checkConversion(); }
    void numbersDoNotMeetTheLocale_data() { numbersAreConverted_data(); }
    void numbersDoNotMeetTheLocale();
    void anyTextOfDigitsAndSignsKeepsThePromises_data();
    void anyTextOfDigitsAndSignsKeepsThePromises();
    void aValueEditedByHandIsWritten();
};

void tst_NumberConverters::numbersAreConverted_data()
{
    test::addConversionColumns();
    addIntegers();
    addReals();
    addFlags();
}

void tst_NumberConverters::numbersDoNotMeetTheLocale()
{
    const std::locale before = std::locale::global(std::locale(std::locale(), new CommaNumbers));
    // Where the system has such a locale, C functions follow it too.
    for (const char *const name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"}) {
        if (std::setlocale(LC_ALL, name) != nullptr)
            break;
    }
    test::checkConversion();
    std::setlocale(LC_ALL, "C.UTF-8");
    std::locale::global(before);
}

void tst_NumberConverters::anyTextOfDigitsAndSignsKeepsThePromises_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const char *const spec : {"integer", "integer:plus", "integer:percent", "real", "percent",
                                   "real:range=0..400", "flag"})
        QTest::newRow(spec) << QByteArray(spec);
}

void tst_NumberConverters::anyTextOfDigitsAndSignsKeepsThePromises()
{
    QFETCH(const QByteArray, spec);
    const auto converter = test::converter(spec);
    constexpr std::string_view alphabet = "0123456789012345678900.,.,'-+ %eE";
    std::mt19937 random(4711);
    int taken = 0;
    for (int i = 0; i < 100000; ++i) {
        std::string text(1 + random() % 9, ' ');
        for (char &c : text)
            c = alphabet[random() % alphabet.size()];
        const Scalar scalar{NodeKind::Text, text};
        const QByteArray broken = test::brokenPromise(*converter, scalar);
        QVERIFY2(broken.isEmpty(), (QByteArray::fromStdString(text) + ": " + broken).constData());
        taken += converter->forward(scalar).taken() ? 1 : 0;
    }
    QVERIFY2(taken > 100, QByteArray::number(taken).constData());
}

void tst_NumberConverters::aValueEditedByHandIsWritten()
{
    const auto flag = test::converter("flag");
    QCOMPARE(flag->backward(std::int64_t(1), NodeKind::Bool), std::string("true"));
    QCOMPARE(flag->backward({}, NodeKind::Bool), std::string("null"));
    const auto integer = test::converter("integer");
    QCOMPARE(integer->backward({}, NodeKind::Text), std::string());
    QCOMPARE(integer->backward({}, NodeKind::Number), std::string("null"));
    QCOMPARE(integer->backward(2.5, NodeKind::Number), std::string("2.5"));
}

QTEST_GUILESS_MAIN(tst_NumberConverters)
#include "tst_numberconverters.moc"
