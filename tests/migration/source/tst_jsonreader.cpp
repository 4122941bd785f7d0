// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonfault.h"
#include "tests/migration/source/reading.h"

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <random>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::Reading;
using test::readJson;

namespace {

QByteArray utf16le(const QByteArray &ascii)
{
    QByteArray bytes = "\xff\xfe";
    for (const char c : ascii)
        bytes += QByteArray(1, c) + '\0';
    return bytes;
}

} // namespace

class tst_JsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsJson_data();
    void whatIsJson();
    void twoReadersAgreeOnDamagedText();
    void faultsAreExplained_data();
    void faultsAreExplained();
    void valuesBecomeNodes_data();
    void valuesBecomeNodes();
    void nodesKnowTheirPlaceAndText();
    void elementsAreRecords_data();
    void elementsAreRecords();
    void elementsBeforeAFaultAreDelivered();
    void keysThatAppearTwiceAreReported_data();
    void keysThatAppearTwiceAreReported();
    void halfACharacterKeepsItsEscapes();
    void nestingHasALimit_data();
    void nestingHasALimit();
    void otherEncodingsAreRead_data();
    void otherEncodingsAreRead();
    void howItIsWrittenIsRemembered_data();
    void howItIsWrittenIsRemembered();
    void nothingInTheFileIsAProblem_data();
    void nothingInTheFileIsAProblem();
    void aFileThatIsTooLargeIsRefused();
    void everythingIsHashed();
    void anErrorStaysAnError();
};

