// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/jsonwriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>
#include <locale>

using namespace Qt::StringLiterals;
using namespace waybill;

class JsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsEscaped_data();
    void textIsEscaped();
    void everyTextReadsBackTheSame_data();
    void everyTextReadsBackTheSame();
    void numbersAreExact();
    void numbersDoNotKnowTheLocale();
    void keysStayInOrder();
    void nestingIsIndented();
    void emptyContainersTakeNoLines();
    void aValueMayStandAlone();
};

namespace {

template<typename T>
QByteArray written(const T &value)
{
    std::string out;
    JsonWriter(out).value(value);
    return QByteArray::fromStdString(out);
}

} // namespace

void JsonWriterTest::textIsEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << ""_ba
                           << R"("")"_ba;
    QTest::newRow("quotes and backslashes") << R"(a"b\c/d)"_ba
                                            << R"("a\"b\\c/d")"_ba;
    QTest::newRow("short escapes") << "\b\f\n\r\t"_ba
                                   << R"("\b\f\n\r\t")"_ba;
    QTest::newRow("other controls") << "\x01\x1b[31m\x7f"_ba
                                    << R"("\u0001\u001b[31m\u007f")"_ba;
    QTest::newRow("C1 controls") << "\xc2\x9b"_ba
                                 << R"("\u009b")"_ba;
    QTest::newRow("first after C1") << "\xc2\xa0"_ba
                                    << "\"\xc2\xa0\""_ba;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << R"("a\u0000b")"_ba;
    QTest::newRow("beyond ASCII") << "Ä漢🙂"_ba
                                  << "\"Ä漢🙂\""_ba;
    QTest::newRow("a byte that is no UTF-8") << "a\xff\"b"_ba
                                             << "\"a\xef\xbf\xbd\\\"b\""_ba;
    QTest::newRow("cut in a character") << "a\xc2"_ba
                                        << "\"a\xef\xbf\xbd\""_ba;
}

void JsonWriterTest::textIsEscaped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QCOMPARE(written(std::string_view(text.constData(), std::size_t(text.size()))), json);
}

void JsonWriterTest::everyTextReadsBackTheSame_data()
{
    QTest::addColumn<QString>("text");
    QString everything;
    for (char16_t c = 0; c < 0x3000; ++c)
        everything += QChar(c);
    QTest::newRow("every character up to U+2FFF") << everything;
    QTest::newRow("emoji") << u"👩‍👩‍👧 \U0001F600"_s;
    QTest::newRow("right to left") << u"\u202Eשלום"_s;
    QTest::newRow("markup") << u"</script><img src=x onerror=alert(1)>"_s;
}

void JsonWriterTest::everyTextReadsBackTheSame()
{
    QFETCH(QString, text);
    std::string out;
    JsonWriter(out).beginObject().key(text).value(text).endObject();
    QJsonParseError error;
    const QJsonObject read =
        QJsonDocument::fromJson(QByteArray::fromStdString(out), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(read.value(text).toString(), text);
}

void JsonWriterTest::numbersAreExact()
{
    QCOMPARE(written(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808"_ba);
    QCOMPARE(written(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615"_ba);
    QCOMPARE(written(0.1), "0.1"_ba);
    QCOMPARE(written(1e300), "1e+300"_ba);
    QCOMPARE(written(-2.5), "-2.5"_ba);
    QCOMPARE(written(std::numeric_limits<double>::quiet_NaN()), "null"_ba);
    QCOMPARE(written(std::numeric_limits<double>::infinity()), "null"_ba);
    QCOMPARE(written(true), "true"_ba);
}

void JsonWriterTest::numbersDoNotKnowTheLocale()
{
    struct CommaAndPoint : std::numpunct<char>
    {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const std::locale before =
        std::locale::global(std::locale(std::locale::classic(), new CommaAndPoint));
    const QByteArray number = written(1234567.5);
    const QByteArray integer = written(1234567);
    std::locale::global(before);
    QCOMPARE(number, "1234567.5"_ba);
    QCOMPARE(integer, "1234567"_ba);
}

void JsonWriterTest::keysStayInOrder()
{
    std::string out;
    JsonWriter(out, 0)
        .beginObject()
        .field("z", 1)
        .field("a", "x")
        .field("m", u"y"_s)
        .key("list")
        .beginArray()
        .value(1)
        .null()
        .token("12345678901234567890.10")
        .endArray()
        .endObject();
    QCOMPARE(out, R"({"z":1,"a":"x","m":"y","list":[1,null,12345678901234567890.10]})");
}

void JsonWriterTest::nestingIsIndented()
{
    std::string out;
    JsonWriter(out)
        .beginObject()
        .key("a")
        .beginArray()
        .beginObject()
        .field("b", false)
        .endObject()
        .value(2)
        .endArray()
        .field("c", "d")
        .endObject();
    QCOMPARE(out,
             "{\n  \"a\": [\n    {\n      \"b\": false\n    },\n    2\n  ],\n  \"c\": \"d\"\n}");
}

void JsonWriterTest::emptyContainersTakeNoLines()
{
    std::string out;
    JsonWriter(out).beginArray().beginObject().endObject().beginArray().endArray().endArray();
    QCOMPARE(out, "[\n  {},\n  []\n]");
}

void JsonWriterTest::aValueMayStandAlone()
{
    std::string out;
    JsonWriter(out).null();
    QCOMPARE(out, "null");
}

QTEST_GUILESS_MAIN(JsonWriterTest)
#include "tst_jsonwriter.moc"
