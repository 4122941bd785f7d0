// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookparser.h"
#include "tests/migration/draft/draftworkspace.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Playbooks drafted from files that none of the known systems has. Whatever is drafted works as it
/// stands: it lints, migrates with nothing set aside, and gives every value back.
class tst_Draft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack_data();
    void everythingComesBack();
    void listsBecomeTablesBelow();
    void namesOfMembersBecomeRows();
    void valuesOfAnotherTablesKeyReferToIt();
    void alikeFilesAreOneSource();
    void recordsOfSeveralFilesStayApart();
    void whatIsTooMuchForOnePlaybookIsSaid();
    void filesThatCannotBeReadAreLeftOut();
    void aFileIsLeftOut();
    void nothingToDraftFromIsSaid_data();
    void nothingToDraftFromIsSaid();
    void aPlaybookThatIsThereStays();
    void theSameFilesMakeTheSameDraft();
    void aBeginningIsNoReasonToTypeTheRest();
};

namespace {

const QByteArray shop = R"({"exported": "2025-01-01T10:00:00Z", "version": 1,
 "customers": [
  {"id": "c1", "name": "Ada Roe", "address": {"city": "Fernway", "zip": "01234"}, "tags": ["a", "b"]},
  {"id": "c2", "name": "Ben Oak", "address": {"city": "Oakham", "zip": null}, "tags": "solo"},
  {"id": "c3", "name": "Cy Elm", "tags": [], "extra": {}}],
 "orders": [
  {"order_id": 1, "customer_id": "c1", "lines": [{"sku": "x-1", "price": 1.50}, {"sku": "x-2", "price": 2}]},
  {"order_id": 2, "customer_id": "c3", "lines": [{"sku": "x-1", "price": 1.5}, {"sku": "x-3", "price": 1e2}]},
  {"order_id": 3, "customer_id": null, "lines": []}],
 "stock": {"x-1": {"left": 5}, "x-2": {"left": 0}, "x-3": {"left": 2}}})";

} // namespace

