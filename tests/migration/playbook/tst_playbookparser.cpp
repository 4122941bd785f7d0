// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/mistakes.h"
#include "migration/playbook/playbookparser.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/playbook/data/plants/")
               + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray goodPlaybook = sample("playbook.yaml");
const QByteArray goodUp = sample("001_tables.up.sql");
const QByteArray goodDown = sample("001_tables.down.sql");

PlaybookFile check(const QByteArray &yaml, const QByteArray &up = goodUp,
                   const QByteArray &down = goodDown)
{
    return checkPlaybook(yaml.toStdString(), u"playbook.yaml"_s,
                         [&](const QString &file) -> Result<std::string> {
                             if (file == "001_tables.up.sql"_L1)
                                 return up.toStdString();
                             if (file == "001_tables.down.sql"_L1)
                                 return down.toStdString();
                             return Problem{.code = u"PB-01"_s, .found = u"no file"_s};
                         });
}

QByteArray described(const Problems &problems)
{
    QByteArray text;
    for (const Problem &problem : problems)
        text += describe(problem).toUtf8() + '\n';
    return text;
}

/// Takes the § out of \a yaml; where it stood.
std::pair<qint64, qint64> takeMark(QByteArray &yaml)
{
    const qsizetype at = yaml.indexOf("§");
    if (at < 0)
        return {};
    yaml.remove(at, qsizetype(qstrlen("§")));
    const QByteArray before = yaml.left(at);
    const qint64 column = before.size() - before.lastIndexOf('\n');
    return {before.count('\n') + 1, column};
}

} // namespace

class tst_PlaybookParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSampleIsGood();
    void aMistakeIsFoundAtItsPlace_data();
    void aMistakeIsFoundAtItsPlace();
    void everyMistakeIsNamedInTheOrderOfTheFile();
    void aSlipGetsASuggestion();
    void anotherFormatIsRefusedAtOnce();
    void constantsAreWhatTheyLookLike_data();
    void constantsAreWhatTheyLookLike();
    void scriptsDoNothingButTables_data();
    void scriptsDoNothingButTables();
    void downScriptsTakeEverythingAway();
    void aScriptMayDependOnAnAnswer();
    void theChecksumCoversTheScripts();
    void tooMuchIsRefused_data();
    void tooMuchIsRefused();
    void filesThatCannotBeReadAreRefused();
    void spoiltTextNeverGetsThrough();
};

void tst_PlaybookParser::theSampleIsGood()
{
    const PlaybookFile file = check(goodPlaybook);
    QVERIFY2(file.problems.isEmpty(), described(file.problems).constData());
}

void tst_PlaybookParser::aMistakeIsFoundAtItsPlace_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("spoilt");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    for (const SampleMistake &mistake : sampleMistakes)
        QTest::newRow(mistake.name)
            << QByteArray(mistake.good) << QByteArray(mistake.spoilt)
            << QString::fromLatin1(mistake.code) << QString::fromLatin1(mistake.field);
}

void tst_PlaybookParser::aMistakeIsFoundAtItsPlace()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, spoilt);
    QFETCH(QString, code);
    QFETCH(QString, field);
    QByteArray yaml = goodPlaybook;
    QCOMPARE(yaml.count(good), 1);
    yaml.replace(good, spoilt);
    const auto [line, column] = takeMark(yaml);

    const PlaybookFile file = check(yaml);
    const QByteArray all = described(file.problems);
    QVERIFY(!file.problems.isEmpty());
    const auto found =
        std::find_if(file.problems.begin(), file.problems.end(), [&](const Problem &problem) {
            return problem.code == code && problem.field == field
                && (line == 0 || (problem.line == line && problem.column == column));
        });
    QVERIFY2(
        found != file.problems.end(),
        QByteArray(all + "wanted at " + QByteArray::number(line) + ':' + QByteArray::number(column))
            .constData());
    QCOMPARE(found->file, u"playbook.yaml"_s);
    QVERIFY(found->line > 0);
    QVERIFY(!found->message.isEmpty());
    QVERIFY(!found->expected.isEmpty());
}

void tst_PlaybookParser::everyMistakeIsNamedInTheOrderOfTheFile()
{
    QByteArray yaml = goodPlaybook;
    yaml.replace("version: 1.0.0", "version: one");
    yaml.replace("required: true\n    id", "requird: true\n    id");
    yaml.replace("into: tags", "into: tag");
    yaml.replace("as: date}", "as: dates}");
    QStringList codes;
    for (const Problem &problem : check(yaml).problems)
        codes << problem.code;
    QCOMPARE(codes, (QStringList{u"PB-04"_s, u"PB-03"_s, u"PB-07"_s, u"PB-12"_s}));
}

