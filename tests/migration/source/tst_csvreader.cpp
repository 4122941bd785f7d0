// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/csvdialect.h"
#include "tests/migration/source/reading.h"

#include <QCryptographicHash>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::readCsv;
using test::Reading;

class tst_CsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAndCells_data();
    void recordsAndCells();
    void cellsKnowTheirPlaceAndName();
    void theDelimiterIsFound_data();
    void theDelimiterIsFound();
    void howItIsWrittenIsRemembered_data();
    void howItIsWrittenIsRemembered();
    void anotherEncodingIsReadWhenAsked();
    void bytesThatAreNoUtf8AreRefusedWithAGuess();
    void anUnclosedQuoteNamesItsLines();
    void textAfterAQuoteIsKeptAndReported();
    void tooManyColumnsAreRefused();
    void aCellThatIsTooLargeIsRefused();
    void anErrorStaysAnError();
    void recordsOnTheBlockBoundaryAreWhole();
    void cellsSurviveBeingWritten();
    void aChangeWhileReadingIsNoticed();
    void progressIsCountedInBytes();
};

void tst_CsvReader::recordsAndCells_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("header");
    QTest::addColumn<QStringList>("records");
    QTest::addColumn<QString>("problems"); // warnings and the error, separated by spaces
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &header,
                        const QStringList &records, const QString &problems = {}) {
        QTest::newRow(name) << bytes << header << records << problems;
    };
    const QStringList ab{u"a"_s, u"b"_s};

    row("empty file", "", {}, {});
    row("mark only", "\xef\xbb\xbf", {}, {});
    row("header only", "a,b\n", ab, {});
    row("header without line end", "a,b", ab, {});
    row("header of one empty cell", "\"\"\n", {QString()}, {});
    row("one line", "a,b\n1,2\n", ab, {u"2[1][2]"_s});
    row("no final line end", "a,b\n1,2", ab, {u"2[1][2]"_s});
    row("crlf", "a,b\r\n1,2\r\n3,4\r\n", ab, {u"2[1][2]"_s, u"3[3][4]"_s});
    row("lone cr", "a,b\r1,2\r3,4\r", ab, {u"2[1][2]"_s, u"3[3][4]"_s});
    row("mixed line ends", "a,b\r\n1,2\n3,4\r5,6", ab, {u"2[1][2]"_s, u"3[3][4]"_s, u"4[5][6]"_s});
    row("cr at the very end", "a,b\n1,2\r", ab, {u"2[1][2]"_s});
    row("mark is no part of the header",
        "\xef\xbb\xbf"
        "a,b\n1,2\n",
        ab, {u"2[1][2]"_s});
    row("mark before a quote", "\xef\xbb\xbf\"a\",b\n1,2\n", ab, {u"2[1][2]"_s});

    row("empty cells", "a,b\n,\n", ab, {u"2[][]"_s});
    row("trailing comma at the end", "a,b\n1,", ab, {u"2[1][]"_s});
    row("short line", "a,b\n1\n", ab, {u"2[1]"_s});
    row("long line", "a,b\n1,2,3,4\n", ab, {u"2[1][2][3][4]"_s});
    row("blank line", "a,b\n\n1,2\n", ab, {u"2"_s, u"3[1][2]"_s});
    row("blank line, crlf", "a,b\r\n\r\n1,2\r\n", ab, {u"2"_s, u"3[1][2]"_s});
    row("blank lines at the end", "a,b\n1,2\n\n\n", ab, {u"2[1][2]"_s, u"3"_s, u"4"_s});
    row("a line of spaces is a cell", "a,b\n  \n", ab, {u"2[  ]"_s});
    row("a quoted empty cell is a cell", "a\n\"\"\n", {u"a"_s}, {u"2[]"_s});
    row("blank first line", "\na,b\n", {}, {u"2[a][b]"_s});
    row("spaces are kept", "a , b\n 1 , 2 \n", {u"a "_s, u" b"_s}, {u"2[ 1 ][ 2 ]"_s});

    row("quoted", "a,b\n\"1\",\"2\"\n", ab, {u"2[1][2]"_s});
    row("quoted at the end", "a,b\n1,\"2\"", ab, {u"2[1][2]"_s});
    row("quoted comma", "a,b\n\"1,5\",2\n", ab, {u"2[1,5][2]"_s});
    row("doubled quotes", "a,b\n\"say \"\"hi\"\"\",2\n", ab, {u"2[say \"hi\"][2]"_s});
    row("only quotes", "a,b\n\"\"\"\",\"\"\"\"\"\"\n", ab, {u"2[\"][\"\"]"_s});
    row("quoted line break", "a,b\n\"x\ny\",2\n3,4\n", ab, {u"2[x\\ny][2]"_s, u"4[3][4]"_s});
    row("quoted crlf", "a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", ab, {u"2[x\\r\\ny][2]"_s, u"4[3][4]"_s});
    row("quoted lone cr", "a,b\n\"x\ry\",2\n3,4\n", ab, {u"2[x\\ry][2]"_s, u"4[3][4]"_s});
    row("quoted blank lines", "a,b\n\"\n\n\n\",2\n3,4\n", ab, {u"2[\\n\\n\\n][2]"_s, u"6[3][4]"_s});
    row("quoted header with a line break", "\"a\nx\",b\n1,2\n", {u"a\nx"_s, u"b"_s},
        {u"3[1][2]"_s});
    row("quoted header with a comma", "\"a,x\",b\n1,2\n", {u"a,x"_s, u"b"_s}, {u"2[1][2]"_s});

    row("a quote inside a cell is text", "a,b\n5\" disk,2\n", ab, {u"2[5\" disk][2]"_s});
    row("a quote at the end of a cell", "a,b\n5\",2\n", ab, {u"2[5\"][2]"_s});
    row("a quote after a space is text", "a,b\n1, \"2\"\n", ab, {u"2[1][ \"2\"]"_s});
    row("text after a closing quote", "a,b\n\"abc\"def,2\n", ab, {u"2[abcdef][2]"_s},
        u"CSV-05@2"_s);
    row("space after a closing quote", "a,b\n\"abc\" ,2\n", ab, {u"2[abc ][2]"_s}, u"CSV-05@2"_s);
    row("quotes after a closing quote", "a,b\n\"abc\"d\"e,f\"\n", ab, {u"2[abcd\"e][f\"]"_s},
        u"CSV-05@2"_s);
    row("doubled quotes, then text", "a,b\n\"a\"\"b\"c\"\"d,2\n", ab, {u"2[a\"bc\"\"d][2]"_s},
        u"CSV-05@2"_s);
    row("text after a quote, at the end", "a,b\n1,\"x\"y", ab, {u"2[1][xy]"_s}, u"CSV-05@2"_s);
    row("text after a quote in the header", "\"a\"x,b\n1,2\n", {u"ax"_s, u"b"_s}, {u"2[1][2]"_s},
        u"CSV-05@1"_s);
    row("two of them", "a,b\n\"x\"1,\"y\"2\n", ab, {u"2[x1][y2]"_s}, u"CSV-05@2 CSV-05@2"_s);
    row("after a quoted line break", "a,b\n\"x\ny\"z,2\n3,4\n", ab,
        {u"2[x\\nyz][2]"_s, u"4[3][4]"_s}, u"CSV-05@2"_s);

    row("unclosed quote", "a,b\n1,2\n3,\"4\n5,6\n", ab, {u"2[1][2]"_s}, u"CSV-07@3:3"_s);
    row("unclosed quote at the very end", "a,b\n1,\"", ab, {}, u"CSV-07@2:3"_s);
    row("doubled quote at the very end", "a,b\n1,\"x\"\"", ab, {}, u"CSV-07@2:3"_s);
    row("unclosed quote in the header", "a,\"b\n1,2\n", {}, {}, u"CSV-07@1:3"_s);

    row("zero characters", QByteArray("a,b\n\0,x\0y\n", 10), ab, {u"2[\\0][x\\0y]"_s});
    row("quoted zero character", QByteArray("a,b\n\"\0\",2\n", 10), ab, {u"2[\\0][2]"_s});
    row("beyond ASCII", "a,b\n\xc3\xa9,\xf0\x9f\x98\x80\n", ab, {u"2[é][😀]"_s});
    row("other line separators are text", "a,b\n\xe2\x80\xa8,\x0b\n", ab, {u"2[\u2028][\u000b]"_s});
    row("semicolons", "a;b\n1,5;2\n", ab, {u"2[1,5][2]"_s});
    row("tabs", "a\tb\n1\t2\n", ab, {u"2[1][2]"_s});
    row("bars", "a|b\n1|2\n", ab, {u"2[1][2]"_s});
    row("the same name twice", "a,a\n1,2\n", {u"a"_s, u"a"_s}, {u"2[1][2]"_s});
    row("a formula is text", "a,b\n=1+1,@x\n", ab, {u"2[=1+1][@x]"_s});
    row("a backslash escapes nothing", "a,b\n\"x\\\",2\n", ab, {u"2[x\\][2]"_s});
}