void tst_Draft::everythingComesBack_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QString>("name");

    const auto row = [](const char *what, const char *name, const QByteArray &bytes) {
        QTest::newRow(what) << bytes << QString::fromLatin1(name);
    };
    row("a table", "a.csv", "Name,Born\nAda Roe,1990-01-02\nBen Oak,\n");
    row("a header alone", "a.csv", "Name,Born\n");
    row("headers that are no names", "a.csv",
        ",select,\xC3\x84ge,\xC3\xA4ge,1st,waybill_x,id,id\n1,2,3,4,5,6,7,8\n,,,,,,,\n");
    row("a very long header", "a.csv",
        QByteArray(70, 'a') + ',' + QByteArray(500, 'b') + "\n1,2\n");
    row("other scripts", "a.csv",
        "\xD0\x98\xD0\xBC\xD1\x8F;\xE5\x90\x8D\xE5\x89\x8D;\xF0\x9F\x98\x80\na;b;c\n");
    row("semicolons and Windows", "a.csv",
        "Gr\xF6\xDF"
        "e;Stra\xDF"
        "e\r\n1,5;H\xF6he\r\n");
    row("UTF-16", "a.csv",
        QByteArray("\xFF\xFE", 2)
            + QByteArray("a\0,\0b\0\n\0"
                         "1\0,\0"
                         "2\0\n\0",
                         16));
    row("tabs", "a.tsv", "a\tb\n1\t2\n3\n4\t5\t6\n\n");
    row("quotes and line ends", "a.csv", "a,b\n\"x\"\"y\",\"1\n2\"\n");
    row("a list of objects", "a.json", R"([{"a": 1, "b": [1, 2]}, {"a": 2, "c": {"d": "x"}}])");
    row("a list of values", "a.json", R"(["a", 1, null, true])");
    row("a list of lists", "a.json", R"([[1, 2], [3, [4]], []])");
    row("objects and values by turns", "a.json", R"([{"a": 1}, 5, null, [1], "x", {}])");
    row("a value", "a.json", "42\n");
    row("keys no path can lead to", "a.json",
        R"([{"": 1, "*": 2, "{x}": 3, "a/b": 4, "~": 5, "a\nb": 6, "\ud800": 7, "ok": 8}])");
    row("half a character", "a.json", R"([{"a": "\ud800"}, {"a": "x"}, {"a": "\u0000"}])");
    row("keys twice", "a.json", R"([{"a": 1, "a": 2}, {"a": 1, "A": 3}])");
    row("a field that is anything", "a.json",
        R"([{"v": 1}, {"v": "x"}, {"v": [1]}, {"v": {"a": 1}}, {"v": null}, {"v": true}])");
    row("one or a list", "a.json",
        R"([{"v": {"n": 1}}, {"v": [{"n": 2}, {"n": 3}]}, {"v": []}, {"v": null}])");
    row("blanks in a list", "a.json", R"([{"v": ["a", null, ""]}, {"v": "b"}, {"v": ""}])");
    row("a tree", "a.json",
        R"([{"n": "a", "kids": [{"n": "b", "kids": [{"n": "c", "kids": []}]}]}])");
    row("a map of lists", "a.json", R"({"2024-01": ["a"], "2024-02": ["b", "c"], "2024-03": []})");
    row("a map of numbers", "a.json", R"({"2024-01": 1, "2024-02": 2, "2024-03": 2.5})");
    row("a map of nothing much", "a.json", R"({"x 1": {}, "x 2": {"a": 1}, "x 3": {"a": null}})");
    row("only empty things", "a.json", R"({"a": [], "b": {}, "c": [{"d": 1}]})");
    row("lists alone", "a.json", R"([{"tags": ["a"]}, {"tags": ["b", "c"]}])");
    row("large numbers", "a.json",
        R"([{"n": 12345678901234567890}, {"n": 0.1234567890123456789}, {"n": 1E400}, {"n": -0}])");
    row("lines", "a.jsonl", "{\"a\": 1}\n{\"a\": 2, \"b\": [1]}\n");
    row("lines of anything", "a.jsonl", "{\"a\":1}\r\n\r\n\"x\"\r\n[1]\r\nnull");
    row("lines called JSON", "a.json", "{\"a\":1}\n{\"a\":2}\n");
    row("a shop", "a.json", shop);
    row("one word", "a.csv", "a\nx\n");
    row("words", "a.csv",
        "State\n" + QByteArray("open\n").repeated(9) + QByteArray("Closed\n").repeated(9));
    row("words that are nearly the same", "a.csv",
        "State\n" + QByteArray("open\n").repeated(9) + QByteArray("Open\n").repeated(9));
    row("words with odd names", "a.csv",
        "State\n" + QByteArray("otherwise\n").repeated(9) + QByteArray("a: b #c\n").repeated(9));
    row("keys that differ in case", "a.csv", "id\na\nA\nb\n");
}

void tst_Draft::everythingComesBack()
{
    QFETCH(QByteArray, first);
    QFETCH(QString, name);
    test::DraftWorkspace workspace;
    workspace.write(name, first);
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void tst_Draft::listsBecomeTablesBelow()
{
    test::DraftWorkspace workspace;
    workspace.write(u"shop.json"_s, shop);
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(workspace.rows(u"SELECT c.name, t.position, t.tag FROM customer_tags t "
                            "JOIN customers c ON c.id = t.customer_id ORDER BY t.id"_s),
             (QStringList{u"Ada Roe | 0 | a"_s, u"Ada Roe | 1 | b"_s, u"Ben Oak | 0 | solo"_s}));
    QCOMPARE(workspace.rows(u"SELECT address_city, address_zip FROM customers"_s),
             (QStringList{u"Fernway | 01234"_s, u"Oakham | NULL"_s, u"NULL | NULL"_s}));
    QCOMPARE(workspace.rows(u"SELECT o.order_id, l.sku, l.price FROM order_lines l "
                            "JOIN orders o ON o.id = l.order_id ORDER BY l.id"_s),
             (QStringList{u"1 | x-1 | 1.5"_s, u"1 | x-2 | 2.0"_s, u"2 | x-1 | 1.5"_s,
                          u"2 | x-3 | 100.0"_s}));
}

void tst_Draft::namesOfMembersBecomeRows()
{
    test::DraftWorkspace workspace;
    workspace.write(u"towns.json"_s,
                    R"({"Fernway": {"people": 120, "mayor": "Ada Roe"},
                        "Oakham": {"people": 80, "mayor": "Ben Oak"},
                        "Elm End": {"people": 5, "rivers": ["Elm"]}})");
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(workspace.rows(u"SELECT entry, people, mayor FROM towns"_s),
             (QStringList{u"Fernway | 120 | Ada Roe"_s, u"Oakham | 80 | Ben Oak"_s,
                          u"Elm End | 5 | NULL"_s}));
}

