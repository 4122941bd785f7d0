// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/playbookparser.h"
#include "migration/run/migrate.h"
#include "migration/undo/undo.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

const QString playbookFile =
    QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/run/data/greenhouse/playbook.yaml");

} // namespace

/// Sources that are many files, what is asked about each of them, and rows of which there may be
/// one: with a playbook that no real system has.
class tst_ManyFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePlaybookIsSound();
    void mistakesAreFound_data();
    void mistakesAreFound();
    void everyFileIsReadAndGivenBack();
    void onlyTheNewestIsTaken();
    void eachFileIsAskedAbout();
    void anAnswerThatIsNoneEndsItBeforeItBegins();
    void anotherAnswerIsAnotherRecord();
    void filesComeAndGo();
    void duplicatesAreToldApart();
    void theNewerOneReplacesTheOlder_data();
    void theNewerOneReplacesTheOlder();
    void anEditedRowIsNotReplaced();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    Report run(Answers more = {}, OnDuplicate onDuplicate = OnDuplicate::Skip) const;
    QStringList rows(const QString &sql) const;
    QString again() const; ///< empty when an export gives every file back
    static QStringList codes(const Report &report);

    std::unique_ptr<QTemporaryDir> m_folder;
    Playbook m_playbook;
};

void tst_ManyFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
    const auto playbook = readPlaybook(playbookFile);
    QVERIFY2(playbook, playbook ? "" : qPrintable(describe(playbook.error())));
    m_playbook = *playbook;
    write(u"log/day_0401_east.json"_s, R"({"at": "8:00", "shift": "early", "warmth": 21.5})");
    write(u"log/day_0401_west.json"_s, R"({"shift": "late", "estimate": 19, "note": "hazy"})");
    write(u"log/day_0402_east.json"_s, "{}");
    write(u"log/old/day_0331_east.json"_s, R"({"at": "never"})");
    write(u"log/day_0403.json"_s, R"({"at": "never"})");
    write(u"plans/plan_01.json"_s, R"(["dig"])");
    write(u"plans/plan_02.json"_s, R"(["sow", "rake"])");
    write(u"photos/bed.jpg"_s, "picture");
}

void tst_ManyFiles::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(m_folder->filePath(name)).path()));
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

Report tst_ManyFiles::run(Answers more, OnDuplicate onDuplicate) const
{
    MigrationRequest request;
    request.workspace = m_folder->path();
    request.playbook = m_playbook;
    request.onDuplicate = onDuplicate;
    request.answers = std::move(more);
    request.answers.emplace("choices/gardener", "AR");
    request.answers.emplace("choices/photo", "bed.jpg");
    return migrate(request);
}

QStringList tst_ManyFiles::rows(const QString &sql) const
{
    return test::queryRows(m_folder->filePath(u"greenhouse.db"_s), sql);
}

QString tst_ManyFiles::again() const
{
    const QTemporaryDir folder(test::fastFolder());
    const auto exported = exportAsSources(m_folder->filePath(u"greenhouse.db"_s), folder.path());
    if (!exported)
        return describe(exported.error());
    for (const ExportedFile &file : exported->files) {
        const QString difference =
            test::compareFiles(m_folder->filePath(file.file), folder.filePath(file.file), {});
        if (!difference.isEmpty())
            return file.file + u": "_s + difference;
    }
    return {};
}

QStringList tst_ManyFiles::codes(const Report &report)
{
    QStringList all;
    for (const Problem &problem : report.problems)
        all << problem.code;
    if (report.failure)
        all << u"failed: "_s + describe(*report.failure);
    return all;
}