void tst_JsonReader::whatIsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("accepted");
    const auto yes = [](const QByteArray &text) {
        QTest::addRow("yes: %s", text.left(40).constData()) << text << true;
    };
    const auto no = [](const QByteArray &text) {
        QTest::addRow("no: %s", text.left(40).constData()) << text << false;
    };
    for (const char *text : {"{}",
                             "[]",
                             " [ ] ",
                             "\t{\r\n}\n",
                             "null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "\"\"",
                             " 1 ",
                             "[[]]",
                             "[{}]",
                             "{\"a\":{}}",
                             "{\"\":0}",
                             "{\"a\":1,\"a\":2}",
                             "[1,2,3]",
                             "[null,true]",
                             "[0e1]",
                             "[0e+1]",
                             "[0.0]",
                             "[1E22]",
                             "[1e-2]",
                             "[1E+2]",
                             "[123.456e78]",
                             "[-1]",
                             "[-0.0]",
                             "[1e400]",
                             "[-1e-400]",
                             "[12345678901234567890123]",
                             "[0.10000000000000000000000001]",
                             "[\"\\u0000\"]",
                             "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
                             "[\"\\u00e9\\uD83D\\ude00\"]",
                             "[\"\\ud800\"]",
                             "[\"\\udc00x\"]",
                             "[\"\\ud800\\ud800\"]",
                             "[\"\x7f\"]",
                             "[\"\xc3\xa9\"]",
                             "[\"\xe2\x80\xa8\"]",
                             "[\"\xef\xbf\xbf\"]",
                             "{\"\\u0061\":1}",
                             "{\"a\" : [ 1 , 2 ] }",
                             "[\"a\",\n4\n,1 ]"})
        yes(text);
    for (const char *text : {"[1,]",
                             "[,1]",
                             "[1,,2]",
                             "[,]",
                             "[1 2]",
                             "[1",
                             "[",
                             "]",
                             "[1]]",
                             "[[1]",
                             "[1}",
                             "{]",
                             "{\"a\":1]",
                             "[1:2]",
                             "[\"a\":1]",
                             "[\"a\" \"b\"]",
                             "[true false]",
                             "[][]",
                             "[]x",
                             "1 2",
                             "\"a\" \"b\"",
                             "{}{}",
                             "[1],",
                             "{\"a\":1},",
                             "{",
                             "}",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{:1}",
                             "{\"a\":1,}",
                             "{,\"a\":1}",
                             "{\"a\":1,,\"b\":2}",
                             "{\"a\":1 \"b\":2}",
                             "{\"a\" 1}",
                             "{\"a\",1}",
                             "{\"a\"::1}",
                             "{\"a\":1:2}",
                             "{a:1}",
                             "{'a':1}",
                             "{1:1}",
                             "{null:1}",
                             "{\"a\":1,\"b\"}",
                             "{\"a\":\"b\" \"c\"}",
                             "{[]:1}",
                             "{\"a\":{}",
                             "[1.]",
                             "[.5]",
                             "[-.5]",
                             "[01]",
                             "[-01]",
                             "[00]",
                             "[1.e1]",
                             "[1e]",
                             "[1e+]",
                             "[1E.5]",
                             "[+1]",
                             "[-]",
                             "[--1]",
                             "[1-2]",
                             "[0x1]",
                             "[1_000]",
                             "[1a]",
                             "[1.2.3]",
                             "[0e]",
                             "[Infinity]",
                             "[-Infinity]",
                             "[NaN]",
                             "[nul]",
                             "[nulll]",
                             "[True]",
                             "[TRUE]",
                             "[tru]",
                             "[truefalse]",
                             "[undefined]",
                             "tru",
                             "nan",
                             "[\"]",
                             "\"",
                             "[\"a]",
                             "\"a",
                             "[\"\\\"]",
                             "[\"\\a\"]",
                             "[\"\\x41\"]",
                             "[\"\\u12\"]",
                             "[\"\\u12g4\"]",
                             "[\"\\u\"]",
                             "[\"\\U0041\"]",
                             "[\"\\'\"]",
                             "[\"\\0\"]",
                             "[\"\t\"]",
                             "[\"a\nb\"]",
                             "[\"\x01\"]",
                             "{\"a\tb\":1}",
                             "{\"\\q\":1}",
                             "['a']",
                             "[a]",
                             "[\"a\"b]",
                             "[1\"a\"]",
                             "\"a\"b",
                             "// x\n[]",
                             "[] // x",
                             "[/* x */1]",
                             "# x\n1",
                             "[1;2]",
                             "<a>",
                             "*",
                             "[\xc2\xa0]",
                             "[1,\x0c 2]",
                             "\x0b[]",
                             "[\xe2\x80\x8b]",
                             "{\"a\":1}}",
                             "{\"a\":[1,{\"b\":2]}}",
                             "[{\"a\":1]",
                             "{\"a\":[}",
                             "[{\"a\"]",
                             ",",
                             ":",
                             "[:]",
                             "{:}",
                             "[\"a\",]",
                             "[1,\n2\n, ]",
                             "{\"a\":tru}",
                             "{\"a\":\"\\u12\"}",
                             "\xef\xbb\xbf",
                             "[1]\xef\xbb\xbf"})
        no(text);
    yes(QByteArray("[\"a\",\n\n4\n]"));
    yes(QByteArray("\xef\xbb\xbf[1]"));
    no(QByteArray("\xef\xbb\xbf\xef\xbb\xbf[1]"));
    no(QByteArray("[1]\0", 4));
    no(QByteArray("[\0]", 3));
    no(QByteArray("[\"a\0b\"]", 7));
    no(QByteArray("[1\0]", 4));
    no(QByteArray("[\"\xff\"]"));
    no(QByteArray("[\"\xed\xa0\x80\"]"));
    no(QByteArray("[\"\xc0\xaf\"]"));
    no(QByteArray("[").repeated(100000));
    no(QByteArray("{\"a\":").repeated(100000));
    yes(QByteArray("[").repeated(500) + QByteArray("]").repeated(500));
    no(QByteArray("[").repeated(500) + QByteArray("]").repeated(499));
    yes("[" + QByteArray("\"x\",").repeated(5000) + "1]");
}

void tst_JsonReader::whatIsJson()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, accepted);
    for (const bool elements : {false, true}) {
        const Reading reading = readJson(text, {.elements = elements, .encoding = "UTF-8"});
        QVERIFY2((reading.error.isEmpty()) == accepted, qPrintable(reading.error));
        if (!accepted) {
            QVERIFY(reading.problem.line > 0);
            QVERIFY(!reading.problem.message.isEmpty());
            QCOMPARE(reading.problem.file, u"source"_s);
        }
    }
}

