// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/mapping/conversions.h"

#include <random>

using namespace waybill;
using test::addConversion;
using test::addText;

namespace {

void addTexts()
{
    for (const char *const text : {"Acme", " Acme ", "07867", "", "  ", "Zoë\n\"x\"", "null"})
        addText("text", text, QByteArray("as-is '") + text + "'", text);
    addConversion("text", NodeKind::Number, "1.50", "as-is '1.50'", "1.50");
    addConversion("text", NodeKind::Number, "12345678901234567890", "as-is '12345678901234567890'",
                  "12345678901234567890");
    addConversion("text", NodeKind::Bool, "true", "as-is 'true'", "true");
    addConversion("text", NodeKind::Null, "null", "empty");
    addText("text", QByteArray("a\0b", 3), "rejected TXT-02");
    for (const char *const spec : {"text:trim", "text:key"}) {
        addText(spec, "Acme", "as-is 'Acme'", "Acme");
        addText(spec, " Acme\u00a0", "changed TXT-01 'Acme'", "Acme");
        addText(spec, "Acme  Corp", "as-is 'Acme  Corp'", "Acme  Corp");
        addText(spec, " \n", "empty");
        addText(spec, "", "empty");
        addConversion(spec, NodeKind::Number, "5", "as-is '5'", "5");
        addConversion(spec, NodeKind::Null, "null", "empty");
        addText(spec, QByteArray(" \0", 2), "rejected TXT-02");
    }
}

void addComposed()
{
    addText("text:composed", "caf\u00e9", "as-is 'caf\u00e9'", "caf\u00e9");
    addText("text:composed", "cafe\u0301", "changed TXT-03 'caf\u00e9'", "caf\u00e9");
    addText("text:composed", " Acme ", "changed TXT-01 'Acme'", "Acme");
    addText("text:composed", "", "empty");
    addConversion("json:no-null", NodeKind::Null, "null", "empty");
    addConversion("json", NodeKind::Null, "null", "as-is 'null'", "null");
    addConversion("json:no-null", NodeKind::Bool, "true", "as-is 'true'", "true");
}

void addAddresses()
{
    for (const char *const text :
         {"https://example.test/jobs?id=1#a", "http://example.test", "HTTPS://Example.test:8443/",
          "http://localhost", "http://localhost:8000/x", "https://192.0.2.7/x",
          "https://user@example.test/", "example.test/jobs", "www.example.test",
          "jobs.example.test/?a=b:c", "https://zoë.example.test/"})
        addText("url", text, QByteArray("as-is '") + text + "'", text);
    addText("url", " https://example.test ", "changed TXT-01 'https://example.test'",
            "https://example.test");
    for (const char *const text : {"Link",
                                   "N/A",
                                   "javascript:alert(1)",
                                   "javascript://example.test/%0aalert(1)",
                                   "file:///etc/hosts",
                                   "ftp://example.test/",
                                   "mailto:a@example.test",
                                   "a@example.test/x",
                                   "https://",
                                   "https://example",
                                   "http:///x.y",
                                   "https://exa mple.test",
                                   "https://example.test/a\tb",
                                   "https://example.test/a\u00a0b",
                                   "https://example..test",
                                   "https://-x.test",
                                   "https://example.test:port/",
                                   "1.5/10",
                                   "24.12.2020/x",
                                   "Smith.Jones",
                                   "and/or",
                                   "https://example.test/<x>"})
        addText("url", text, "rejected URL-01");
    addText("url", QByteArray("https://example.test/\0", 22), "rejected URL-01");
    addConversion("url", NodeKind::Number, "5", "rejected URL-01");
    addConversion("url", NodeKind::Null, "null", "empty");
    addText("url", "", "empty");

    for (const char *const text : {"a@example.test", "a.b+c@mail.example.test", "zoë@example.test"})
        addText("email", text, QByteArray("as-is '") + text + "'", text);
    addText("email", " a@example.test", "changed TXT-01 'a@example.test'", "a@example.test");
    for (const char *const text :
         {"a", "@example.test", "a@", "a@example", "a@b@example.test", "a b@example.test",
          "a@example.", "a@.test", "a@example.test, b@example.test", "N/A"})
        addText("email", text, "rejected MAIL-01");
    addText("email", "", "empty");

    // In the one form in which two can be compared.
    const char *const job = "changed URL-02 'https://jobs.example.test/a?b=c'";
    addText("address:whole", "https://jobs.example.test/a?b=c",
            "as-is 'https://jobs.example.test/a?b=c'", "https://jobs.example.test/a?b=c");
    for (const char *const text :
         {"http://jobs.example.test/a?b=c", "https://Jobs.Example.TEST/a/?b=c",
          "jobs.example.test/a?b=c", " https://jobs.example.test/a?b=c "})
        addText("address:whole", text, job, "https://jobs.example.test/a?b=c");
    addText("address:path", "https://jobs.example.test/a?b=c#d",
            "changed URL-02 'https://jobs.example.test/a'", "https://jobs.example.test/a");
    addText("address:whole", "/a/", "changed URL-02 '/a'", "/a");
    addText("address:whole:base=https%3A//x.test/", "/a/", "changed URL-03 'https://x.test/a'",
            "https://x.test/a");
    addText("address:whole:base=", "/a", "as-is '/a'", "/a");
    addText("address:whole", "https://x.test/https://x.test/a", "changed URL-03 'https://x.test/a'",
            "https://x.test/a");
    addText("address:whole", "https://x.test/?to=https://y.test/a",
            "changed URL-02 'https://x.test?to=https://y.test/a'",
            "https://x.test?to=https://y.test/a");
    for (const char *const text : {"N/A", "//x", "a b", "/a b"})
        addText("address:whole", text, "rejected URL-01");
    addText("address:whole", "", "empty");

    addText("stamp", "20251102_143015", "changed DATE-03 '2025-11-02T14:30:15'", "20251102_143015");
    addText("stamp", "2025-11-02 14:30", "changed DATE-03 '2025-11-02T14:30:00'",
            "20251102_143000");
    for (const char *const text : {"20251302_143015", "20251102", "latest", "20251102_1430151"})
        addText("stamp", text, "rejected DATE-08");
    addText("stamp", "", "empty");
}

void addJson()
{
    addText("json", "light", R"(as-is '"light"')", "light");
    addText("json", "", R"(as-is '""')", "");
    addText("json", "Zoë 🙂", R"(as-is '"Zo\u00eb \ud83d\ude42"')", "Zoë 🙂");
    addText("json", "a\"\\\n\t\r\x7f/", R"(as-is '"a\"\\\n\t\r\u007f/"')", "a\"\\\n\t\r\x7f/");
    addText("json", QByteArray("a\0b", 3), R"(as-is '"a\u0000b"')", QByteArray("a\0b", 3));
    addConversion("json", NodeKind::Bool, "false", "as-is 'false'", "false");
    addConversion("json", NodeKind::Number, "1.50", "as-is '1.50'", "1.50");
    addConversion("json", NodeKind::Null, "null", "as-is 'null'", "null");
    addConversion("json", NodeKind::Array, "[1, \"a\"]", "as-is '[1, \"a\"]'", "[1, \"a\"]");
    addConversion("json", NodeKind::Object, "{\"a\": 1}", "as-is '{\"a\": 1}'", "{\"a\": 1}");
}

void addFigures()
{
    for (const char *const text :
         {"Cut costs by 20", "half of it, in %", "saved $", "٣ projects", "10²", "①"})
        addText("has-digit", text, "changed DERIVED 1", "1");
    for (const char *const text : {"Led the team", "Zoë", "Ⅷ", "half ½"})
        addText("has-digit", text, "changed DERIVED 0", "no");
    addText("has-digit", "", "empty");
    addConversion("has-digit", NodeKind::Number, "5", "changed DERIVED 1", "1");
}

} // namespace

class tst_TextConverters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreConverted_data();
    void textsAreConverted() { test::checkConversion(); }
    void keysAreTheSameWhateverTheirCase();
    void aBareWordInAJsonColumnIsWrittenAsItIs();
    void onlyWhatMakesSomethingOfABlankTakesIt();
    void aSpecThatDoesNotExistIsRefused_data();
    void aSpecThatDoesNotExistIsRefused();
    void theCatalogueNamesEveryConverter();
    void anyTextKeepsThePromises_data();
    void anyTextKeepsThePromises();
};