void tst_ManyFiles::thePlaybookIsSound()
{
    const Problems problems = lintPlaybook(playbookFile);
    QVERIFY2(problems.isEmpty(),
             qPrintable(problems.isEmpty() ? QString() : describe(problems.first())));
    const QString text = explainPlaybook(m_playbook);
    for (const QString &part : {u"Each of these files is read"_s, u"the last by name"_s,
                                u"Asked for each file"_s, u"is a duplicate"_s, u"Else: "_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void tst_ManyFiles::mistakesAreFound_data()
{
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QString>("code");
    const auto add = [](const char *name, const char *right, const char *wrong, const char *code) {
        QTest::newRow(name) << QByteArray(right) << QByteArray(wrong) << QString::fromLatin1(code);
    };
    add("a star in the folder", "log/day_{day}", "l*g/day_{day}", "PB-04");
    add("no star at all", "plan_*.json", "plan_01.json", "PB-04");
    add("a brace without a partner", "{station}", "{station", "PB-04");
    add("a part that is there twice", "{station}", "{day}", "PB-04");
    add("a name that means something else", "{station}.json", "{record}.json", "PB-04");
    add("many CSV files", "files: \"plans/plan_*.json\"\n    take: newest\n    format: json",
        "files: \"plans/plan_*.csv\"\n    format: csv", "PB-06");
    add("a part that is not there", "file: station", "file: statoin", "PB-07");
    add("a question that is not there", "{answer: unit}", "{answer: units}", "PB-07");
    add("a part of an answer", "photo.name", "photo.size", "PB-07");
    add("a part of a typed answer", "{answer: unit}", "{answer: unit.name}", "PB-07");
    add("a source that is not there", "source: measurements", "source: measures", "PB-07");
    add("no regular expression", "[A-Z]{2}", "[A-Z{2}", "PB-04");
    add("found and unique", "unique: [station, at]", "find: [at]\n            unique: [at]",
        "PB-03");
    add("unique by no column", "unique: [station, at]", "unique: [place]", "PB-07");
    add("files of no such question", "{files: photo}", "{files: unit}", "PB-07");
    add("an answer for each file decides nothing", "{files: photo}", "{answers: {weather: sun}}",
        "PB-07");
}

void tst_ManyFiles::mistakesAreFound()
{
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, wrong);
    QFETCH(QString, code);
    QFile original(playbookFile);
    QVERIFY(original.open(QIODevice::ReadOnly));
    QByteArray text = original.readAll();
    QVERIFY(text.contains(right));
    write(u"p/playbook.yaml"_s, text.replace(text.indexOf(right), right.size(), wrong));
    for (const QString &script : {u"001_tables.up.sql"_s, u"001_tables.down.sql"_s})
        QVERIFY(QFile::copy(QFileInfo(playbookFile).dir().filePath(script),
                            m_folder->filePath(u"p/"_s + script)));
    const Problems problems = lintPlaybook(m_folder->filePath(u"p/playbook.yaml"_s));
    QVERIFY(!problems.isEmpty());
    QVERIFY2(std::any_of(problems.begin(), problems.end(),
                         [&](const Problem &problem) { return problem.code == code; }),
             qPrintable(describe(problems.first())));
}

void tst_ManyFiles::everyFileIsReadAndGivenBack()
{
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(rows(u"SELECT station, at, warmth, unit, gardener, weather, label"
                  " FROM measurements ORDER BY id"_s),
             (QStringList{u"east | 8:00 | 21.5 | C | AR | sun | east, day_0401_east.json"_s,
                          u"west | 0401 | 19.0 | C | AR | sun | west, day_0401_west.json"_s,
                          u"east | 0402 | 20.0 | C | AR | sun | east, day_0402_east.json"_s}));
    QCOMPARE(rows(u"SELECT whole FROM measurements WHERE id = 2"_s),
             QStringList{uR"({"shift": "late", "estimate": 19, "note": "hazy"})"_s});
    QCOMPARE(rows(u"SELECT length(digest), name FROM photos"_s), QStringList{u"64 | bed.jpg"_s});
    QVERIFY(codes(report).contains(u"MAP-01"_s));
    QVERIFY(report.balance.even());
    qint64 read = 0;
    for (const SourceReport &source : report.sources)
        read += source.balance.read;
    QCOMPARE(report.sources.size(), 4);
    QCOMPARE(read, report.balance.read);
    QCOMPARE(again(), QString());
}

void tst_ManyFiles::onlyTheNewestIsTaken()
{
    QVERIFY(run().ok());
    QCOMPARE(rows(u"SELECT task, file, number FROM plans ORDER BY id"_s),
             (QStringList{u"sow | plan_02.json | 1"_s, u"rake | plan_02.json | 2"_s}));
}

void tst_ManyFiles::eachFileIsAskedAbout()
{
    const Answers given{{"choices/gardener/day_0401_east.json", "OR"}};
    const auto inspection = inspectWorkspace(m_folder->path(), m_playbook, given);
    QVERIFY(inspection);
    QStringList asked;
    for (const Question &question : inspection->questions) {
        if (question.id.starts_with("choices/gardener")) {
            asked << QString::fromStdString(question.id);
            QCOMPARE(question.kind, Question::Kind::Text);
            QCOMPARE(question.hint, u"two capital letters"_s);
            QCOMPARE(question.optional, question.general.empty());
        }
    }
    QCOMPARE(asked,
             (QStringList{u"choices/gardener"_s, u"choices/gardener/day_0401_west.json"_s,
                          u"choices/gardener/day_0402_east.json"_s}));

    const Report report = run({{"choices/gardener/day_0401_east.json", "OR"},
                               {"choices/weather/day_0402_east.json", "rain"}});
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(rows(u"SELECT gardener, weather FROM measurements ORDER BY id"_s),
             (QStringList{u"OR | sun"_s, u"AR | sun"_s, u"AR | rain"_s}));
}

void tst_ManyFiles::anAnswerThatIsNoneEndsItBeforeItBegins()
{
    for (const Answers &answers :
         {Answers{{"choices/gardener", "ada"}}, Answers{{"choices/photo", "gone.jpg"}},
          Answers{{"choices/weather/day_0402_east.json", "snow"}}}) {
        const Report report = run(answers);
        QVERIFY(report.failure.has_value());
        QCOMPARE(report.failure->code, u"ASK-02"_s);
        QCOMPARE(report.failure->field.toStdString(), answers.begin()->first);
        QCOMPARE(exitCode(report), 5);
    }
    QVERIFY(!QFile::exists(m_folder->filePath(u"greenhouse.db"_s)));
}

void tst_ManyFiles::anotherAnswerIsAnotherRecord()
{
    QVERIFY(run().ok());
    const Report report = run({{"choices/gardener", "OR"}}, OnDuplicate::Update);
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(rows(u"SELECT DISTINCT gardener FROM measurements"_s), QStringList{u"OR"_s});
    QCOMPARE(rows(u"SELECT id FROM measurements ORDER BY id"_s),
             (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void tst_ManyFiles::filesComeAndGo()
{
    QVERIFY(run().ok());
    QCOMPARE(run().outcome, RunOutcome::Unchanged);
    write(u"log/day_0404_east.json"_s, R"({"at": "9:00"})");
    QVERIFY(QFile::remove(m_folder->filePath(u"log/day_0401_west.json"_s)));
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(rows(u"SELECT at FROM measurements ORDER BY id"_s),
             (QStringList{u"8:00"_s, u"0401"_s, u"0402"_s, u"9:00"_s}));
    QCOMPARE(again(), QString());
    const auto undone = undo({.database = m_folder->filePath(u"greenhouse.db"_s)});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(rows(u"SELECT count(*) FROM measurements"_s), QStringList{u"3"_s});
}

void tst_ManyFiles::duplicatesAreToldApart()
{
    write(u"log/day_0405_east.json"_s, R"({"at": "8:00", "shift": "early", "warmth": 21.5})");
    write(u"log/day_0406_east.json"_s, R"({"at": "8:00", "shift": "early", "warmth": 23})");
    write(u"log/day_0407_east.json"_s, R"({"at": "8:00", "shift": "late", "warmth": 21.5})");
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(codes(report).count(u"DUP-03"_s), 1);
    QCOMPARE(codes(report).count(u"DUP-04"_s), 2);
    QCOMPARE(report.recordsSetAside, 2);
    QStringList pairs;
    for (const Problem &problem : report.problems) {
        if (problem.code == u"DUP-04"_s)
            pairs << problem.found;
    }
    QCOMPARE(pairs,
             (QStringList{u"warmth: 21.5 is there, 23 is new"_s,
                          u"shift: early is there, late is new"_s}));
    QVERIFY(report.balance.even());
    QCOMPARE(again(), QString());
}

void tst_ManyFiles::theNewerOneReplacesTheOlder_data()
{
    QTest::addColumn<bool>("inOneRun");
    QTest::newRow("in one run") << true;
    QTest::newRow("in a later run") << false;
}

void tst_ManyFiles::theNewerOneReplacesTheOlder()
{
    QFETCH(bool, inOneRun);
    if (!inOneRun)
        QVERIFY(run().ok());
    write(u"log/day_0406_east.json"_s, R"({"at": "8:00", "shift": "late", "warmth": 23})");
    const Report report = run({}, OnDuplicate::Update);
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(codes(report).count(u"DUP-05"_s), 1);
    QCOMPARE(rows(u"SELECT id, warmth, label FROM measurements WHERE at = '8:00'"_s),
             QStringList{u"1 | 23.0 | east, day_0406_east.json"_s});
    QCOMPARE(again(), QString());
    const auto undone = undo({.database = m_folder->filePath(u"greenhouse.db"_s)});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    if (inOneRun) {
        QVERIFY(!QFile::exists(m_folder->filePath(u"greenhouse.db"_s)));
        return;
    }
    QCOMPARE(rows(u"SELECT id, warmth, label FROM measurements WHERE at = '8:00'"_s),
             QStringList{u"1 | 21.5 | east, day_0401_east.json"_s});
    QCOMPARE(again(), QString());
}

void tst_ManyFiles::anEditedRowIsNotReplaced()
{
    QVERIFY(run().ok());
    {
        auto connection =
            Connection::open(m_folder->filePath(u"greenhouse.db"_s), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE measurements SET warmth = 30 WHERE id = 1"));
    }
    write(u"log/day_0406_east.json"_s, R"({"at": "8:00", "shift": "early", "warmth": 23})");
    const Report report = run({}, OnDuplicate::Update);
    QVERIFY2(report.ok(), qPrintable(codes(report).join(u'\n')));
    QCOMPARE(codes(report).count(u"DUP-04"_s), 1);
    QCOMPARE(rows(u"SELECT warmth FROM measurements WHERE id = 1"_s), QStringList{u"30.0"_s});
}

QTEST_GUILESS_MAIN(tst_ManyFiles)
#include "tst_manyfiles.moc"
