// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"
#include "tests/migration/tables/tablereaders.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What was written is what another program reads.
class TableWritersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableComesBack_data();
    void aTableComesBack();
    void anyTableComesBack_data();
    void anyTableComesBack();
    void keysStandOnce();
    void formulasAreGuardedInTextsOnly();
    void aByteOrderMarkComesFirst();
};

namespace {

using test::Columns;
using Read = test::ReadTable (*)(const QByteArray &);
/// What a format can say of a value.
using Expect = Value (*)(const Value &);

std::string textOf(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return integerText(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return doubleText(*real);
    return {};
}

Value csvValue(const Value &value)
{
    const std::string text = textOf(value);
    return text.empty() ? Value() : Value(text);
}

Value jsonValue(const Value &value)
{
    const auto *real = std::get_if<double>(&value);
    if (!real)
        return value;
    if (!std::isfinite(*real))
        return {};
    // 1e22 and 10000000000000000000000 are the same number in JSON.
    const bool whole = std::trunc(*real) == *real && std::abs(*real) < 9e18;
    return whole ? Value(static_cast<std::int64_t>(*real)) : value;
}

/// Characters that HTML has no way to hold become U+FFFD.
Value htmlValue(const Value &value)
{
    std::string text;
    for (const char c : textOf(value)) {
        const bool held =
            static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
        text += held ? std::string(1, c) : "\uFFFD";
    }
    return text;
}

struct Format
{
    const char *name;
    TableOptions options;
    Read read;
    Expect expect;
};

std::vector<Format> formats()
{
    const auto csv = [](char separator) {
        return TableOptions{
            .format = TableFormat::Csv, .csv = {.separator = separator}, .head = {}};
    };
    const auto of = [](TableFormat format) {
        return TableOptions{.format = format, .csv = {}, .head = {.title = u"A & <b>"_s}};
    };
    return {
        {"csv", csv(','), [](const QByteArray &b) { return test::readCsvTable(b, ','); }, csvValue},
        {"csv, semicolon", csv(';'), [](const QByteArray &b) { return test::readCsvTable(b, ';'); },
         csvValue},
        {"csv, tab", csv('\t'), [](const QByteArray &b) { return test::readCsvTable(b, '\t'); },
         csvValue},
        {"json", of(TableFormat::Json), test::readJsonTable, jsonValue},
        {"json lines", of(TableFormat::JsonLines), test::readJsonLinesTable, jsonValue},
        {"html", of(TableFormat::Html), test::readHtmlTable, htmlValue}};
}

void compare(const Format &format, const Columns &columns, const std::vector<Row> &rows)
{
    const auto bytes = test::tableText(format.options, columns, rows);
    QVERIFY(bytes);
    const test::ReadTable read = format.read(*bytes);
    QVERIFY2(read.error.isEmpty(), qPrintable(read.error + u'\n' + QString::fromUtf8(*bytes)));
    QCOMPARE(read.rows.size(), rows.size());
    if (format.options.format == TableFormat::Csv || format.options.format == TableFormat::Html)
        QVERIFY(read.columns == columns);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row expected;
        for (const Value &value : rows[i])
            expected.push_back(format.expect(value));
        QCOMPARE(test::shown(read.rows[i]), test::shown(expected));
    }
}

} // namespace

void TableWritersTest::aTableComesBack_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<Columns>("columns");
    QTest::addColumn<std::vector<Row>>("rows");
    const std::vector<std::pair<const char *, std::pair<Columns, std::vector<Row>>>> tables{
        {"no rows", {{"Company", "Role"}, {}}},
        {"texts", {{"Company", "Role"}, {{"Fernway Labs", "Tester"}, {"Ada Roe", "日本\t语"}}}},
        {"quotes", {{"A \"b\"", "C,d;e"}, {{"\"", "\"\""}, {"a\"b", "\",\""}}}},
        {"line breaks", {{"A", "B"}, {{"one\ntwo", "one\r\ntwo"}, {"\r", "\n"}}}},
        {"markup", {{"A", "B<"}, {{"<b>&amp;</b>", "]]>"}, {"a\x01z", "&#13;"}}}},
        {"nothing", {{"A", "B"}, {{Value(), ""}, {"", Value()}, {Value(), Value()}}}},
        {"one column", {{"A"}, {{"a"}, {Value()}, {""}, {Value()}, {"b"}}}},
        {"numbers",
         {{"A", "B"},
          {{std::int64_t{0}, 0.1},
           {std::numeric_limits<std::int64_t>::min(), 1.0 / 3},
           {std::numeric_limits<std::int64_t>::max(), 5e-324}}}},
        {"leading zeros", {{"A", "B"}, {{"007", "1e5"}, {"+41", "12345678901234567890"}}}},
        {"no number",
         {{"A", "B"},
          {{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}}}}};
    const std::vector<Format> all = formats();
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const auto &[name, table] : tables)
            QTest::addRow("%s: %s", all[i].name, name) << int(i) << table.first << table.second;
    }
}

void TableWritersTest::aTableComesBack()
{
    QFETCH(int, format);
    QFETCH(Columns, columns);
    QFETCH(std::vector<Row>, rows);
    compare(formats()[std::size_t(format)], columns, rows);
}

void TableWritersTest::anyTableComesBack_data()
{
    QTest::addColumn<int>("format");
    const std::vector<Format> all = formats();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::addRow("%s", all[i].name) << int(i);
}

void TableWritersTest::anyTableComesBack()
{
    QFETCH(int, format);
    test::Randomness random(1889);
    const Columns names{"A", "B b", "C"};
    for (int i = 0; i < 250 && !QTest::currentTestFailed(); ++i) {
        const std::size_t count = 1 + random.below(names.size());
        compare(formats()[std::size_t(format)],
                Columns(names.begin(), names.begin() + qint64(count)),
                test::anyRows(random, count));
    }
}

void TableWritersTest::keysStandOnce()
{
    const auto bytes = test::tableText({.format = TableFormat::JsonLines, .csv = {}, .head = {}},
                                       {"Note", "Note", "Note 2", "Note"}, {{"a", "b", "c", "d"}});
    QVERIFY(bytes);
    const test::ReadTable read = test::readJsonLinesTable(*bytes);
    QCOMPARE(read.columns.size(), std::size_t(4));
    QCOMPARE(test::shown(read.rows.at(0)), u"[“a”][“b”][“c”][“d”]"_s);
}

void TableWritersTest::formulasAreGuardedInTextsOnly()
{
    const auto bytes =
        test::tableText({.format = TableFormat::Csv, .csv = {.guardFormulas = true}, .head = {}},
                        {"=A", "B"}, {{"=1+1", std::int64_t{-5}}, {"plain", -0.5}});
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("'=A,B\r\n'=1+1,-5\r\nplain,-0.5\r\n"));
}

void TableWritersTest::aByteOrderMarkComesFirst()
{
    const auto bytes = test::tableText({.format = TableFormat::Csv,
                                        .csv = {.decimalPoint = ',', .byteOrderMark = true},
                                        .head = {}},
                                       {"A", "B"}, {{0.5, "0.5"}});
    QVERIFY(bytes);
    QCOMPARE(*bytes,
             QByteArray("\xEF\xBB\xBF"
                        "A,B\r\n\"0,5\",0.5\r\n"));
}

QTEST_GUILESS_MAIN(TableWritersTest)
#include "tst_tablewriters.moc"
