// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/recordreader.h"
#include "tests/support/fastfolder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// JSON Lines: each line a value, and a record.
class tst_JsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreRecords_data();
    void linesAreRecords();
    void faultsHaveTheirLine_data();
    void faultsHaveTheirLine();
    void placesAreThoseOfTheFile();
    void keysThatAppearTwiceHaveTheirLine();
    void howItIsWrittenIsRemembered_data();
    void howItIsWrittenIsRemembered();
    void longFilesAreReadInBlocks();

private:
    Result<std::unique_ptr<RecordReader>> open(const QByteArray &bytes,
                                               Problems *problems = nullptr);
    /// The records as "line:text", then the problem as "code@line:column".
    QStringList read(const QByteArray &bytes);

    QTemporaryDir m_folder{test::fastFolder()};
};

Result<std::unique_ptr<RecordReader>> tst_JsonLines::open(const QByteArray &bytes,
                                                          Problems *problems)
{
    QFile file(m_folder.filePath(u"a.jsonl"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    file.close();
    ReaderOptions options;
    options.lines = true;
    return openReader(file.fileName(), u"a.jsonl"_s, options, [problems](const Problem &problem) {
        if (problems)
            problems->append(problem);
    });
}

QStringList tst_JsonLines::read(const QByteArray &bytes)
{
    auto reader = open(bytes);
    if (!reader)
        return {reader.error().code};
    QStringList found;
    for (;;) {
        auto record = (*reader)->next();
        if (!record) {
            const Problem &problem = record.error();
            return found << u"%1@%2:%3"_s.arg(problem.code).arg(problem.line).arg(problem.column);
        }
        if (!*record)
            return found;
        if ((*record)->ordinal != found.size())
            return found << u"wrong number"_s;
        const std::string_view raw = (*record)->nodes.front().raw;
        found << u"%1:%2"_s.arg((*record)->line)
                     .arg(QString::fromUtf8(raw.data(), qsizetype(raw.size())));
    }
}

void tst_JsonLines::linesAreRecords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("records");

    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("objects") << QByteArray("{\"a\": 1}\n{}\n")
                             << QStringList{u"1:{\"a\": 1}"_s, u"2:{}"_s};
    QTest::newRow("no last line end") << QByteArray("1\n2") << QStringList{u"1:1"_s, u"2:2"_s};
    QTest::newRow("Windows") << QByteArray("1\r\n[2]\r\n") << QStringList{u"1:1"_s, u"2:[2]"_s};
    QTest::newRow("blank lines") << QByteArray("\n1\n \t\n\n\"x\"\n\n")
                                 << QStringList{u"2:1"_s, u"5:\"x\""_s};
    QTest::newRow("space around") << QByteArray("  {\"a\": 1} \n")
                                  << QStringList{u"1:{\"a\": 1}"_s};
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}\n") << QStringList{u"1:{}"_s};
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "1\0\n\0"
                                          "2\0",
                                          8)
                            << QStringList{u"1:1"_s, u"2:2"_s};
}

void tst_JsonLines::linesAreRecords()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, records);
    QCOMPARE(read(bytes), records);
}

void tst_JsonLines::faultsHaveTheirLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");

    QTest::newRow("no JSON") << QByteArray("{}\n{\"a\": x}\n") << u"JSON-02@2:7"_s;
    QTest::newRow("two on a line") << QByteArray("{}\n{} {}\n") << u"JSON-02@2:4"_s;
    QTest::newRow("over two lines") << QByteArray("{}\n\n{\"a\":\n1}\n") << u"JSON-02@3:6"_s;
    QTest::newRow("the end is missing") << QByteArray("{}\n[1,") << u"JSON-02@2:4"_s;
    QTest::newRow("too deep") << QByteArray("{}\n") + QByteArray(600, '[') + QByteArray(600, ']')
                              << u"JSON-06@2:513"_s;
}

void tst_JsonLines::faultsHaveTheirLine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    const QStringList found = read(bytes);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.last(), problem);
}

void tst_JsonLines::placesAreThoseOfTheFile()
{
    auto reader = open("{\"a\": 1}\n\n{\"b\": \"x\", \"c\": [true]}\n");
    QVERIFY(reader);
    QVERIFY((*reader)->next());
    const auto second = (*reader)->next();
    QVERIFY(second && *second);
    QCOMPARE((*second)->offset, std::int64_t(10));
    const Node &list = (*second)->nodes[2];
    QCOMPARE(list.line, std::int64_t(3));
    QCOMPARE(list.column, std::int64_t(17));
}

void tst_JsonLines::keysThatAppearTwiceHaveTheirLine()
{
    Problems problems;
    auto reader = open("{}\n{\"a\": 1, \"a\": 2}\n", &problems);
    QVERIFY(reader);
    QVERIFY((*reader)->next());
    QVERIFY((*reader)->next());
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, u"JSON-05"_s);
    QCOMPARE(problems[0].line, qint64(2));
}

void tst_JsonLines::howItIsWrittenIsRemembered_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("newline");
    QTest::addColumn<bool>("spaced");
    QTest::addColumn<bool>("finalNewline");

    QTest::newRow("as Python writes it")
        << QByteArray("{\"a\": 1}\n") << QByteArray("\n") << true << true;
    QTest::newRow("as short as can be")
        << QByteArray("{\"a\":1}\n{\"a\":2}") << QByteArray("\n") << false << false;
    QTest::newRow("Windows") << QByteArray("{\"a\":1}\r\n") << QByteArray("\r\n") << false << true;
}

void tst_JsonLines::howItIsWrittenIsRemembered()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, newline);
    QFETCH(bool, spaced);
    QFETCH(bool, finalNewline);
    auto reader = open(bytes);
    QVERIFY(reader);
    for (auto record = (*reader)->next(); record && *record; record = (*reader)->next()) { }
    const Dialect &dialect = (*reader)->dialect();
    QVERIFY(dialect.lines);
    QVERIFY(!dialect.rootIsArray);
    QCOMPARE(QByteArray::fromStdString(dialect.newline), newline);
    QCOMPARE(dialect.spaced, spaced);
    QCOMPARE(dialect.finalNewline, finalNewline);
}

void tst_JsonLines::longFilesAreReadInBlocks()
{
    const QByteArray line = "{\"text\": \"" + QByteArray(300'000, 'x') + "\"}\n";
    const QStringList found = read(line.repeated(20));
    QCOMPARE(found.size(), 20);
    QVERIFY(found.last().startsWith(u"20:"_s));
}

QTEST_APPLESS_MAIN(tst_JsonLines)
#include "tst_jsonlines.moc"