void tst_CsvReader::recordsAndCells()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, header);
    QFETCH(QStringList, records);
    QFETCH(QString, problems);
    const Reading reading = readCsv(bytes);
    QStringList found = reading.warnings;
    if (!reading.error.isEmpty())
        found << reading.error;
    QCOMPARE(found.join(u' '), problems);
    QCOMPARE(reading.records, records);
    if (!reading.error.isEmpty())
        return;
    QStringList names;
    for (const std::string &name : reading.dialect.header)
        names << QString::fromStdString(name);
    QCOMPARE(names, header);
    QCOMPARE(reading.dialect.finalNewline, bytes.endsWith('\n') || bytes.endsWith('\r'));
}

void tst_CsvReader::cellsKnowTheirPlaceAndName()
{
    const test::OneFile file("id,name,note\n1,\xc3\xa9\xc3\xa9,\"x\ny\",extra\r\n2,z\n");
    auto reader = openReader(file.path(), u"source"_s, {.format = SourceFormat::Csv}, {});
    QVERIFY(reader);
    Result<const Record *> next = (*reader)->next();
    QVERIFY(next);
    const Record &first = **next;
    QCOMPARE(first.ordinal, std::int64_t(0));
    QCOMPARE(first.offset, std::int64_t(13));
    QCOMPARE(first.nodes.size(), std::size_t(5));
    QCOMPARE(first.nodes[0].kind, NodeKind::Object);
    QCOMPARE(first.nodes[0].end, 5);
    QVERIFY(first.nodes[0].raw == "1,\xc3\xa9\xc3\xa9,\"x\ny\",extra");
    const std::vector<std::string_view> keys{"id", "name", "note", ""};
    const std::vector<std::int64_t> columns{1, 3, 6, 4};
    const std::vector<std::int64_t> lines{2, 2, 2, 3};
    for (std::size_t i = 1; i < 5; ++i) {
        const Node &cell = first.nodes[i];
        QCOMPARE(cell.kind, NodeKind::Text);
        QCOMPARE(cell.parent, 0);
        QCOMPARE(cell.end, std::int32_t(i + 1));
        QVERIFY(cell.key == keys[i - 1]);
        QVERIFY(cell.raw == cell.text);
        QCOMPARE(cell.line, lines[i - 1]);
        QCOMPARE(cell.column, columns[i - 1]);
    }
    next = (*reader)->next();
    QVERIFY(next);
    QCOMPARE((*next)->ordinal, std::int64_t(1));
    QCOMPARE((*next)->line, std::int64_t(4));
    QCOMPARE((*next)->nodes.size(), std::size_t(3));
    next = (*reader)->next();
    QVERIFY(next);
    QVERIFY(*next == nullptr);
    QVERIFY(*(*reader)->next() == nullptr);
}

