// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/comparefiles.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// A round trip is only worth what its comparison notices.
class tst_CompareFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangeIsNoticed_data();
    void everyChangeIsNoticed();
    void whatSaysTheSameIsEqual_data();
    void whatSaysTheSameIsEqual();
    void whatWasLeftOutMayDiffer_data();
    void whatWasLeftOutMayDiffer();
    void aFileIsThereOrNot();
    void encodingsAreCompared_data();
    void encodingsAreCompared();
};

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

QString compare(const QByteArray &a, const QByteArray &b, const test::CompareOptions &options)
{
    const QTemporaryDir folder;
    write(folder.filePath(u"a"_s), a);
    write(folder.filePath(u"b"_s), b);
    return test::compareFiles(folder.filePath(u"a"_s), folder.filePath(u"b"_s), options);
}

} // namespace

void tst_CompareFiles::everyChangeIsNoticed_data()
{
    QTest::addColumn<bool>("csv");
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QString>("difference");

    const auto json = [](const char *name, QByteArray a, QByteArray b, const QString &difference) {
        QTest::newRow(name) << false << a << b << difference;
    };
    json("text", R"({"a": "x"})", R"({"a": "y"})", u"at \"/a\": \"x\" became \"y\""_s);
    json("order of keys", R"({"a": 1, "b": 2})", R"({"b": 2, "a": 1})", u"\"a\" became \"b\""_s);
    json("key", R"({"a": 1})", R"({"b": 1})", u"\"a\" became \"b\""_s);
    json("key twice", R"({"a": 1, "a": 2})", R"({"a": 2})", u"1 became 2"_s);
    json("key twice, equal", R"({"a": 1, "a": 1})", R"({"a": 1})", u", became }"_s);
    json("number text", "[1.0]", "[1]", u"at \"/*\": 1.0 became 1"_s);
    json("number as text", "[1]", "[\"1\"]", u"1 became \"1\""_s);
    json("exponent", "[1e5]", "[100000]", u"1e5 became 100000"_s);
    json("big number", "[12345678901234567890]", "[12345678901234567000]",
         u"12345678901234567890"_s);
    json("null", "[null]", "[\"\"]", u"null became \"\""_s);
    json("missing element", "[1, 2]", "[1]", u", became ]"_s);
    json("more elements", "[1]", "[1, 2]", u"] became ,"_s);
    json("empty container", R"({"a": {}})", R"({"a": []})", u"at \"/a\": { became ["_s);
    json("emptied", R"({"a": [1]})", R"({"a": []})", u"1 became ]"_s);
    json("filled", R"({"a": []})", R"({"a": [1]})", u"] became 1"_s);
    json("deep", R"({"a": [{"b": [true]}]})", R"({"a": [{"b": [false]}]})", u"\"/a/*/b/*\""_s);
    json("half a character", R"(["\ud800"])", R"(["\ud801"])", u"became"_s);
    json("backslash", R"(["\\u0041"])", R"(["A"])", u"became"_s);
    json("null character", R"(["a\u0000b"])", R"(["a"])", u"became"_s);
    json("white space", R"([" a"])", R"(["a"])", u"became"_s);
    json("composed", "[\"e\xcc\x81\"]", "[\"\xc3\xa9\"]", u"became"_s);
    json("no longer JSON", "[1]", "[1", u"JSON-02"_s);
    json("never was JSON", "[1", "[1 ", u"bytes"_s);
    json("final line end", "[1]\n", "[1]", u"line end"_s);

    const auto csv = [](const char *name, QByteArray a, QByteArray b, const QString &difference) {
        QTest::newRow(qPrintable(u"csv "_s + QLatin1StringView(name)))
            << true << a << b << difference;
    };
    csv("cell", "a,b\n1,2\n", "a,b\n1,3\n", u"record 1, \"b\": \"2\" became \"3\""_s);
    csv("header", "a,b\n", "a,c\n", u"header, \"b\""_s);
    csv("order of columns", "a,b\n1,1\n", "b,a\n1,1\n", u"header"_s);
    csv("short row", "a,b\n1\n", "a,b\n1,\n", u"1 cells became 2"_s);
    csv("long row", "a,b\n1,2,3\n", "a,b\n1,2\n", u"3 cells became 2"_s);
    csv("blank line", "a,b\n\n1,2\n", "a,b\n1,2\n", u"0 cells became 2"_s);
    csv("empty cell alone", "a\n\"\"\n", "a\n\n", u"1 cells became 0"_s);
    csv("missing record", "a\n1\n2\n", "a\n1\n", u"2 records became 1"_s);
    csv("more records", "a\n1\n", "a\n1\n2\n", u"1 records became 2"_s);
    csv("line end in a cell", "a\n\"x\r\ny\"\n", "a\n\"x\ny\"\n", u"became"_s);
    csv("white space", "a\n x\n", "a\nx\n", u"\" x\" became \"x\""_s);
    csv("final line end", "a\n1\n", "a\n1", u"line end"_s);
    csv("never was CSV", "a\n\"1", "a\n\"1\n", u"bytes"_s);
}