void tst_Draft::valuesOfAnotherTablesKeyReferToIt()
{
    test::DraftWorkspace workspace;
    workspace.write(u"a_orders.csv"_s, "Order No,Customer No,Replaces\n1,7,\n2,8,1\n3,7,\n4,,2\n");
    workspace.write(
        u"customers.json"_s,
        R"([{"customer_no": 7, "name": "Ada Roe"}, {"customer_no": 8, "name": "Ben Oak"}])");
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    // Loaded after the file it refers to, though its name comes first.
    QCOMPARE(workspace.rows(u"SELECT \"from\", \"table\", \"to\" FROM "
                            "pragma_foreign_key_list('a_orders')"_s),
             QStringList{u"customer_no | customers | customer_no"_s});
    // Numbers that happen to be among others say nothing.
    QCOMPARE(workspace.rows(u"SELECT count(*) FROM pragma_foreign_key_list('customers')"_s),
             QStringList{u"0"_s});
}

void tst_Draft::alikeFilesAreOneSource()
{
    test::DraftWorkspace workspace;
    for (int i = 1; i <= 3; ++i) {
        const QByteArray n = QByteArray::number(i);
        workspace.write(u"visits_%1.json"_s.arg(i),
                        "[{\"day\": \"2025-01-0" + n + "\", \"n\": 1}]");
        workspace.write(u"notes/about %1.json"_s.arg(QChar(u'a' + i)),
                        "{\"title\": \"Note " + n + "\", \"words\": [\"x\", \"y\"]}");
        workspace.write(u"sales-%1.csv"_s.arg(i), "Day,Sum\n2025-01-0" + n + "," + n + "\n");
    }
    const auto draft = workspace.draft();
    QVERIFY(draft);
    QStringList sources;
    for (const auto &source : draft->sources)
        sources << source->file + u" %1"_s.arg(source->files.size());
    sources.sort();
    QCOMPARE(sources,
             (QStringList{u"notes/about *.json 3"_s, u"sales-1.csv 3"_s, u"visits_*.json 3"_s}));
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(workspace.rows(u"SELECT count(*) FROM sales"_s), QStringList{u"3"_s});
    QCOMPARE(workspace.rows(u"SELECT file_name, title FROM notes"_s).size(), 3);
}

void tst_Draft::recordsOfSeveralFilesStayApart()
{
    test::DraftWorkspace workspace;
    // Another file has a name that the pattern would fit, so each is a source of its own.
    workspace.write(u"visit 1.json"_s, R"({"who": "Ada Roe", "saw": ["a", "b"]})");
    workspace.write(u"visit 2.json"_s, R"({"who": "Ben Oak", "saw": ["c"]})");
    workspace.write(u"visit 3.json"_s, R"([[1]])");
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(workspace.rows(u"SELECT v.who, s.saw FROM visit_saw s JOIN visit v ON v.id = visit_id "
                            "ORDER BY s.id"_s),
             (QStringList{u"Ada Roe | a"_s, u"Ada Roe | b"_s, u"Ben Oak | c"_s}));
}

void tst_Draft::whatIsTooMuchForOnePlaybookIsSaid()
{
    test::DraftWorkspace workspace;
    for (int file = 0; file < 80; ++file) {
        QByteArray header;
        for (int column = 0; column < 200; ++column)
            header += "a_rather_long_name_" + QByteArray::number(file * 1000 + column) + ',';
        workspace.write(u"wide%1.csv"_s.arg(QChar(u'a' + file % 26)) + QString(file / 26, u'x')
                            + u".csv"_s,
                        header + "\n1\n");
    }
    const auto draft = workspace.draft();
    QVERIFY(!draft);
    QCOMPARE(draft.error().code, u"DRAFT-06"_s);
}