/// The tokenizer with our checks on one side, the grammar that explains faults on the other.
void tst_JsonReader::twoReadersAgreeOnDamagedText()
{
    const QByteArray whole = "{\"a\": [1, -2.5e+3, \"x\\u00e9\\n\", true], \"b\":{\"c\":null,"
                             "\"d\":[[],{}]},\n\"e\" :\"\xc3\xa9\"}";
    const QByteArray alphabet = "{}[],:\"\\ 01.-+eEntu\n\ta/";
    std::mt19937 random(7);
    int accepted = 0;
    for (int round = 0; round < 5000; ++round) {
        QByteArray text = whole;
        for (int changes = int(1 + random() % 3); changes > 0; --changes) {
            const auto place = qsizetype(random() % std::size_t(text.size()));
            const char c = alphabet[qsizetype(random() % std::size_t(alphabet.size()))];
            switch (random() % 3) {
            case 0:
                text.remove(place, 1);
                break;
            case 1:
                text.insert(place, c);
                break;
            default:
                text[place] = c;
            }
        }
        // Half of them as elements of a list: the reader takes another way there.
        if (round % 2 == 1)
            text = '[' + text + ',' + text + ']';
        const Reading reading = readJson(text, {.elements = round % 4 == 1, .encoding = "UTF-8"});
        if (reading.problem.code == "ENC-01"_L1)
            continue;
        const bool good = !findJsonFault({text.constData(), std::size_t(text.size())});
        QVERIFY2(reading.error.isEmpty() == good, text.constData());
        accepted += good ? 1 : 0;
    }
    QVERIFY2(accepted > 200 && accepted < 4000, qPrintable(QString::number(accepted)));
}

void tst_JsonReader::faultsAreExplained_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place"); // line:column
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const QString &place,
                        const QString &message) {
        QTest::newRow(name) << text << place << message;
    };
    row("missing comma in a list", "[\n  \"C++\",\n  \"Python\"\n  \"Qt\"\n]", u"3:11"_s,
        u"a comma is missing after \"Python\""_s);
    row("missing comma in an object", "{\n\"key\": \"secret\"\n\"b\": 1}", u"2:16"_s,
        u"a comma is missing after the value of \"key\""_s);
    row("missing comma after a list", "{\"a\":[1]\n\"b\":2}", u"1:9"_s,
        u"a comma is missing after the value of \"a\""_s);
    row("missing colon", "{\"a\" 1}", u"1:5"_s, u"a colon is missing after the key \"a\""_s);
    row("comma at the end of a list", "[1,\n2,\n]", u"2:2"_s,
        u"there is a comma after the last value of a list"_s);
    row("comma at the end of an object", "{\"a\":1,\n}", u"1:7"_s,
        u"there is a comma after the last value of an object"_s);
    row("two commas", "[1,,2]", u"1:4"_s, u"a value is missing before “,”"_s);
    row("no value", "{\"a\":}", u"1:6"_s, u"a value is missing before “}”"_s);
    row("key without quotes", "{name: 1}", u"1:2"_s, u"a key in double quotes is expected"_s);
    row("single quotes", "['a']", u"1:2"_s, u"texts are written in double quotes"_s);
    row("word", "[abc]", u"1:2"_s, u"“abc” is not a value: texts are written in double quotes"_s);
    row("capital", "[True]", u"1:2"_s, u"“True” is written in small letters"_s);
    row("None", "[None]", u"1:2"_s, u"“None” is written null in JSON"_s);
    row("NaN", "[NaN]", u"1:2"_s, u"“NaN” is not a value: texts are written in double quotes"_s);
    row("plus", "[+1]", u"1:2"_s, u"a number does not begin with a plus sign"_s);
    row("leading zero", "[1,\n 07]", u"2:2"_s, u"“07” is not a number as JSON writes it"_s);
    row("point first", "[.5]", u"1:2"_s, u"“.5” is not a number as JSON writes it"_s);
    row("minus and point", "[-.5]", u"1:2"_s, u"“-.5” is not a number as JSON writes it"_s);
    row("a word that may be a secret", "{\"key\": sk-abcdefghijklmnop}", u"1:9"_s,
        u"“sk-a…” is not a value: texts are written in double quotes"_s);
    row("beyond ASCII", "{} \xc3\xa9", u"1:4"_s,
        u"there is more text after the end of the document"_s);
    row("point last", "[1.]", u"1:2"_s, u"“1.” is not a number as JSON writes it"_s);
    row("comment", "[1, // one\n2]", u"1:5"_s, u"a comment is not part of JSON"_s);
    row("escape", "[\"\xc3\xa9\\x\"]", u"1:4"_s, u"“\\x” is not an escape that JSON has"_s);
    row("short escape", "[\"\\u12\"]", u"1:3"_s, u"“\\u12\"]” is not an escape that JSON has"_s);
    row("line break in a text", "{\"a\": \"x\n\"}", u"1:9"_s,
        u"a text is not closed before the end of its line"_s);
    row("tab in a text", "[\"a\tb\"]", u"1:4"_s, u"a control character stands inside a text"_s);
    row("quote never closed", "[\"abc", u"1:2"_s, u"the quote that opens here is never closed"_s);
    row("bracket never closed", "{\n\"a\": [1,\n2\n", u"4:1"_s,
        u"the “[” of line 2 is never closed"_s);
    row("wrong bracket", "{\n\"a\": [1\n}\n", u"3:1"_s,
        u"“]” is expected here to close the “[” of line 2"_s);
    row("more text", "{}\n{}", u"2:1"_s, u"there is more text after the end of the document"_s);
    row("lines end with a return too", "[1,\r2,\r\nx]", u"3:1"_s,
        u"“x” is not a value: texts are written in double quotes"_s);
}

