// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/clipboardtable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What is copied arrives in a spreadsheet cell by cell, and as texts where it is text.
class ClipboardTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreKeptApart_data();
    void cellsAreKeptApart();
    void titlesComeFirst();
    void htmlMarksTexts_data();
    void htmlMarksTexts();
};

namespace {

ClipboardTable copied(const std::vector<std::string> &columns, const std::vector<Row> &rows,
                      bool titles = false)
{
    ClipboardTable table;
    const auto writer = makeClipboardWriter(table, titles);
    bool good(writer->begin(columns));
    for (const Row &row : rows)
        good = bool(writer->write(row)) && good;
    good = bool(writer->end()) && good;
    return good ? table : ClipboardTable();
}

} // namespace

void ClipboardTableTest::cellsAreKeptApart_data()
{
    QTest::addColumn<std::vector<Row>>("rows");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const std::vector<Row> &rows, const QString &text) {
        QTest::newRow(name) << rows << text;
    };
    row("plain", {{"Fernway Labs", "Tester"}}, u"Fernway Labs\tTester\n"_s);
    row("two rows", {{"a", "b"}, {"c", "d"}}, u"a\tb\nc\td\n"_s);
    row("tab", {{"a\tb", "c"}}, u"\"a\tb\"\tc\n"_s);
    row("line break", {{"a\nb", "c"}}, u"\"a\nb\"\tc\n"_s);
    row("carriage return", {{"a\rb", "c"}}, u"\"a\rb\"\tc\n"_s);
    row("quotes", {{"say \"yes\"", "c"}}, u"\"say \"\"yes\"\"\"\tc\n"_s);
    row("spaces stay", {{" a ", "c"}}, u" a \tc\n"_s);
    row("nothing", {{Value(), ""}}, u"\t\n"_s);
    row("leading zeros", {{"007", std::int64_t{7}}}, u"007\t7\n"_s);
    row("one cell, as it is", {{"a \"b\"\nc"}}, u"a \"b\"\nc"_s);
    row("one column, two rows", {{"a"}, {"b\nc"}}, u"a\n\"b\nc\"\n"_s);
    row("one empty cell", {{Value()}}, QString());
}

void ClipboardTableTest::cellsAreKeptApart()
{
    QFETCH(std::vector<Row>, rows);
    QFETCH(QString, text);
    const std::vector<std::string> columns(rows.front().size(), "Title");
    QCOMPARE(copied(columns, rows).text, text);
}

void ClipboardTableTest::titlesComeFirst()
{
    const ClipboardTable table = copied({"Company\t&", "Role"}, {{"a", "b"}}, true);
    QCOMPARE(table.text, u"\"Company\t&\"\tRole\na\tb\n"_s);
    QVERIFY(table.html.contains(u"<th>Company\t&amp;</th><th>Role</th>"_s));
    QCOMPARE(copied({"Company"}, {{"a"}}, true).text, u"Company\na\n"_s);
}

void ClipboardTableTest::htmlMarksTexts_data()
{
    QTest::addColumn<Row>("row");
    QTest::addColumn<QString>("cells");
    const QString text = u"<td style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">"_s;
    QTest::newRow("a text") << Row{"007"} << text + u"007</td>"_s;
    QTest::newRow("a formula") << Row{"=1+1"} << text + u"=1+1</td>"_s;
    QTest::newRow("markup") << Row{"<b>&"} << text + u"&lt;b&gt;&amp;</td>"_s;
    QTest::newRow("lines") << Row{"a\nb"} << text + u"a<br>b</td>"_s;
    QTest::newRow("a number") << Row{std::int64_t{7}} << u"<td>7</td>"_s;
    QTest::newRow("nothing") << Row{Value()} << u"<td></td>"_s;
}

void ClipboardTableTest::htmlMarksTexts()
{
    QFETCH(Row, row);
    QFETCH(QString, cells);
    QCOMPARE(copied({"A"}, {row}).html,
             u"<meta charset=\"utf-8\"><table><tr>%1</tr></table>"_s.arg(cells));
}

QTEST_GUILESS_MAIN(ClipboardTableTest)
#include "tst_clipboardtable.moc"