void tst_TextConverters::textsAreConverted_data()
{
    test::addConversionColumns();
    addTexts();
    addComposed();
    addAddresses();
    addJson();
    addFigures();
}

void tst_TextConverters::keysAreTheSameWhateverTheirCase()
{
    const Value small = std::string("acme  corp");
    const Value large = std::string("ACME Corp");
    QVERIFY(test::converter("text:key")->same(small, large));
    QVERIFY(!test::converter("text:trim")->same(small, large));
    QVERIFY(!test::converter("text:key")->same(small, std::string("acme-corp")));
    QVERIFY(!test::converter("text:key")->same({}, small));
    QVERIFY(test::converter("text:key")->same({}, {}));
}

void tst_TextConverters::aBareWordInAJsonColumnIsWrittenAsItIs()
{
    const auto json = test::converter("json");
    QCOMPARE(json->backward(std::string("dark"), NodeKind::Text), std::string("dark"));
    QCOMPARE(json->backward(std::string("5"), NodeKind::Text), std::string("5"));
    QCOMPARE(json->backward({}, NodeKind::Number), std::string("null"));
}

void tst_TextConverters::onlyWhatMakesSomethingOfABlankTakesIt()
{
    QVERIFY(test::converter("json")->takesEmpty());
    for (const char *const spec : {"text", "integer", "date", "flag", "url", "has-digit"})
        QVERIFY2(!test::converter(spec)->takesEmpty(), spec);
}