void tst_CsvReader::theDelimiterIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("nothing") << QByteArray() << ',';
    QTest::newRow("one column") << QByteArray("a\nb\nc\n") << ',';
    QTest::newRow("comma") << QByteArray("a,b\n1,2\n") << ',';
    QTest::newRow("semicolon, decimal commas") << QByteArray("a;b;c\n1,5;2,5;3,5\n") << ';';
    QTest::newRow("tab, commas in texts") << QByteArray("a\tb\nx, y, z\tq\n") << '\t';
    QTest::newRow("bar") << QByteArray("a|b|c\n1|2|3\n") << '|';
    QTest::newRow("commas, semicolons in quotes")
        << QByteArray("a,b\n\"1;2;3;4\",5\n\"6;7;8;9\",0\n") << ',';
    QTest::newRow("semicolons, quoted line breaks")
        << QByteArray("a;b\n\"x,\n,y\";5\n\"z,,,\";0\n") << ';';
    QTest::newRow("a list in a comma file")
        << QByteArray("name,skills\nAnn,x;y\nBen,x;y\nCai,z\n") << ',';
    QTest::newRow("header without line end") << QByteArray("a;b;c") << ';';
    QTest::newRow("blank lines do not count") << QByteArray("a;b\n\n\n1;2,3\n") << ';';
}

