// SPDX-License-Identifier: GPL-3.0-or-later
// Edits into the files they came from, and what becomes of it when it is killed at any point.
#include "tests/app/program.h"
#include "tests/support/fastfolder.h"
#include "tests/support/resumeworkspace.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

namespace {

const QString tracker = u"job_applications_tracker.csv"_s;
const QString skills = u"data/profile_skills.json"_s;
const QString databaseName = u"data/resume_toolkit.db"_s;

QString edit()
{
    return u"UPDATE applications SET notes = 'by hand' WHERE id = 1;"
           "UPDATE skills SET skill_name = 'Kanban' WHERE id = 1"_s;
}

/// The source files of a workspace.
QMap<QString, QByteArray> sourcesIn(const QString &folder)
{
    QMap<QString, QByteArray> all = filesIn(folder);
    all.removeIf([](const auto &file) {
        return file.key().startsWith(u"backups"_s) || file.key().contains(u".db"_s)
            || file.key().endsWith(u'/') || file.key().contains(u"/."_s)
            || file.key().startsWith(u'.');
    });
    return all;
}

/// What is left beside the files that is none of them.
QStringList litterIn(const QString &folder)
{
    QStringList all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (QFileInfo(file).fileName().startsWith(u'.') && !file.contains(u"/backups/"_s))
            all << file;
    }
    return all;
}

} // namespace

class TestCliWriteBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsAreShownWrittenAndTakenBack();
    void whatIsPersonalIsNotShown();
    void nothingIsHalfWritten();
};

