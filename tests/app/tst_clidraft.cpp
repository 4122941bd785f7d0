// SPDX-License-Identifier: GPL-3.0-or-later
// `playbook new` as a script sees it: from a folder nobody knows to a database that is verified.
#include "tests/app/program.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

class TestCliDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fromUnknownFilesToADatabase();
    void aPlaybookIsReplacedOnlyWhenToldTo();
    void exitCodesSayWhatHappened_data();
    void exitCodesSayWhatHappened();
    void theDocumentSaysWhatWasDrafted();
    void samplesOfKnownSystemsAreDraftedToo_data();
    void samplesOfKnownSystemsAreDraftedToo();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliDraft::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(u"garden"_s));
    write(file(u"garden/beds.csv"_s), "bed,soil,made\nA1,clay,2024-03-01\nB2,sand,2024-04-01\n");
    write(file(u"garden/log.jsonl"_s),
          "{\"bed\": \"A1\", \"done\": [\"dug\", \"sown\"]}\n"
          "{\"bed\": \"B2\", \"done\": []}\n");
}

void TestCliDraft::fromUnknownFilesToADatabase()
{
    QProcessEnvironment own = environment();
    own.insert(u"XDG_DATA_HOME"_s, file(u"data"_s));
    const Ran drafted = run({u"playbook"_s, u"new"_s, file(u"garden"_s)}, own);
    QVERIFY2(drafted.exitCode == 0, drafted.err.constData());
    QVERIFY(drafted.out.contains("log_done"));
    // It is among the user's own, so it is found without being named.
    const Ran found = run({u"detect"_s, file(u"garden"_s), u"--json"_s}, own);
    QVERIFY2(found.out.contains("\"garden\""), found.out.constData());
    const Ran migrated = run({u"migrate"_s, file(u"garden"_s), u"--no-input"_s}, own);
    QVERIFY2(migrated.exitCode == 0, (migrated.err + migrated.out).constData());
    const Ran verified =
        run({u"verify"_s, file(u"garden/garden.db"_s), u"--against"_s, file(u"garden"_s)});
    QVERIFY2(verified.exitCode == 0, (verified.err + verified.out).constData());
    QCOMPARE(run({u"export"_s, file(u"garden/garden.db"_s), u"--as-sources"_s, file(u"again"_s)})
                 .exitCode,
             0);
    for (const QString &name : {u"beds.csv"_s, u"log.jsonl"_s})
        QCOMPARE(read(file(u"again/"_s + name)), read(file(u"garden/"_s + name)));
    QCOMPARE(run({u"undo"_s, file(u"garden/garden.db"_s), u"--yes"_s}).exitCode, 0);
    const Ran twice = run({u"playbook"_s, u"new"_s, file(u"garden"_s)}, own);
    QCOMPARE(twice.exitCode, 5);
}

void TestCliDraft::aPlaybookIsReplacedOnlyWhenToldTo()
{
    const QStringList draft{u"playbook"_s, u"new"_s, file(u"garden"_s), u"-o"_s, file(u"mine"_s)};
    QCOMPARE(run(draft).exitCode, 0);
    write(file(u"mine/playbook.yaml"_s), "mine");
    const Ran again = run(draft);
    QCOMPARE(again.exitCode, 5);
    QVERIFY2(again.err.contains("DRAFT-05"), again.err.constData());
    QCOMPARE(read(file(u"mine/playbook.yaml"_s)), QByteArray("mine"));
    QCOMPARE(run(draft + QStringList{u"--replace"_s}).exitCode, 0);
    QCOMPARE(run({u"playbook"_s, u"lint"_s, file(u"mine"_s)}).exitCode, 0);
}

void TestCliDraft::exitCodesSayWhatHappened_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<int>("code");

    QTest::newRow("all of it") << QStringList() << QByteArray() << 0;
    QTest::newRow("a file that cannot be read") << QStringList() << QByteArray("{\"a\":") << 3;
    QTest::newRow("the same, left out by name")
        << QStringList{u"--leave-out"_s, u"broken.json"_s} << QByteArray("{\"a\":") << 0;
    QTest::newRow("an id that is none") << QStringList{u"--id"_s, u"a b"_s} << QByteArray() << 1;
    QTest::newRow("an option that is none") << QStringList{u"--no-such"_s} << QByteArray() << 2;
}

void TestCliDraft::exitCodesSayWhatHappened()
{
    QFETCH(QStringList, more);
    QFETCH(QByteArray, broken);
    QFETCH(int, code);
    if (!broken.isEmpty())
        write(file(u"garden/broken.json"_s), broken);
    const Ran ran = run(
        QStringList{u"playbook"_s, u"new"_s, file(u"garden"_s), u"-o"_s, file(u"out"_s)} + more);
    QVERIFY2(ran.exitCode == code, (ran.err + ran.out).constData());
    QCOMPARE(QFileInfo::exists(file(u"out/playbook.yaml"_s)), code == 0 || code == 3);
}

void TestCliDraft::theDocumentSaysWhatWasDrafted()
{
    write(file(u"garden/broken.json"_s), "{\"a\":");
    const Ran ran = run({u"playbook"_s, u"new"_s, file(u"garden"_s), u"-o"_s, file(u"out"_s),
                         u"--json"_s, u"--name"_s, u"My garden"_s});
    const QJsonObject document = ran.json();
    QCOMPARE(document.value("id"_L1).toString(), u"my-garden"_s);
    QCOMPARE(document.value("files"_L1).toArray().size(), 2);
    const QJsonArray tables = document.value("tables"_L1).toArray();
    QCOMPARE(tables.size(), 3);
    const QJsonObject log = tables[1].toObject();
    QCOMPARE(log.value("name"_L1).toString(), u"log"_s);
    QCOMPARE(log.value("columns"_L1).toArray()[0].toObject().value("refersTo"_L1).toString(),
             u"beds.bed"_s);
    QCOMPARE(document.value("problems"_L1).toArray()[0].toObject().value("code"_L1).toString(),
             u"JSON-02"_s);
}

void TestCliDraft::samplesOfKnownSystemsAreDraftedToo_data()
{
    QTest::addColumn<QString>("sample");
    for (const char *name : {"resume-toolkit-tidy", "resume-toolkit-real", "job-matches"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestCliDraft::samplesOfKnownSystemsAreDraftedToo()
{
    QFETCH(QString, sample);
    const Workspace workspace(sample);
    const Ran drafted = run({u"playbook"_s, u"new"_s, workspace.path(), u"-o"_s, file(u"out"_s)});
    QVERIFY2(drafted.exitCode == 0 || drafted.exitCode == 3, drafted.err.constData());
    const QString database = file(u"drafted.db"_s);
    const Ran migrated =
        run({u"migrate"_s, workspace.path(), u"--playbook"_s, file(u"out"_s), u"--to"_s, database,
             u"--no-input"_s, u"--backup-dir"_s, file(u"backups"_s)});
    QVERIFY2(migrated.exitCode == 0, (migrated.err + migrated.out).constData());
    const Ran verified = run({u"verify"_s, database, u"--against"_s, workspace.path()});
    QVERIFY2(verified.exitCode == 0, (verified.err + verified.out).constData());
}

QTEST_GUILESS_MAIN(TestCliDraft)
#include "tst_clidraft.moc"
