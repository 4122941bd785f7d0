// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/draft/draftworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What a column becomes, by the values that stand in it: what is exact, and text in any doubt.
class tst_DraftTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void jsonValues_data();
    void jsonValues();
    void keys_data();
    void keys();
    void names_data();
    void names();
};

namespace {

void typeColumns()
{
    QTest::addColumn<QByteArrayList>("values");
    QTest::addColumn<QString>("converter");
    QTest::addColumn<QString>("editor");
    QTest::addColumn<bool>("isDecided");
}

void row(const char *what, const QByteArrayList &values, const char *converter, const char *editor,
         bool isDecided = true)
{
    QTest::newRow(what) << values << QString::fromLatin1(converter) << QString::fromLatin1(editor)
                        << isDecided;
}

void compare(const test::DraftWorkspace &workspace, std::size_t column)
{
    QFETCH(QString, converter);
    QFETCH(QString, editor);
    QFETCH(bool, isDecided);
    const auto draft = workspace.draft();
    QVERIFY2(draft, draft ? "" : qPrintable(describe(draft.error())));
    const DraftColumn &made = draft->tables.front().columns[column];
    QCOMPARE(QString::fromStdString(made.type.converter), converter);
    QCOMPARE(QString::fromStdString(made.type.editor), editor);
    QCOMPARE(made.type.isDecided, isDecided);
}

} // namespace

void tst_DraftTypes::cells_data()
{
    typeColumns();
    row("whole numbers", {"1", "20", "-3"}, "integer", "integer");
    row("a leading zero", {"1", "01"}, "text", "text");
    row("a plus", {"1", "+1"}, "text", "text", false);
    row("thousands", {"1", "1,000"}, "text", "text", false);
    row("too many digits", {"12345678901234567890"}, "text", "text");
    row("numbers", {"1.5", "2.25", "3"}, "real", "real");
    row("prices", {"1.50", "2.25", "0.99"}, "real", "real");
    row("versions", {"1.1", "1.10", "1.2"}, "text", "text", false);
    row("numbers and a word", {"1", "n/a"}, "text", "text");
    row("days", {"2025-01-31", "1999-12-01"}, "date", "date");
    row("day first", {"31/12/2024", "01/02/2025"}, "date:dmy", "date");
    row("month first", {"12/31/2024", "01/02/2025"}, "date:mdy", "date");
    row("day or month", {"01/02/2025", "03/04/2025"}, "text", "text", false);
    row("day or month, once the same", {"01/02/2025", "03/04/2025", "04/04/2025"}, "text", "text",
        false);
    row("day first, once the same", {"31/12/2024", "04/04/2025"}, "date:dmy", "date");
    row("days by turns", {"31/12/2024", "12/31/2024"}, "text", "text", false);
    row("stamps", {"2025-01-31T10:00:00", "2025-02-01 10:00"}, "text", "text");
    row("yes and no", {"yes", "no", "yes"}, "text", "words");
    row("addresses", {"https://example.com/1", "http://example.com/2"}, "text", "link");
    row("an address and a word", {"https://example.com/1", "none"}, "text", "text");
    row("long texts", {QByteArray(200, 'x')}, "text", "long-text");
    row("nothing", {"", " "}, "text", "text");
    QByteArrayList states;
    for (int i = 0; i < 12; ++i)
        states << (i % 3 == 0 ? "open" : "in work");
    row("few words", states, "text", "words");
    states << "Open";
    row("a word with another case", states, "text", "text");
}

void tst_DraftTypes::cells()
{
    QFETCH(QByteArrayList, values);
    test::DraftWorkspace workspace;
    workspace.write(u"a.csv"_s, "it;x\n" + values.join(";x\n") + ";x\n");
    compare(workspace, 0);
}