void tst_CompareFiles::everyChangeIsNoticed()
{
    QFETCH(bool, csv);
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(QString, difference);

    const QString found = compare(a, b, {.csv = csv});
    QVERIFY2(found.contains(difference), qPrintable(u"found: "_s + found));
    QVERIFY(!compare(b, a, {.csv = csv}).isEmpty());
    QCOMPARE(compare(a, a, {.csv = csv}), QString());
    QCOMPARE(compare(b, b, {.csv = csv}), QString());
}

void tst_CompareFiles::whatSaysTheSameIsEqual_data()
{
    QTest::addColumn<bool>("csv");
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::newRow("spaces") << false << QByteArray("{\"a\":[1,{}]}")
                            << QByteArray("{ \"a\": [\n 1, { }] }");
    QTest::newRow("escapes") << false << QByteArray(R"(["\u00e9\/\ud83d\ude42\u000A"])")
                             << QByteArray("[\"\xc3\xa9/\xf0\x9f\x99\x82\\n\"]");
    QTest::newRow("mark inside") << false << QByteArray("[\"\xef\xbb\xbfx\"]")
                                 << QByteArray(R"(["\ufeffx"])");
    QTest::newRow("escaped keys") << false << QByteArray(R"({"\u0061": 1})")
                                  << QByteArray(R"({"a": 1})");
    QTest::newRow("scalar") << false << QByteArray("12.50") << QByteArray(" 12.50");
    QTest::newRow("quotes") << true << QByteArray("\"a\",b\n\"1\",2\n")
                            << QByteArray("a,b\n1,\"2\"\n");
    QTest::newRow("line ends") << true << QByteArray("a,b\r\n1,2\r\n") << QByteArray("a,b\n1,2\n");
    QTest::newRow("separator of the source")
        << true << QByteArray("\"a;b\",c\n\"1;2\",3\n") << QByteArray("a;b,c\n1;2,3\n");
    QTest::newRow("nothing in it") << true << QByteArray() << QByteArray();
}

void tst_CompareFiles::whatSaysTheSameIsEqual()
{
    QFETCH(bool, csv);
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QCOMPARE(compare(a, b, {.csv = csv}), QString());
    QCOMPARE(compare(b, a, {.csv = csv}), QString());
}

void tst_CompareFiles::whatWasLeftOutMayDiffer_data()
{
    QTest::addColumn<bool>("csv");
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QString>("leftOut");
    QTest::addColumn<bool>("equal");
    const QByteArray keys = R"({"k": {"x": "s", "y": [1]}, "z": 1})";
    QTest::newRow("value") << false << keys << QByteArray(R"({"k": {"x": null, "y": [1]}, "z": 1})")
                           << u"/k/x"_s << true;
    QTest::newRow("container") << false << keys
                               << QByteArray(R"({"k": {"x": "s", "y": null}, "z": 1})") << u"/k/y"_s
                               << true;
    QTest::newRow("element") << false << keys
                             << QByteArray(R"({"k": {"x": "s", "y": [""]}, "z": 1})") << u"/k/y/*"_s
                             << true;
    QTest::newRow("another") << false << keys
                             << QByteArray(R"({"k": {"x": null, "y": [1]}, "z": 2})") << u"/k/x"_s
                             << false;
    QTest::newRow("key gone") << false << keys << QByteArray(R"({"k": {"y": [1]}, "z": 1})")
                              << u"/k/x"_s << false;
    QTest::newRow("cell") << true << QByteArray("t,a\n1,2\n") << QByteArray("t,a\n,2\n") << u"t"_s
                          << true;
    QTest::newRow("other cell") << true << QByteArray("t,a\n1,2\n") << QByteArray("t,a\n1,\n")
                                << u"t"_s << false;
    QTest::newRow("changed cell") << true << QByteArray("t,a\n1,2\n") << QByteArray("t,a\n3,2\n")
                                  << u"t"_s << false;
}

void tst_CompareFiles::whatWasLeftOutMayDiffer()
{
    QFETCH(bool, csv);
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(QString, leftOut);
    QFETCH(bool, equal);
    const QString found = compare(a, b, {.csv = csv, .leftOut = {leftOut}});
    QVERIFY2(found.isEmpty() == equal, qPrintable(found));
}

void tst_CompareFiles::aFileIsThereOrNot()
{
    const QTemporaryDir folder;
    const QString here = folder.filePath(u"here"_s);
    const QString nowhere = folder.filePath(u"nowhere"_s);
    write(here, "{}");
    QCOMPARE(test::compareFiles(nowhere, nowhere, {}), QString());
    QVERIFY(!test::compareFiles(here, nowhere, {}).isEmpty());
    QVERIFY(!test::compareFiles(nowhere, here, {}).isEmpty());
}

void tst_CompareFiles::encodingsAreCompared_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");
    const QByteArray little("\xff\xfe[\0"
                            "1\0]\0",
                            8);
    const QByteArray big("\xfe\xff\0[\0"
                         "1\0]",
                         8);
    QTest::newRow("same") << little << little << true;
    QTest::newRow("byte order") << little << big << false;
    QTest::newRow("UTF-8 instead") << little << QByteArray("[1]") << false;
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf[1]") << QByteArray("[1]") << false;
}

void tst_CompareFiles::encodingsAreCompared()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, equal);
    QCOMPARE(compare(a, b, {}).isEmpty(), equal);
}

QTEST_GUILESS_MAIN(tst_CompareFiles)
#include "tst_comparefiles.moc"