void tst_JsonReader::faultsAreExplained()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, message);
    const Reading reading = readJson(text);
    QCOMPARE(reading.error, u"JSON-02@"_s + place);
    QCOMPARE(reading.problem.message,
             u"source, line %1: %2."_s.arg(place.section(u':', 0, 0), message));
}

void tst_JsonReader::valuesBecomeNodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char *name, const QByteArray &text, const QString &tree) {
        QTest::newRow(name) << text << tree;
    };
    row("object", "{}", u"{}"_s);
    row("array", "[]", u"[]"_s);
    row("text", " \"a\" ", u"T:a"_s);
    row("number", "1.50", u"N:1.50"_s);
    row("true", "true\n", u"B:true"_s);
    row("null", "null", u"0:null"_s);
    row("nested", R"({"a":[1,{"b":[]},"x"],"c":{"d":null}})",
        u"{a=[N:1 {b=[]} T:x] c={d=0:null}}"_s);
    row("key order", R"({"z":1,"a":2,"m":3})", u"{z=N:1 a=N:2 m=N:3}"_s);
    row("the same key twice", R"({"a":1,"a":2})", u"{a=N:1 a=N:2}"_s);
    row("number text", "[1e400,12345678901234567890123,-0,1.0,1E5,0.1]",
        u"[N:1e400 N:12345678901234567890123 N:-0 N:1.0 N:1E5 N:0.1]"_s);
    row("escapes", R"(["\"\\\/\b\f\n\r\t","\u00e9\ud83d\ude00","\u0000"])",
        u"[T:\"\\/\b\f\\n\\r\\t T:é😀 T:\\0]"_s);
    row("escaped key", R"({"\u0061\n":1,"":2})", u"{a\\n=N:1 =N:2}"_s);
    row("text in the text's own quotes", R"(["[1,2]","{\"a\":1}"])", u"[T:[1,2] T:{\"a\":1}]"_s);
}

void tst_JsonReader::valuesBecomeNodes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, tree);
    const Reading reading = readJson(text);
    QCOMPARE(reading.error, QString());
    QCOMPARE(reading.records, QStringList{tree});
    // The same as the only element of a list.
    const Reading element = readJson('[' + text + ']', {.elements = true});
    QCOMPARE(element.error, QString());
    QCOMPARE(element.records, QStringList{tree});
}