void tst_CsvReader::theDelimiterIsFound()
{
    QFETCH(QByteArray, text);
    QFETCH(char, delimiter);
    QCOMPARE(sniffDelimiter({text.constData(), std::size_t(text.size())}), delimiter);
    QCOMPARE(readCsv(text).dialect.delimiter, delimiter);
    QCOMPARE(readCsv(text, {.delimiter = ':'}).dialect.delimiter, ':');
}

void tst_CsvReader::howItIsWrittenIsRemembered_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("newline");
    QTest::addColumn<bool>("finalNewline");
    QTest::addColumn<bool>("mark");
    QTest::addColumn<QString>("encoding");
    const auto row = [](const char *name, const QByteArray &bytes, const char *newline,
                        bool finalNewline, bool mark, const QString &encoding = u"UTF-8"_s) {
        QTest::newRow(name) << bytes << QByteArray(newline) << finalNewline << mark << encoding;
    };
    row("empty", "", "\n", false, false);
    row("newline", "a\n1\n", "\n", true, false);
    row("none at the end", "a\r\n1", "\r\n", false, false);
    row("return", "a\r1\r", "\r", true, false);
    row("the one most lines have", "a\r\n1\n2\r\n3\n4\r\n", "\r\n", true, false);
    row("those in quotes do not count", "a\n\"\r\n\r\n\"\n", "\n", true, false);
    row("mark",
        "\xef\xbb\xbf"
        "a\n",
        "\n", true, true);
    row("utf-16",
        QByteArray("\xff\xfe"
                   "a\0,\0b\0\n\0",
                   10),
        "\n", true, true, u"UTF-16LE"_s);
}

