// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "migration/playbook/playbookparser.h"
#include "migration/run/migrate.h"
#include "migration/undo/undo.h"
#include "migration/undo/undorun.h"
#include "migration/verify/roundtrip.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// A system that nobody has thought of: its playbook is YAML and SQL in a folder.
class tst_SixthSystem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePlaybookIsSound();
    void rowsNeedAKeyOfOneValue();
    void aQuestionWithoutADefaultIsAsked();
    void itIsInspected();
    void itIsMigrated();
    void everyValueCanBeComparedAndWrittenAgain();
    void anAnswerLeavesATableOut();
    void itIsMigratedAgain();
    void itIsUndone_data();
    void itIsUndone();

private:
    Report run(Answers answers = {{"choices/visits-of-guests", "read"}}) const;
    QStringList rows(const QString &sql) const;
    static QString problemsOf(const Report &report);

    std::unique_ptr<QTemporaryDir> m_folder;
    Playbook m_playbook;
    QString m_database;
};

void tst_SixthSystem::init()
{
    m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
    const QDir made(QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/run/data/bee-club"));
    for (const QString &folder : {u"playbook"_s, u"bees/log"_s}) {
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
        const QDir from(made.filePath(folder));
        for (const QString &name : from.entryList(QDir::Files))
            QVERIFY(QFile::copy(from.filePath(name), m_folder->filePath(folder + u'/' + name)));
    }
    for (const QString &name : {u"bees/club.json"_s, u"bees/hives.json"_s})
        QVERIFY(QFile::copy(made.filePath(name), m_folder->filePath(name)));
    m_database = m_folder->filePath(u"bees/store/bees.db"_s);
    const auto playbook = readPlaybook(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QVERIFY2(playbook, playbook ? "" : qPrintable(describe(playbook.error())));
    m_playbook = *playbook;
}

Report tst_SixthSystem::run(Answers answers) const
{
    MigrationRequest request;
    request.workspace = m_folder->filePath(u"bees"_s);
    request.playbook = m_playbook;
    request.answers = std::move(answers);
    return migrate(request);
}

QStringList tst_SixthSystem::rows(const QString &sql) const
{
    return test::queryRows(m_database, sql);
}

QString tst_SixthSystem::problemsOf(const Report &report)
{
    QString text = report.failure ? describe(*report.failure) : report.verdict;
    for (const Problem &problem : report.problems)
        text += u'\n' + describe(problem);
    return text;
}

void tst_SixthSystem::thePlaybookIsSound()
{
    const Problems problems = lintPlaybook(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QVERIFY2(problems.isEmpty(),
             qPrintable(problems.isEmpty() ? QString() : describe(problems.first())));
}

void tst_SixthSystem::rowsNeedAKeyOfOneValue()
{
    QFile script(m_folder->filePath(u"playbook/001_tables.up.sql"_s));
    QVERIFY(script.open(QIODevice::ReadWrite));
    const QByteArray changed = script.readAll().replace(
        "PRIMARY KEY (visit_id, person))", "PRIMARY KEY (visit_id, person)) WITHOUT ROWID");
    script.seek(0);
    script.write(changed);
    script.close();
    const Problems problems = lintPlaybook(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, u"PB-11"_s);
    QVERIFY2(problems[0].message.contains(u"visit_keepers"_s), qPrintable(problems[0].message));
}

void tst_SixthSystem::aQuestionWithoutADefaultIsAsked()
{
    const Report report = run({});
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->field, u"choices/visits-of-guests"_s);
    QCOMPARE(exitCode(report), 5);
    QVERIFY(!QFile::exists(m_database));
}

void tst_SixthSystem::itIsInspected()
{
    const auto inspection = inspectWorkspace(m_folder->filePath(u"bees"_s), m_playbook, {});
    QVERIFY(inspection);
    QVERIFY(inspection->canRun);
    QStringList asked;
    for (const Question &question : inspection->questions)
        asked << QString::fromStdString(question.id);
    for (const QString &id : {u"choices/frames"_s, u"choices/visits-of-guests"_s,
                              u"words/weather/Hail"_s, u"dates/visits/day"_s, u"secrets"_s})
        QVERIFY2(asked.contains(id), qPrintable(id + u" is not among "_s + asked.join(u' ')));
}

void tst_SixthSystem::itIsMigrated()
{
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(problemsOf(report)));
    QCOMPARE(exitCode(report), 3);
    QVERIFY(report.balance.even());
    QCOMPARE(rows(u"SELECT name, founded FROM clubs"_s),
             QStringList{u"Eastgate bees | 1998-05-12"_s});
    QCOMPARE(rows(u"SELECT name, region, mood, born FROM hives ORDER BY id"_s),
             (QStringList{u"Anna | East | calm | 2023-04"_s, u"Berta | East | calm | NULL"_s,
                          u"Clara | NULL | NULL | NULL"_s}));
    QCOMPARE(rows(u"SELECT hive_id, place, kind FROM frames ORDER BY id"_s),
             (QStringList{u"1 | 0 | honey"_s, u"1 | 1 | brood"_s}));
    QCOMPARE(rows(u"SELECT topic, note FROM frame_notes ORDER BY id"_s),
             (QStringList{u"health | fine"_s, u"health | a few mites"_s}));
    QCOMPARE(rows(u"SELECT name FROM people ORDER BY name"_s),
             (QStringList{u"Ada"_s, u"Ole Roe"_s}));
    QCOMPARE(rows(u"SELECT day, weather, honey, mites, file FROM visits ORDER BY id"_s),
             (QStringList{u"2025-11-20 | sunny | 3.0 | 1.5 | photos/anna/2025-11-20.jpg"_s,
                          u"2025-11-21 | NULL | NULL | NULL | photos/Berta/2025-11-21.jpg"_s,
                          u"2025-04-06 | rain | 4.5 | NULL | photos/Clara/2025-04-06.jpg"_s}));
    // A visit without a keeper has none: not the one of the visit before.
    QCOMPARE(rows(u"SELECT visit_id, person FROM visit_keepers ORDER BY visit_id"_s),
             (QStringList{u"1 | Ole Roe"_s, u"3 | Ada"_s}));
    // A hive without a name, a day that can be read in two ways, less than no honey.
    QCOMPARE(report.recordsSetAside, 3);
}

void tst_SixthSystem::everyValueCanBeComparedAndWrittenAgain()
{
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(problemsOf(report)));
    auto connection = Connection::open(m_database, Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const QString workspace = m_folder->filePath(u"bees"_s);
    const auto compared = compareWithSources(*connection, workspace, 0);
    QVERIFY(compared);
    QCOMPARE(compared->differences, 0);
    QCOMPARE(compared->leftOut, 1);
    const QString again = m_folder->filePath(u"again"_s);
    const auto exported = exportAsSources(m_database, again);
    QVERIFY2(exported, exported ? "" : qPrintable(describe(exported.error())));
    for (const SourceSpec &source : m_playbook.sources) {
        test::CompareOptions options{.csv = source.format == SourceFormat::Csv};
        options.leftOut << u"/gate/pin"_s;
        QCOMPARE(
            test::compareFiles(workspace + u'/' + source.file, again + u'/' + source.file, options),
            QString());
    }
}

void tst_SixthSystem::anAnswerLeavesATableOut()
{
    const Report report = run({{"choices/visits-of-guests", "read"}, {"choices/frames", "extra"}});
    QVERIFY2(report.ok(), qPrintable(problemsOf(report)));
    QCOMPARE(rows(u"SELECT count(*) FROM sqlite_schema WHERE name = 'frame_notes'"_s),
             QStringList{u"0"_s});
    QVERIFY(report.balance.even());
    const auto undone = undo({.database = m_database});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QVERIFY(!QFile::exists(m_database));
}

/// Its scripts say CREATE TABLE without IF NOT EXISTS.
void tst_SixthSystem::itIsMigratedAgain()
{
    QVERIFY(run().ok());
    QFile visits(m_folder->filePath(u"bees/log/visits.csv"_s));
    QVERIFY(visits.open(QIODevice::Append));
    visits.write("Anna,2025-12-01,Ada,Sun,3,,,\r\n");
    visits.close();
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(problemsOf(report)));
    QCOMPARE(rows(u"SELECT count(*) FROM visits"_s), QStringList{u"4"_s});
    QCOMPARE(rows(u"SELECT count(*) FROM hives"_s), QStringList{u"3"_s});
    const auto undone = undo({.database = m_database});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(rows(u"SELECT count(*) FROM visits"_s), QStringList{u"3"_s});
}

void tst_SixthSystem::itIsUndone_data()
{
    QTest::addColumn<bool>("exact");
    QTest::newRow("edits kept") << false;
    QTest::newRow("exactly") << true;
}

void tst_SixthSystem::itIsUndone()
{
    QFETCH(bool, exact);
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(problemsOf(report)));
    const auto undone =
        undo({.database = m_database, .kind = exact ? UndoKind::Exact : UndoKind::KeepEdits});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QVERIFY(!QFile::exists(m_database));
}

QTEST_GUILESS_MAIN(tst_SixthSystem)
#include "tst_sixthsystem.moc"