void tst_JsonReader::nodesKnowTheirPlaceAndText()
{
    const test::OneFile file("\xef\xbb\xbf{\n  \"\xc3\xa9\": [1.50, \"a\\nb\"],\r\n  \"k\": {} ,"
                             "\"\xc3\xa9\xc3\xa9\":[ ]  }\n");
    auto reader = openReader(file.path(), u"source"_s, {}, {});
    QVERIFY(reader);
    const Result<const Record *> next = (*reader)->next();
    QVERIFY(next);
    const std::vector<Node> &nodes = (*next)->nodes;
    struct Expected
    {
        NodeKind kind;
        std::int32_t parent;
        std::int32_t end;
        const char *key;
        const char *raw;
        const char *text;
        std::int64_t line;
        std::int64_t column;
    };
    const std::vector<Expected> expected{
        {NodeKind::Object, -1, 6, "", nullptr, "", 1, 1},
        {NodeKind::Array, 0, 4, "\xc3\xa9", "[1.50, \"a\\nb\"]", "", 2, 8},
        {NodeKind::Number, 1, 3, "", "1.50", "1.50", 2, 9},
        {NodeKind::Text, 1, 4, "", "\"a\\nb\"", "a\nb", 2, 15},
        {NodeKind::Object, 0, 5, "k", "{}", "", 3, 8},
        {NodeKind::Array, 0, 6, "\xc3\xa9\xc3\xa9", "[ ]", "", 3, 17},
    };
    QCOMPARE(nodes.size(), expected.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        QCOMPARE(nodes[i].kind, expected[i].kind);
        QCOMPARE(nodes[i].parent, expected[i].parent);
        QCOMPARE(nodes[i].end, expected[i].end);
        QVERIFY(nodes[i].key == expected[i].key);
        QVERIFY(nodes[i].text == expected[i].text);
        if (expected[i].raw != nullptr)
            QVERIFY2(nodes[i].raw == expected[i].raw, std::string(nodes[i].raw).c_str());
        QCOMPARE(nodes[i].line, expected[i].line);
        QCOMPARE(nodes[i].column, expected[i].column);
    }
    QVERIFY(nodes[0].raw.starts_with("{\n") && nodes[0].raw.ends_with("]  }"));
}

void tst_JsonReader::elementsAreRecords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("rootIsArray");
    QTest::addColumn<QStringList>("records");
    QTest::newRow("none") << QByteArray(" [ ] ") << true << QStringList{};
    QTest::newRow("one") << QByteArray("[{\"a\":1}]") << true << QStringList{u"{a=N:1}"_s};
    QTest::newRow("many kinds") << QByteArray("[1,\"x\",[2,3],{},null]") << true
                                << QStringList{u"N:1"_s, u"T:x"_s, u"[N:2 N:3]"_s, u"{}"_s,
                                               u"0:null"_s};
    QTest::newRow("an object is one record")
        << QByteArray("{\"a\":[1,2]}") << false << QStringList{u"{a=[N:1 N:2]}"_s};
    QTest::newRow("a scalar is one record") << QByteArray("7\n") << false << QStringList{u"N:7"_s};
}

void tst_JsonReader::elementsAreRecords()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, rootIsArray);
    QFETCH(QStringList, records);
    const Reading reading = readJson(text, {.elements = true});
    QCOMPARE(reading.error, QString());
    QCOMPARE(reading.dialect.rootIsArray, rootIsArray);
    QCOMPARE(reading.records, records);
    QCOMPARE(readJson(text).records.size(), 1);
    QCOMPARE(readJson(text).dialect.rootIsArray, false);
}

void tst_JsonReader::elementsBeforeAFaultAreDelivered()
{
    const test::OneFile file("[\n  {\"a\": 1},\n  {\"a\": 2},\n  {\"a\": x}\n]");
    auto reader = openReader(file.path(), u"source"_s, {.elements = true}, {});
    QVERIFY(reader);
    for (const std::int64_t ordinal : {0, 1}) {
        const Result<const Record *> next = (*reader)->next();
        QVERIFY(next);
        QCOMPARE((*next)->ordinal, ordinal);
        QCOMPARE((*next)->line, ordinal + 2);
        QCOMPARE((*next)->offset, 4 + ordinal * 12);
        QCOMPARE((*next)->nodes.size(), std::size_t(2));
    }
    const Result<const Record *> fault = (*reader)->next();
    QVERIFY(!fault);
    QCOMPARE(fault.error().line, qint64(4));
    QCOMPARE(fault.error().column, qint64(9));
}