void tst_CsvReader::howItIsWrittenIsRemembered()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, newline);
    QFETCH(bool, finalNewline);
    QFETCH(bool, mark);
    QFETCH(QString, encoding);
    const Reading reading = readCsv(bytes);
    QCOMPARE(reading.error, QString());
    QCOMPARE(QByteArray::fromStdString(reading.dialect.newline), newline);
    QCOMPARE(reading.dialect.finalNewline, finalNewline);
    QCOMPARE(reading.dialect.byteOrderMark, mark);
    QCOMPARE(QString::fromStdString(reading.dialect.encoding), encoding);
    QCOMPARE(reading.hash, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void tst_CsvReader::anotherEncodingIsReadWhenAsked()
{
    const Reading reading =
        readCsv("name,city\nRen\xe9,M\xfcnchen\n", {.encoding = "windows-1252"});
    QCOMPARE(reading.error, QString());
    QCOMPARE(reading.records, QStringList{u"2[René][München]"_s});
    QCOMPARE(reading.dialect.encoding, std::string("windows-1252"));
    QCOMPARE(readCsv("a\n", {.encoding = "x-none"}).problem.code, u"ENC-04"_s);
}

void tst_CsvReader::bytesThatAreNoUtf8AreRefusedWithAGuess()
{
    const Reading reading = readCsv("name,city\nAnn,Bonn\nRen\xe9,M\xfcnchen\n");
    QCOMPARE(reading.error, u"ENC-01@3:4"_s);
    QVERIFY(reading.records.isEmpty());
    QVERIFY2(reading.problem.hint.contains(u"windows-1252"), qPrintable(reading.problem.hint));
    QVERIFY(reading.problem.hint.contains(u"René"));
    QCOMPARE(reading.problem.file, u"source"_s);

    const Reading asked =
        readCsv("a,b\n1,2\n" + QByteArray(500000, 'x') + "\xff", {.encoding = "UTF-8"});
    QCOMPARE(asked.records, QStringList{u"2[1][2]"_s});
    QCOMPARE(asked.problem.code, u"ENC-01"_s);
    QCOMPARE(asked.problem.line, qint64(3));
}

void tst_CsvReader::anUnclosedQuoteNamesItsLines()
{
    const Reading reading = readCsv("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
    QCOMPARE(reading.problem.code, u"CSV-07"_s);
    QCOMPARE(reading.problem.severity, Severity::Error);
    QCOMPARE(reading.problem.line, qint64(3));
    QVERIFY2(reading.problem.message.contains(u"Lines 3–5"), qPrintable(reading.problem.message));
    QVERIFY(readCsv("a,b\n\"x").problem.message.contains(u"Lines 2–2"));
}

void tst_CsvReader::textAfterAQuoteIsKeptAndReported()
{
    const Reading reading = readCsv("a,b\n1,\"abc\"def\n");
    QCOMPARE(reading.toSink.size(), 1);
    QCOMPARE(reading.toSink.first().severity, Severity::Warning);
    QCOMPARE(reading.toSink.first().line, qint64(2));
    QCOMPARE(reading.toSink.first().column, qint64(3));
    QCOMPARE(reading.toSink.first().file, u"source"_s);
}

void tst_CsvReader::tooManyColumnsAreRefused()
{
    const QByteArray most = QByteArray("x,").repeated(9999) + "x\n";
    QCOMPARE(readCsv(most).error, QString());
    QCOMPARE(readCsv(most).dialect.header.size(), std::size_t(10000));
    QCOMPARE(readCsv("a,b\n1," + most).error.section(u'@', 0, 0), u"CSV-08"_s);
}

void tst_CsvReader::aCellThatIsTooLargeIsRefused()
{
    const QByteArray large((64 << 20) + 10, 'x');
    const Reading plain = readCsv("a,b\n1," + large + "\n");
    QCOMPARE(plain.problem.code, u"CSV-08"_s);
    const Reading quoted = readCsv("a,b\n1,\"" + large);
    QCOMPARE(quoted.problem.code, u"CSV-08"_s);
    QCOMPARE(quoted.problem.line, qint64(2));
    QVERIFY(quoted.problem.hint.contains(u"line 2"));
    QCOMPARE(readCsv("a,b\n1," + large.first(60 << 20) + "\n").error, QString());
}

void tst_CsvReader::anErrorStaysAnError()
{
    const test::OneFile file("a\n1\n\"2");
    auto reader = openReader(file.path(), u"source"_s, {.format = SourceFormat::Csv}, {});
    QVERIFY(reader);
    QVERIFY((*reader)->next());
    QCOMPARE((*reader)->next().error().code, u"CSV-07"_s);
    QCOMPARE((*reader)->next().error().code, u"CSV-07"_s);
    QVERIFY((*reader)->finish());
}

void tst_CsvReader::recordsOnTheBlockBoundaryAreWhole()
{
    // The reader takes blocks of 256 KB: shift every kind of cut over the boundary.
    const QByteArray line = "1,\xe2\x82\xac,\"q\"\"q\r\n,\"\r\n";
    const QStringList cells{u"[1][€][q\"q\\r\\n,]"_s};
    for (int shift = 0; shift <= line.size() + 4; ++shift) {
        const QByteArray filler((1 << 18) - 6 - shift, 'x');
        const Reading reading =
            readCsv("a,b,c\n" + filler.first(filler.size() - 1) + '\n' + line + line);
        QCOMPARE(reading.error, QString());
        QCOMPARE(reading.warnings, QStringList());
        QCOMPARE(reading.records.size(), 3);
        QCOMPARE(reading.records[1], u"3"_s + cells.first());
        QCOMPARE(reading.records[2], u"5"_s + cells.first());
    }
}

void tst_CsvReader::cellsSurviveBeingWritten()
{
    // Random cells, written with every cell quoted or only where needed, come back the same.
    std::mt19937 random(20240817);
    const QByteArray alphabet = QByteArray("a\",\n\r ;\t\0x", 10) + "\xc3\xa9";
    const auto cell = [&] {
        QByteArray text;
        for (int i = int(random() % 6); i > 0; --i) {
            const auto c = random() % 11;
            text += c == 10 ? QByteArray("\xc3\xa9") : alphabet.mid(int(c), 1);
        }
        return text;
    };
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = "h1,h2,h3\n";
        QStringList expected;
        for (int line = 0; line < 5; ++line) {
            QByteArrayList cells;
            QString shown;
            for (int i = 0; i < 3; ++i) {
                QByteArray text = cell();
                shown += u'[' + test::visible({text.constData(), std::size_t(text.size())}) + u']';
                const bool needed = text.contains('"') || text.contains(',') || text.contains('\n')
                    || text.contains('\r');
                if (needed || random() % 2 == 0)
                    text = '"' + text.replace("\"", "\"\"") + '"';
                cells << text;
            }
            bytes += cells.join(',') + '\n';
            expected << shown;
        }
        Reading reading = readCsv(bytes, {.delimiter = ','});
        QCOMPARE(reading.error, QString());
        for (QString &record : reading.records)
            record = record.mid(record.indexOf(u'['));
        QCOMPARE(reading.records, expected);
    }
}

void tst_CsvReader::aChangeWhileReadingIsNoticed()
{
    test::OneFile file("a\n1\n");
    auto reader = openReader(file.path(), u"source"_s, {.format = SourceFormat::Csv}, {});
    QVERIFY(reader);
    file.write("a\n1\n2\n");
    while (true) {
        const auto next = (*reader)->next();
        if (!next || *next == nullptr)
            break;
    }
    QCOMPARE((*reader)->finish().error().code, u"SRC-CHG"_s);
}

void tst_CsvReader::progressIsCountedInBytes()
{
    const QByteArray bytes = "a,b\n" + QByteArray("1,2\n").repeated(200000);
    const test::OneFile file(bytes);
    auto reader = openReader(file.path(), u"source"_s, {.format = SourceFormat::Csv}, {});
    QVERIFY(reader);
    QCOMPARE((*reader)->bytesTotal(), qint64(bytes.size()));
    QVERIFY((*reader)->bytesRead() < qint64(bytes.size()));
    int records = 0;
    while (*(*reader)->next() != nullptr)
        ++records;
    QCOMPARE(records, 200000);
    QCOMPARE((*reader)->bytesRead(), qint64(bytes.size()));
}

QTEST_GUILESS_MAIN(tst_CsvReader)
#include "tst_csvreader.moc"