void tst_TextConverters::aSpecThatDoesNotExistIsRefused_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *spec, const char *expected) {
        QTest::newRow(*spec == '\0' ? "nothing" : spec)
            << QByteArray(spec) << QString::fromLatin1(expected);
    };
    row("", "has-digit");
    row("number", "integer");
    row("Text", "text");
    row("text:", "text[:trim|:key|:composed]");
    row("text:trim:key", "text[:trim|:key|:composed]");
    row("integer:minus", "integer[:plus][:percent]");
    row("integer:plus:plus", "integer[:plus][:percent]");
    row("real:range=4..0", "real[:range=<from>..<to>]");
    row("real:range=4", "real[:range=<from>..<to>]");
    row("real:percent", "real[:range=<from>..<to>]");
    row("percent:x", "percent");
    row("flag:x", "flag");
    row("date:ymd", "date[:dmy|:mdy]");
    row("date-list:x", "date-list[:dmy|:mdy]");
    row("month:start", "month[:dmy|:mdy]");
    row("month-range", "month-range:start|:end|:remark");
    row("month-range:middle", "month-range:start|:end|:remark");
    row("words", "words:<list>");
    row("words:status:x", "words:<list>");
    row("words:unknown", "kind, overlap, status");
    row("url:x", "url");
    row("email:x", "email");
    row("json:x", "json");
    row("has-digit:x", "has-digit");
}

void tst_TextConverters::aSpecThatDoesNotExistIsRefused()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const QString, expected);
    const auto made = makeConverter(spec.toStdString(), test::wordMaps());
    QVERIFY(!made);
    QCOMPARE(made.error().code, QStringLiteral("PB-12"));
    QCOMPARE(made.error().found, QString::fromUtf8(spec));
    QVERIFY2(made.error().expected.contains(expected), qPrintable(made.error().expected));
    QVERIFY(!made.error().message.isEmpty());
}

void tst_TextConverters::theCatalogueNamesEveryConverter()
{
    const std::vector<std::string> specs = {"text",          "integer",   "real",
                                            "percent",       "flag",      "date",
                                            "date-list",     "month",     "month-range:start",
                                            "words:status",  "date-time", "stamp",
                                            "address:whole", "url",       "email",
                                            "json",          "has-digit"};
    QCOMPARE(converterCatalogue().size(), specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const ConverterInfo &info = converterCatalogue()[i];
        QCOMPARE(info.name, specs[i].substr(0, specs[i].find(':')));
        QVERIFY(info.summary.endsWith(u'.'));
        const auto converter = test::converter(QByteArray::fromStdString(specs[i]));
        QVERIFY(converter);
        QVERIFY(converter->explanation().endsWith(u'.'));
        QVERIFY(!converter->expectation().isEmpty());
    }
}

void tst_TextConverters::anyTextKeepsThePromises_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const ConverterInfo &info : converterCatalogue()) {
        const QByteArray name = QByteArray::fromStdString(info.name);
        const QByteArray spec = name == "words" ? "words:status"
            : name == "address"                 ? "address:whole"
            : name == "month-range"             ? "month-range:remark"
                                                : name;
        QTest::newRow(spec.constData()) << spec;
    }
    QTest::newRow("text:key") << QByteArray("text:key");
    QTest::newRow("text:composed") << QByteArray("text:composed");
    QTest::newRow("words:kind") << QByteArray("words:kind");
}

void tst_TextConverters::anyTextKeepsThePromises()
{
    QFETCH(const QByteArray, spec);
    const auto converter = test::converter(spec);
    const std::vector<std::string> pieces = {
        " ",    "\t", "\u00a0",  "a",     "Pending",
        "yes",  "@",  "example", ".test", "https://",
        "/",    "-",  "_",       "0",     "1",
        "2021", "é",  "e\u0301", "🙂",  "\"",
        "\\",   "\n", ",",       "%",     std::string(1, '\0')};
    std::mt19937 random(4711);
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto count = random() % 6; count > 0; --count)
            text += pieces[random() % pieces.size()];
        const QByteArray broken = test::brokenPromise(*converter, {NodeKind::Text, text});
        QVERIFY2(broken.isEmpty(), (QByteArray::fromStdString(text) + ": " + broken).constData());
    }
}

QTEST_GUILESS_MAIN(tst_TextConverters)
#include "tst_textconverters.moc"