void tst_DraftTypes::jsonValues_data()
{
    typeColumns();
    row("whole numbers", {"1", "-20", "3"}, "integer", "integer");
    row("numbers", {"1", "2.50", "1e3"}, "real", "real");
    row("more digits than a number holds", {"0.12345678901234567890123"}, "text", "text");
    row("flags", {"true", "false", "null"}, "flag", "flag");
    row("digits in quotes", {"\"1\"", "\"2\""}, "text", "text");
    row("numbers and texts", {"1", "\"x\""}, "text", "text", false);
    row("numbers and flags", {"1", "true"}, "text", "text", false);
    row("days", {"\"2025-01-31\"", "null"}, "date", "date");
    row("lists in lists", {"[[1]]", "[[2]]"}, "json", "none");
    row("lists and values", {"[{}]", "1"}, "json", "none");
    row("objects and values", {"{\"a\": 1}", "1"}, "json", "none");
}

void tst_DraftTypes::jsonValues()
{
    QFETCH(QByteArrayList, values);
    test::DraftWorkspace workspace;
    workspace.write(u"a.json"_s, "[{\"it\": " + values.join("}, {\"it\": ") + "}]");
    compare(workspace, 0);
}

void tst_DraftTypes::keys_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("key");

    QTest::newRow("a number") << QByteArray("id,n\n1,a\n2,a\n") << u"source_id"_s;
    QTest::newRow("not the first") << QByteArray("n,code\na,x\na,y\n") << u"code"_s;
    QTest::newRow("twice") << QByteArray("id,n\n1,a\n1,a\n") << QString();
    QTest::newRow("blank") << QByteArray("id,n\n1,a\n,a\n") << QString();
    QTest::newRow("case aside") << QByteArray("id,n\na,a\nA,a\n") << QString();
    QTest::newRow("space aside") << QByteArray("id,n\na,a\na ,a\n") << QString();
    QTest::newRow("one row says nothing") << QByteArray("id,n\n1,a\n") << QString();
    QTest::newRow("not called so") << QByteArray("size,n\n1,a\n2,a\n") << QString();
    QTest::newRow("its own name") << QByteArray("made,n\n1,a\n2,a\n") << u"made"_s;
}

void tst_DraftTypes::keys()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, key);
    test::DraftWorkspace workspace;
    workspace.write(u"made.csv"_s, file);
    const auto draft = workspace.draft();
    QVERIFY(draft);
    const DraftColumn *found = draft->tables.front().key();
    QCOMPARE(found ? QString::fromStdString(found->name) : QString(), key);
}

void tst_DraftTypes::names_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("name");

    QTest::newRow("as it is") << QByteArray("name") << u"name"_s;
    QTest::newRow("two words") << QByteArray("Order No.") << u"order_no"_s;
    QTest::newRow("camels") << QByteArray("orderLines") << u"order_lines"_s;
    QTest::newRow("a word of SQL") << QByteArray("Select") << u"select_value"_s;
    QTest::newRow("the row's own") << QByteArray("ID") << u"source_id"_s;
    QTest::newRow("a digit") << QByteArray("1st") << u"n1st"_s;
    QTest::newRow("accents") << QByteArray("\xC3\x84ge f\xC3\xBCr") << u"age_fur"_s;
    QTest::newRow("Cyrillic") << QByteArray("\xD0\x98\xD0\xBC\xD1\x8F") << u"ima"_s;
    QTest::newRow("Han") << QByteArray("\xE5\x90\x8D\xE5\x89\x8D") << u"ming_qian"_s;
    QTest::newRow("signs") << QByteArray("%") << u"field"_s;
    QTest::newRow("long") << QByteArray(100, 'a') << QString(48, u'a');
    QTest::newRow("quotes") << QByteArray("\"a\"\"; DROP TABLE x; --\"") << u"a_drop_table_x"_s;
}

void tst_DraftTypes::names()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, name);
    test::DraftWorkspace workspace;
    workspace.write(u"made.csv"_s, header + ",z\n1,2\n");
    const auto draft = workspace.draft();
    QVERIFY2(draft, draft ? "" : qPrintable(describe(draft.error())));
    QCOMPARE(QString::fromStdString(draft->tables.front().columns.front().name), name);
}

QTEST_APPLESS_MAIN(tst_DraftTypes)
#include "tst_drafttypes.moc"