void tst_JsonReader::keysThatAppearTwiceAreReported_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("messages");
    const QString message = u"The key “%1” appears twice in source (lines %2 and %3)."_s;
    QTest::newRow("none") << QByteArray("{\"a\":1,\"b\":{\"a\":2}}") << QStringList{};
    QTest::newRow("one") << QByteArray("{\n\"email\":1,\n\"b\":2,\n\"email\":3}")
                         << QStringList{message.arg(u"email"_s).arg(2).arg(4)};
    QTest::newRow("written differently") << QByteArray("{\"a\":1,\n\"\\u0061\":2}")
                                         << QStringList{message.arg(u"a"_s).arg(1).arg(2)};
    QTest::newRow("three times") << QByteArray("{\"a\":1,\n\"a\":2,\n\"a\":3}")
                                 << QStringList{message.arg(u"a"_s).arg(1).arg(2),
                                                message.arg(u"a"_s).arg(1).arg(3)};
    QTest::newRow("nested") << QByteArray("[{\"x\":{\"a\":1,\n\"a\":[{\"b\":1,\"b\":2}]}}]")
                            << QStringList{message.arg(u"b"_s).arg(2).arg(2),
                                           message.arg(u"a"_s).arg(1).arg(2)};
    QByteArray many = "{";
    for (int i = 0; i < 1000; ++i)
        many += "\"k" + QByteArray::number(i) + "\":0,\n";
    QTest::newRow("among many") << many + "\"k500\":1}"
                                << QStringList{message.arg(u"k500"_s).arg(501).arg(1001)};
}

void tst_JsonReader::keysThatAppearTwiceAreReported()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, messages);
    const Reading reading = readJson(text);
    QCOMPARE(reading.error, QString());
    QStringList found;
    for (const Problem &problem : reading.toSink) {
        QCOMPARE(problem.code, u"JSON-05"_s);
        QCOMPARE(problem.severity, Severity::Warning);
        found << problem.message;
    }
    QCOMPARE(found, messages);
}

void tst_JsonReader::halfACharacterKeepsItsEscapes()
{
    const Reading reading = readJson("[\"ok\",\n\"a\\ud800b\",\n\"\\ude00\\ud83d\\n\"]");
    QCOMPARE(reading.error, QString());
    QCOMPARE(reading.records, QStringList{u"[T:ok T:a\\ud800b T:\\ude00\\ud83d\\n]"_s});
    QCOMPARE(reading.warnings, (QStringList{u"JSON-07@2"_s, u"JSON-07@3"_s}));
}

void tst_JsonReader::nestingHasALimit_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("at the limit") << 512 << 512 << true;
    QTest::newRow("over the limit") << 513 << 512 << false;
    QTest::newRow("a limit of its own") << 3 << 3 << true;
    QTest::newRow("over a limit of its own") << 4 << 3 << false;
    QTest::newRow("very deep") << 100000 << 512 << false;
    QTest::newRow("very deep, no sensible limit") << 100000 << 1000000 << false;
}

void tst_JsonReader::nestingHasALimit()
{
    QFETCH(int, depth);
    QFETCH(int, limit);
    QFETCH(bool, accepted);
    const QByteArray lists = QByteArray("[").repeated(depth) + QByteArray("]").repeated(depth);
    const QByteArray objects =
        QByteArray("{\"a\":\n").repeated(depth - 1) + "{}" + QByteArray("}").repeated(depth - 1);
    for (const QByteArray &text : {lists, objects}) {
        for (const bool elements : {false, true}) {
            const Reading reading = readJson(text, {.elements = elements, .maxDepth = limit});
            QCOMPARE(reading.problem.code, accepted ? QString() : u"JSON-06"_s);
        }
    }
    if (!accepted && limit < 1000)
        QCOMPARE(readJson(objects, {.maxDepth = limit}).problem.line, qint64(limit + 1));
}

void tst_JsonReader::otherEncodingsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("tree");
    QTest::newRow("utf-8 with mark")
        << QByteArray("\xef\xbb\xbf[\"\xc3\xa9\"]") << u"UTF-8"_s << u"[T:é]"_s;
    QTest::newRow("utf-16le with mark") << utf16le("[\"a\"]") << u"UTF-16LE"_s << u"[T:a]"_s;
    QTest::newRow("utf-16le without") << utf16le("[\"a\"]").mid(2) << u"UTF-16LE"_s << u"[T:a]"_s;
}

void tst_JsonReader::otherEncodingsAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QString, tree);
    const Reading reading = readJson(bytes);
    QCOMPARE(reading.error, QString());
    QCOMPARE(reading.records, QStringList{tree});
    QCOMPARE(QString::fromStdString(reading.dialect.encoding), encoding);
    const Reading western = readJson("[\"caf\xe9\"]", {.encoding = "windows-1252"});
    QCOMPARE(western.records, QStringList{u"[T:café]"_s});
    const Reading refused = readJson("{\n\"a\": \"caf\xe9\"}");
    QCOMPARE(refused.error, u"ENC-01@2:10"_s);
    QVERIFY(refused.problem.hint.contains(u"windows-1252"));
}

