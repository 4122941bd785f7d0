// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"
#include "tests/migration/tables/tablereaders.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What was written into a workbook is what stands in its sheet.
class WorkbookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTableComesBack_data();
    void aTableComesBack();
    void anyTableComesBack();
    void everyTitleNamesASheet_data();
    void everyTitleNamesASheet();
    void whatASheetCannotHoldIsRefused_data();
    void whatASheetCannotHoldIsRefused();

private:
    Result<qint64> write(const QString &path, const QString &title, const test::Columns &columns,
                         const std::vector<Row> &rows) const;
    void compare(const test::Columns &columns, const std::vector<Row> &rows) const;

    QTemporaryDir m_folder;
};

namespace {

/// A sheet computes with 15 digits: what it would round is written as text.
Value sheetValue(const Value &value)
{
    const auto number = [](const std::string &digits, double real) {
        const auto count = std::count_if(digits.begin(), digits.end(),
                                         [](char c) { return c >= '0' && c <= '9'; });
        return count >= 1 && count <= 15 ? Value(real) : Value(digits);
    };
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return number(integerText(*integer), static_cast<double>(*integer));
    if (const auto *real = std::get_if<double>(&value))
        return number(doubleText(*real), *real);
    return value;
}

/// Cells that are not there at the end of a row are empty ones; so are empty texts.
Row trimmed(Row row)
{
    for (Value &value : row) {
        const auto *text = std::get_if<std::string>(&value);
        if (text && text->empty())
            value = {};
    }
    while (!row.empty() && isNull(row.back()))
        row.pop_back();
    return row;
}

} // namespace

void WorkbookTest::initTestCase()
{
    if (!test::canReadWorkbooks())
        QSKIP("unzip is not installed");
}

Result<qint64> WorkbookTest::write(const QString &path, const QString &title,
                                   const test::Columns &columns, const std::vector<Row> &rows) const
{
    return writeTableFile(path, {.format = TableFormat::Xlsx, .csv = {}, .head = {.title = title}},
                          test::feedOf(columns, rows));
}

void WorkbookTest::compare(const test::Columns &columns, const std::vector<Row> &rows) const
{
    const QString path = m_folder.filePath(u"table.xlsx"_s);
    const auto written = write(path, u"Applications"_s, columns, rows);
    QVERIFY2(written, written ? "" : qPrintable(describe(written.error())));
    test::ReadTable read = test::readWorkbook(path);
    QVERIFY2(read.error.isEmpty(), qPrintable(read.error));
    QVERIFY(read.columns == columns);
    QVERIFY(read.rows.size() <= rows.size());
    read.rows.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row expected;
        for (const Value &value : rows[i])
            expected.push_back(sheetValue(value));
        QCOMPARE(test::shown(trimmed(read.rows[i])), test::shown(trimmed(expected)));
    }
}

void WorkbookTest::aTableComesBack_data()
{
    QTest::addColumn<std::vector<Row>>("rows");
    const auto row = [](const char *name, const std::vector<Row> &rows) {
        QTest::newRow(name) << rows;
    };
    row("no rows", {});
    row("texts", {{"Fernway Labs", "Ada Roe"}, {"日本", "<b>&amp;\"'"}});
    row("spaces and line breaks", {{" lead", "trail "}, {"one\ntwo", "one\r\ntwo"}, {"\t", "\r"}});
    row("control characters", {{"a\x01z", "\x1f"}, {"\x7f", "\x0b"}});
    row("what looks like an escape", {{"_x0041_", "a_x000D_b_x"}, {"_x0041_\x01", "_xZZZZ_"}});
    row("nothing", {{Value(), ""}, {"", Value()}, {Value(), "x"}});
    row("formulas are texts", {{"=1+1", "-5"}, {"{=SUM(A1)}", "@a"}});
    row("leading zeros", {{"007", "1e5"}, {"78.5%", "2024-03-14"}});
    row("numbers", {{std::int64_t{0}, 78.5}, {std::int64_t{-999999999999999}, -0.1}});
    row("numbers beyond 15 digits",
        {{std::numeric_limits<std::int64_t>::max(), 1.0 / 3},
         {std::int64_t{9007199254740993}, 1e300}});
    row("no number",
        {{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}});
}

void WorkbookTest::aTableComesBack()
{
    QFETCH(std::vector<Row>, rows);
    compare({"Company", "A \"b\" <c>"}, rows);
}

void WorkbookTest::anyTableComesBack()
{
    test::Randomness random(1901);
    for (int i = 0; i < 60 && !QTest::currentTestFailed(); ++i) {
        std::vector<Row> rows;
        for (int part = 0; part < 12; ++part) {
            for (Row &row : test::anyRows(random, 3))
                rows.push_back(std::move(row));
        }
        compare({"A", "B", "C"}, rows);
    }
}

void WorkbookTest::everyTitleNamesASheet_data()
{
    QTest::addColumn<QString>("title");
    QTest::newRow("usual") << u"Applications"_s;
    QTest::newRow("none") << QString();
    QTest::newRow("forbidden characters") << u"a[b]:c*d?e/f\\g"_s;
    QTest::newRow("apostrophes") << u"'a'"_s;
    QTest::newRow("long") << QString(80, u'ä');
    QTest::newRow("cut inside a character") << QString(30, u'a') + u"😀😀"_s;
    QTest::newRow("reserved") << u"History"_s;
}

void WorkbookTest::everyTitleNamesASheet()
{
    QFETCH(QString, title);
    const QString path = m_folder.filePath(u"titled.xlsx"_s);
    const auto written = write(path, title, {"A"}, {{"a"}});
    QVERIFY2(written, written ? "" : qPrintable(describe(written.error())));
    QCOMPARE(test::readWorkbook(path).rows.size(), std::size_t(1));
}

void WorkbookTest::whatASheetCannotHoldIsRefused_data()
{
    QTest::addColumn<Row>("row");
    QTest::newRow("too long") << Row{std::string(32768, 'a')};
    QTest::newRow("too wide") << Row(16385, Value("a"));
    QTest::newRow("zero byte") << Row{std::string("a\0b", 3)};
}

/// And nothing is left of it.
void WorkbookTest::whatASheetCannotHoldIsRefused()
{
    QFETCH(Row, row);
    const QTemporaryDir folder;
    const auto written = write(folder.filePath(u"t.xlsx"_s), u"T"_s, {"A"}, {row});
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"XLSX-01"_s);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

QTEST_GUILESS_MAIN(WorkbookTest)
#include "tst_workbook.moc"