void TestCliWriteBack::editsAreShownWrittenAndTakenBack()
{
    const Workspace workspace(u"resume-toolkit-tidy"_s);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QString database = workspace.database();
    const auto command = [&](const QStringList &options) {
        return run(QStringList{u"export"_s, database} + options);
    };
    QVERIFY(command({u"--write-back"_s}).out.contains("nothing to write"));
    QVERIFY(command({u"--take-back"_s}).err.contains("WB-05"));
    for (const QString &statement : edit().split(u';'))
        execute(database, statement);
    const auto before = sourcesIn(workspace.path());

    const Ran looked = command({u"--write-back"_s, u"--dry-run"_s});
    QVERIFY2(looked.exitCode == 0, looked.err.constData());
    QVERIFY2(looked.out.contains("+    \"Kanban\","), looked.out.constData());
    const Ran json = command({u"--write-back"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(json.json().value("outcome"_L1).toString(), u"dry-run"_s);
    QCOMPARE(sourcesIn(workspace.path()), before);

    const Ran asked = command({u"--write-back"_s});
    QVERIFY(asked.exitCode != 0 && asked.err.contains("ASK-07"));
    QCOMPARE(sourcesIn(workspace.path()), before);

    const Ran done = command({u"--write-back"_s, u"--yes"_s, u"--json"_s});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(done.json().value("written_as_run"_L1).toInt(), 2);
    QVERIFY(QFileInfo(done.json().value("backup"_L1).toString()).isDir());
    QVERIFY(read(workspace.file(tracker)).contains("by hand"));
    QVERIFY(read(workspace.file(skills)).contains("Kanban"));
    QVERIFY(run({u"migrate"_s, workspace.path()}).out.contains("Nothing new"));
    QCOMPARE(run({u"verify"_s, database}).exitCode, 0);

    const Ran taken = command({u"--take-back"_s});
    QVERIFY2(taken.exitCode == 0, taken.err.constData());
    QCOMPARE(sourcesIn(workspace.path()), before);
    QCOMPARE(queryText(database, u"SELECT notes FROM applications WHERE id = 1"_s), u"by hand"_s);
    QVERIFY(command({u"--take-back"_s}).err.contains("WB-05"));
    QCOMPARE(litterIn(workspace.path()), QStringList());
}

void TestCliWriteBack::whatIsPersonalIsNotShown()
{
    const Workspace workspace(u"learner-profiles"_s);
    const QString database = workspace.outside(u"learners.db"_s);
    const Ran migrated = run({u"migrate"_s, workspace.path(), u"--to"_s, database, u"--answers"_s,
                              workspace.file(u"answers.yaml"_s)});
    QVERIFY2(QFileInfo::exists(database), migrated.err.constData());
    execute(database, u"UPDATE profiles SET address = '1 Secret Lane' WHERE id = 'p-bo'"_s);
    const QStringList look{u"export"_s, database, u"--write-back"_s, u"--dry-run"_s};
    const Ran masked = run(look);
    QVERIFY2(masked.exitCode == 0, masked.err.constData());
    QVERIFY2(!masked.out.contains("Lane") && masked.out.contains("--show-personal"),
             masked.out.constData());
    QVERIFY(!run(look + QStringList{u"--json"_s}).out.contains("Lane"));
    QVERIFY(run(look + QStringList{u"--show-personal"_s}).out.contains("1 Secret Lane"));
}

/// Killed between any two things it does, it leaves what the next start brings to an end: all files
/// as they were, or all as they are to be and known to the database.
void TestCliWriteBack::nothingIsHalfWritten()
{
    ResumeWorkspace workspace;
    workspace.experience("[{\"company\": \"Alder\", \"role\": \"Clerk\"}]");
    workspace.application({{"Company", "Alder"}, {"Role", "A"}, {"Notes", "n1"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'by hand' WHERE id = 1;"
                           "UPDATE experiences SET role = 'Cook' WHERE id = 1"_s),
             QString());
    const QTemporaryDir place(fastFolder());
    const auto copy = [&](int number) {
        const QString folder = place.filePath(QString::number(number));
        return QProcess::execute(u"cp"_s, {u"-a"_s, workspace.path(), folder}) == 0 ? folder
                                                                                    : QString();
    };
    const auto writeBack = [](const QString &folder, const QStringList &options) {
        return QStringList{u"export"_s, folder + u'/' + databaseName, u"--write-back"_s, folder}
        + options;
    };
    const QString whole = copy(0);
    const auto before = sourcesIn(whole);
    const Ran ran = run(writeBack(whole, {u"--yes"_s}));
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const auto after = sourcesIn(whole);
    int changed = 0;
    for (const QString &file : before.keys())
        changed += before.value(file) != after.value(file) ? 1 : 0;
    QCOMPARE(changed, 2);
    const int stride = qEnvironmentVariableIsSet("WAYBILL_SEQUENCES") ? 1 : 29;
    int killed = 0;
    int halfway = 0;
    for (int point = QRandomGenerator::global()->bounded(stride) + 1; point < 500;
         point += stride) {
        const QString folder = copy(point);
        QVERIFY(!folder.isEmpty());
        QProcessEnvironment variables = environment();
        variables.insert(u"LD_PRELOAD"_s, QStringLiteral(WAYBILL_KILL_AT_SYNC));
        variables.insert(u"WAYBILL_KILL_AT"_s, QString::number(point));
        if (run(writeBack(folder, {u"--yes"_s}), variables).exitCode == 0)
            break;
        ++killed;
        const QByteArray where = "killed at " + QByteArray::number(point) + ": ";
        const auto left = sourcesIn(folder);
        halfway += left != before && left != after ? 1 : 0;
        const Ran looked = run(writeBack(folder, {u"--dry-run"_s, u"--json"_s}));
        QVERIFY2(looked.exitCode == 0, (where + looked.err).constData());
        const auto now = sourcesIn(folder);
        const bool isDone = now == after;
        QVERIFY2(isDone || now == before, where.constData());
        const QByteArray outcome = looked.json().value("outcome"_L1).toString().toUtf8();
        QVERIFY2(outcome == (isDone ? "unchanged" : "dry-run"), (where + outcome).constData());
        const Ran again = run(writeBack(folder, {u"--yes"_s}));
        QVERIFY2(again.exitCode == 0, (where + again.err).constData());
        QCOMPARE(sourcesIn(folder), after);
        const Ran taken = run({u"export"_s, folder + u'/' + databaseName, u"--take-back"_s});
        QVERIFY2(taken.exitCode == 0, (where + taken.err).constData());
        QCOMPARE(sourcesIn(folder), before);
        QVERIFY2(litterIn(folder).isEmpty(),
                 (where + litterIn(folder).join(u' ').toUtf8()).constData());
        QDir(folder).removeRecursively();
    }
    QVERIFY2(killed > 1, "it has hardly ever been killed");
    QVERIFY2(stride > 1 || halfway > 0, "it has never been killed between two files");
}

QTEST_GUILESS_MAIN(TestCliWriteBack)
#include "tst_cliwriteback.moc"