void tst_JsonReader::howItIsWrittenIsRemembered_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("indent");
    QTest::addColumn<bool>("escapes");
    QTest::addColumn<QByteArray>("newline");
    QTest::addColumn<bool>("finalNewline");
    const auto row = [](const char *name, const QByteArray &text, int indent, bool escapes,
                        const char *newline, bool finalNewline) {
        QTest::newRow(name) << text << indent << escapes << QByteArray(newline) << finalNewline;
    };
    row("one line", "{\"a\": 1}", 0, false, "\n", false);
    row("two spaces", "{\n  \"a\": 1\n}\n", 2, false, "\n", true);
    row("four spaces, crlf", "[\r\n    {\r\n        \"a\": 1\r\n    }\r\n]\r\n", 4, false, "\r\n",
        true);
    row("tabs", "{\n\t\"a\": 1\n}", 4, false, "\n", false);
    row("blank line first", "{\n\n   \"a\": 1\n}", 3, false, "\n", false);
    row("no indent", "{\n\"a\": 1\n}", 0, false, "\n", false);
    row("nothing inside", "[\n]\n", 0, false, "\n", true);
    row("escaped", "[\"\\u00e9\"]", 0, true, "\n", false);
    row("escaped and not", "[\"\\u00e9\xc3\xa9\"]", 0, false, "\n", false);
    row("only control characters are escaped", "[\"\\u001f\\n\"]", 0, false, "\n", false);
    row("an escaped backslash", "[\"\\\\u00e9\"]", 0, false, "\n", false);
    row("an escaped backslash, then an escape", "[\"\\\\\\u00e9\"]", 0, true, "\n", false);
    row("lone returns", "{\r  \"a\": 1\r}\r", 2, false, "\r", true);
}

void tst_JsonReader::howItIsWrittenIsRemembered()
{
    QFETCH(QByteArray, text);
    QFETCH(int, indent);
    QFETCH(bool, escapes);
    QFETCH(QByteArray, newline);
    QFETCH(bool, finalNewline);
    const Reading reading = readJson(text);
    QCOMPARE(reading.error, QString());
    QCOMPARE(reading.dialect.indent, indent);
    QCOMPARE(reading.dialect.escapesNonAscii, escapes);
    QCOMPARE(QByteArray::fromStdString(reading.dialect.newline), newline);
    QCOMPARE(reading.dialect.finalNewline, finalNewline);
}

void tst_JsonReader::nothingInTheFileIsAProblem_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("space") << QByteArray(" \r\n\t\n");
}

void tst_JsonReader::nothingInTheFileIsAProblem()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(readJson(bytes).error, u"JSON-01@1:0"_s);
    QCOMPARE(readJson(bytes, {.elements = true}).error, u"JSON-01@1:0"_s);
}

void tst_JsonReader::aFileThatIsTooLargeIsRefused()
{
    const test::OneFile source("[]");
    QFile file(source.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize((qint64(1) << 30) + 1)); // sparse: nothing is written
    file.close();
    QElapsedTimer timer;
    timer.start();
    const auto reader = openReader(source.path(), u"source"_s, {}, {});
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, u"JSON-08"_s);
    QCOMPARE_LT(timer.elapsed(), 500);
}

void tst_JsonReader::everythingIsHashed()
{
    const QByteArray bytes = "\xef\xbb\xbf{\"a\": [1, 2]}\n\n";
    QCOMPARE(readJson(bytes).hash,
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void tst_JsonReader::anErrorStaysAnError()
{
    const test::OneFile file("[1,x]");
    auto reader = openReader(file.path(), u"source"_s, {.elements = true}, {});
    QVERIFY(reader);
    QVERIFY((*reader)->next());
    QCOMPARE((*reader)->next().error().code, u"JSON-02"_s);
    QCOMPARE((*reader)->next().error().code, u"JSON-02"_s);
}

QTEST_GUILESS_MAIN(tst_JsonReader)
#include "tst_jsonreader.moc"