void tst_Draft::filesThatCannotBeReadAreLeftOut()
{
    test::DraftWorkspace workspace;
    workspace.write(u"good.csv"_s, "a,b\n1,2\n");
    workspace.write(u"broken.json"_s, "{\"a\": 1");
    workspace.write(u"empty.json"_s, "");
    workspace.write(u"nothing.json"_s, "[]");
    workspace.write(u"broken.jsonl"_s, "{\"a\": 1}\n{\"a\": \n");
    workspace.write(u"large.csv"_s,
                    "version https://git-lfs.github.com/spec/v1\n"
                    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2"
                    "ca24d17e2393\nsize 12345\n");
    workspace.write(u"picture.png"_s, "x");
    workspace.write(u".hidden.json"_s, "[1]");
    workspace.write(u"backups/old.json"_s, "[1]");
    const auto draft = workspace.draft();
    QVERIFY(draft);
    QCOMPARE(draft->files, QStringList{u"good.csv"_s});
    QStringList left;
    for (const Problem &problem : draft->problems)
        left << problem.file + u' ' + problem.code;
    left.sort();
    QCOMPARE(
        left,
        (QStringList{u"broken.json JSON-02"_s, u"broken.jsonl JSON-02"_s, u"empty.json JSON-01"_s,
                     u"large.csv SRC-04"_s, u"nothing.json DRAFT-02"_s}));
    QVERIFY(QString::fromStdString(draft->yaml).contains(u"Left out: broken.json"_s));
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void tst_Draft::aFileIsLeftOut()
{
    test::DraftWorkspace workspace;
    workspace.write(u"a.csv"_s, "a\n1\n");
    workspace.write(u"in/b.csv"_s, "b\n1\n");
    const auto draft = workspace.draft({u"in/b.csv"_s});
    QVERIFY(draft);
    QCOMPARE(draft->files, QStringList{u"a.csv"_s});
}

void tst_Draft::nothingToDraftFromIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("found");

    QTest::newRow("an empty folder") << QString() << QByteArray() << u"no files"_s;
    QTest::newRow("other files") << u"a.png"_s << QByteArray("x") << u"1 files of other kinds"_s;
    QTest::newRow("a broken file") << u"a.json"_s << QByteArray("{") << u"a.json"_s;
    QTest::newRow("an empty file") << u"a.csv"_s << QByteArray() << u"a.csv"_s;
}

void tst_Draft::nothingToDraftFromIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, found);
    test::DraftWorkspace workspace;
    if (!name.isEmpty())
        workspace.write(name, bytes);
    const auto draft = workspace.draft();
    QVERIFY(!draft);
    QCOMPARE(draft.error().code, u"DRAFT-04"_s);
    QVERIFY2(draft.error().found.startsWith(found), qPrintable(draft.error().found));
}

void tst_Draft::aPlaybookThatIsThereStays()
{
    test::DraftWorkspace workspace;
    workspace.write(u"a.csv"_s, "a\n1\n");
    workspace.write(u"mine/playbook.yaml"_s, "mine");
    const auto draft = workspace.draft();
    QVERIFY(draft);
    const QString folder = workspace.path() + u"/mine"_s;
    const auto saved = saveDraft(*draft, folder, false);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"DRAFT-05"_s);
    QVERIFY(!QFile::exists(folder + u"/001_tables.up.sql"_s));
    QFile file(folder + u"/playbook.yaml"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QVERIFY(saveDraft(*draft, folder, true));
    QVERIFY(readPlaybook(folder + u"/playbook.yaml"_s));
}

void tst_Draft::theSameFilesMakeTheSameDraft()
{
    test::DraftWorkspace workspace;
    workspace.write(u"shop.json"_s, shop);
    workspace.write(u"a.csv"_s, "a\n1\n");
    const auto one = workspace.draft();
    const auto two = workspace.draft();
    QVERIFY(one && two);
    QCOMPARE(one->yaml, two->yaml);
    QCOMPARE(one->scripts, two->scripts);
}

void tst_Draft::aBeginningIsNoReasonToTypeTheRest()
{
    test::DraftWorkspace workspace;
    workspace.write(u"a.csv"_s, "id,n\n" + QByteArray("1,1\n").repeated(100'000) + "1,x\n");
    const auto draft = draftPlaybook({.folder = workspace.path(), .mostBytes = 1000});
    QVERIFY(draft);
    QVERIFY(!draft->tables.front().isComplete);
    QCOMPARE(draft->tables.front().columns[1].type.converter, std::string("text"));
}

QTEST_APPLESS_MAIN(tst_Draft)
#include "tst_draft.moc"
