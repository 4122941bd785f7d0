// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"

#include <QTest>

#include <limits>
#include <random>

using namespace waybill;

class tst_NumberText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesAreAsShortAsCanBe_data();
    void doublesAreAsShortAsCanBe();
    void onlyStrictDecimalsAreRead_data();
    void onlyStrictDecimalsAreRead();
    void wholeNumbersKeepTheirLimits_data();
    void wholeNumbersKeepTheirLimits();
    void noDigitOfADoubleIsLost_data();
    void noDigitOfADoubleIsLost();
    void everyDoubleReadsBack();
};

void tst_NumberText::doublesAreAsShortAsCanBe_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 80.0 << QByteArray("80");
    QTest::newRow("hundred thousand") << 100000.0 << QByteArray("100000");
    QTest::newRow("fraction") << 13.33 << QByteArray("13.33");
    QTest::newRow("tenth") << 0.1 << QByteArray("0.1");
    QTest::newRow("negative") << -2.5 << QByteArray("-2.5");
    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("small") << 0.000001 << QByteArray("0.000001");
    QTest::newRow("smaller") << 0.0000001 << QByteArray("1e-07");
    QTest::newRow("largest plain") << 9999999999999998.0 << QByteArray("9999999999999998");
    QTest::newRow("larger") << 1e16 << QByteArray("1e+16");
    QTest::newRow("largest") << std::numeric_limits<double>::max()
                             << QByteArray("1.7976931348623157e+308");
}

void tst_NumberText::doublesAreAsShortAsCanBe()
{
    QFETCH(const double, number);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(doubleText(number)), text);
}

void tst_NumberText::onlyStrictDecimalsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("strict");
    QTest::addColumn<bool>("negative");
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<qint64>("exponent");
    const auto strict = [](const QByteArray &text, bool negative, const QByteArray &digits,
                           qint64 exponent) {
        QTest::newRow(text.constData()) << text << true << negative << digits << exponent;
    };
    strict("0", false, "", 0);
    strict("-0.00", false, "", 0);
    strict("10", false, "1", 1);
    strict("-10.50", true, "105", -1);
    strict("0.001", false, "1", -3);
    strict("1.5e3", false, "15", 2);
    strict("1E+2", false, "1", 2);
    strict("1e-2", false, "1", -2);
    strict("0e999999999999999999999", false, "", 0);
    for (const char *const text :
         {"", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "1.e1", "0x10", "nan", "inf", "1,5",
          "1 ", " 1", "1_000", "--1", "1e1.5"}) {
        QTest::newRow(*text == '\0' ? "nothing" : text)
            << QByteArray(text) << false << false << QByteArray() << qint64(0);
    }
}

void tst_NumberText::onlyStrictDecimalsAreRead()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, strict);
    QFETCH(const bool, negative);
    QFETCH(const QByteArray, digits);
    QFETCH(const qint64, exponent);
    const auto decimal = parseDecimal(text.toStdString());
    QCOMPARE(decimal.has_value(), strict);
    if (strict)
        QVERIFY((*decimal == Decimal{negative, digits.toStdString(), exponent}));
}

void tst_NumberText::wholeNumbersKeepTheirLimits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("integer");
    const auto row = [](const char *text, const char *integer) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(integer);
    };
    row("9223372036854775807", "9223372036854775807");
    row("-9223372036854775808", "-9223372036854775808");
    row("9223372036854775808", "nothing");
    row("-9223372036854775809", "nothing");
    row("99999999999999999999", "nothing");
    row("1e18", "1000000000000000000");
    row("1e19", "nothing");
    row("1e99999999999999999999", "nothing");
    row("12.0", "12");
    row("12.5", "nothing");
    row("1e-99999999999999999999", "nothing");
    row("0.0", "0");
}

void tst_NumberText::wholeNumbersKeepTheirLimits()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, integer);
    const auto decimal = parseDecimal(text.toStdString());
    QVERIFY(decimal);
    const auto read = toInteger(*decimal);
    QCOMPARE(read ? QByteArray::fromStdString(integerText(*read)) : QByteArray("nothing"), integer);
}

void tst_NumberText::noDigitOfADoubleIsLost_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("exact");
    const auto row = [](const char *text, bool exact) {
        QTest::newRow(text) << QByteArray(text) << exact;
    };
    row("0.1", true);
    row("80.00", true);
    row("1e300", true);
    row("9007199254740992", true);
    row("9007199254740993", false);
    row("12345678901234567890.5", false);
    row("0.1234567890123456789", false);
    row("1e400", false);
    row("1e-400", false);
    row("01", false);
}

void tst_NumberText::noDigitOfADoubleIsLost()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, exact);
    QCOMPARE(parseExactDouble(text.toStdString()).has_value(), exact);
}

void tst_NumberText::everyDoubleReadsBack()
{
    std::mt19937_64 random(20240501);
    for (int i = 0; i < 100000; ++i) {
        const std::uint64_t bits = random();
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number))
            continue;
        const auto back = parseExactDouble(doubleText(number));
        QVERIFY2(back && *back == number, doubleText(number).c_str());
    }
}

QTEST_GUILESS_MAIN(tst_NumberText)
#include "tst_numbertext.moc"