void tst_PlaybookParser::aSlipGetsASuggestion()
{
    QByteArray yaml = goodPlaybook;
    yaml.replace("required: true\n    id", "requird: true\n    id");
    const PlaybookFile file = check(yaml);
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems.first().hint, u"Did you mean `required`?"_s);
    QCOMPARE(file.problems.first().found, u"requird"_s);
}

void tst_PlaybookParser::anotherFormatIsRefusedAtOnce()
{
    const PlaybookFile file = check("waybill: 2\nnew-things: {a: b}\n");
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems.first().code, u"PB-09"_s);
}

void tst_PlaybookParser::constantsAreWhatTheyLookLike_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<std::size_t>("kind"); // index in Value
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << QByteArray("3") << std::size_t(1) << QByteArray("3");
    QTest::newRow("negative") << QByteArray("-3") << std::size_t(1) << QByteArray("-3");
    QTest::newRow("decimal") << QByteArray("0.5") << std::size_t(2) << QByteArray("0.5");
    QTest::newRow("true") << QByteArray("true") << std::size_t(1) << QByteArray("1");
    QTest::newRow("quoted") << QByteArray("\"3\"") << std::size_t(3) << QByteArray("3");
    QTest::newRow("leading zero") << QByteArray("007") << std::size_t(3) << QByteArray("007");
    QTest::newRow("leading zero, decimal")
        << QByteArray("00.5") << std::size_t(3) << QByteArray("00.5");
    QTest::newRow("too large") << QByteArray("12345678901234567890x") << std::size_t(3)
                               << QByteArray("12345678901234567890x");
    QTest::newRow("word") << QByteArray("resume") << std::size_t(3) << QByteArray("resume");
    QTest::newRow("yes is a word") << QByteArray("yes") << std::size_t(3) << QByteArray("yes");
    QTest::newRow("blank") << QByteArray("\"\"") << std::size_t(3) << QByteArray();
}

void tst_PlaybookParser::constantsAreWhatTheyLookLike()
{
    QFETCH(QByteArray, yaml);
    QFETCH(std::size_t, kind);
    QFETCH(QByteArray, text);
    QByteArray whole = goodPlaybook;
    whole.replace("{value: 3.5}", "{value: " + yaml + "}");
    const PlaybookFile file = check(whole);
    QVERIFY2(file.problems.isEmpty(), described(file.problems).constData());
    const Value &value = file.playbook.phases[2].loads[0].rows[0].columns[3].constant;
    QCOMPARE(value.index(), kind);
    if (kind == 1)
        QCOMPARE(QByteArray::number(qint64(std::get<std::int64_t>(value))), text);
    else if (kind == 2)
        QCOMPARE(QByteArray::number(std::get<double>(value)), text);
    else
        QCOMPARE(QByteArray::fromStdString(std::get<std::string>(value)), text);
}

void tst_PlaybookParser::scriptsDoNothingButTables_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a mistake") << QByteArray("CREATE TABEL x (a);");
    QTest::newRow("attach") << QByteArray("ATTACH '/tmp/waybill-test.db' AS other;");
    QTest::newRow("vacuum into") << QByteArray("VACUUM INTO '/tmp/waybill-test.db';");
    QTest::newRow("pragma") << QByteArray("PRAGMA foreign_keys = OFF;");
    QTest::newRow("pragma without a value") << QByteArray("PRAGMA incremental_vacuum;");
    QTest::newRow("schema by hand") << QByteArray("PRAGMA writable_schema = ON;");
    QTest::newRow("extension") << QByteArray("SELECT load_extension('x');");
    QTest::newRow("transaction") << QByteArray("COMMIT;");
    QTest::newRow("savepoint") << QByteArray("SAVEPOINT x;");
    QTest::newRow("temporary") << QByteArray("CREATE TEMP TABLE x (a);");
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE x USING dbstat;");
    QTest::newRow("our names") << QByteArray("CREATE TABLE waybill_runs (a);");
    QTest::newRow("for ever") << QByteArray(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT count(*) FROM n;");
    QTest::newRow("without end") << QByteArray(
        "CREATE TABLE x (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n)"
        " INSERT INTO x SELECT zeroblob(100000) FROM n;");
    QTest::newRow("a huge value") << QByteArray("CREATE TABLE x AS SELECT zeroblob(1000000000);");
}

void tst_PlaybookParser::scriptsDoNothingButTables()
{
    QFETCH(QByteArray, sql);
    QFile::remove(u"/tmp/waybill-test.db"_s);
    const PlaybookFile file = check(goodPlaybook, goodUp + sql);
    QVERIFY(!file.problems.isEmpty());
    QCOMPARE(file.problems.first().code, u"PB-11"_s);
    QCOMPARE(file.problems.first().field, u"phases[0].scripts[0]"_s);
    QVERIFY(!QFile::exists(u"/tmp/waybill-test.db"_s));
}

void tst_PlaybookParser::downScriptsTakeEverythingAway()
{
    const PlaybookFile file = check(goodPlaybook, goodUp, "DROP TABLE sales; DROP TABLE tags;");
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems.first().code, u"PB-11"_s);
    QCOMPARE(file.problems.first().found, u"plants"_s);
}

void tst_PlaybookParser::aScriptMayDependOnAnAnswer()
{
    QByteArray yaml = goodPlaybook;
    yaml.replace("scripts: [001_tables]",
                 "scripts: [{name: 001_tables, when: {answers: {tags: keep}}}]");
    const PlaybookFile file = check(yaml);
    QVERIFY2(file.problems.isEmpty(), described(file.problems).constData());
    QCOMPARE(file.playbook.phases[0].scripts[0].when.answers.at("tags"), std::string("keep"));
}

void tst_PlaybookParser::theChecksumCoversTheScripts()
{
    const std::string sum = check(goodPlaybook).playbook.sha256;
    QCOMPARE(check(goodPlaybook).playbook.sha256, sum);
    QVERIFY(check(goodPlaybook + "# more\n").playbook.sha256 != sum);
    QVERIFY(check(goodPlaybook, goodUp + "-- more\n").playbook.sha256 != sum);
    QVERIFY(check(goodPlaybook, goodUp, goodDown + "-- more\n").playbook.sha256 != sum);
}

void tst_PlaybookParser::tooMuchIsRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("code");
    const qsizetype megabyte = 1024 * 1024;
    QTest::newRow("size") << goodPlaybook + QByteArray(megabyte, '#') << u"PB-01"_s;
    QTest::newRow("depth") << "x: " + QByteArray(40, '[') + QByteArray(40, ']') << u"PB-02"_s;
    QTest::newRow("very deep lists") << QByteArray(megabyte, '[') << u"PB-02"_s;
    QTest::newRow("very deep maps") << QByteArray(megabyte, '{') << u"PB-02"_s;
    QTest::newRow("very deep blocks") << QByteArray("- ").repeated(megabyte / 2) << u"PB-02"_s;
    QTest::newRow("very many keys") << QByteArray("? ").repeated(megabyte / 2) << u"PB-02"_s;
    QTest::newRow("nothing") << QByteArray() << u"PB-04"_s;
    QTest::newRow("only a list") << QByteArray("[]") << u"PB-04"_s;
}

void tst_PlaybookParser::tooMuchIsRefused()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, code);
    const PlaybookFile file = check(yaml);
    QVERIFY(!file.problems.isEmpty());
    QCOMPARE(file.problems.first().code, code);
}

void tst_PlaybookParser::filesThatCannotBeReadAreRefused()
{
    const QTemporaryDir folder;
    for (const QString &path : {folder.filePath(u"none.yaml"_s), folder.path()}) {
        const Problems problems = lintPlaybook(path);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().code, u"PB-01"_s);
        QCOMPARE(problems.first().file, path);
    }
}

/// Whatever is cut out of a playbook, the parser answers; a playbook without its second half is
/// never taken for a whole one.
void tst_PlaybookParser::spoiltTextNeverGetsThrough()
{
    for (qsizetype size = 0; size < goodPlaybook.indexOf("phases:"); size += 7)
        QVERIFY(!check(goodPlaybook.left(size)).problems.isEmpty());
    for (qsizetype at = 0; at < goodPlaybook.size(); at += 13) {
        QByteArray yaml = goodPlaybook;
        yaml[at] = yaml[at] == '{' ? '[' : '{';
        const PlaybookFile file = check(yaml);
        for (const Problem &problem : file.problems)
            QVERIFY(problem.line > 0 && problem.code.startsWith("PB-"_L1));
    }
}

QTEST_GUILESS_MAIN(tst_PlaybookParser)
#include "tst_playbookparser.moc"
