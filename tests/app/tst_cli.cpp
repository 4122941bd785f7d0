// SPDX-License-Identifier: GPL-3.0-or-later
// What every command promises: exit codes, the two outputs, and what is left on the disk.
#include "tests/app/program.h"
#include "tests/support/resumeworkspace.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace waybill::test;

namespace {

const QString tidy = u"resume-toolkit-tidy"_s;
const QString real = u"resume-toolkit-real"_s;

const QByteArray someTitle = "Senior Manufacturing Engineer";

qint64 balanceOf(const QJsonObject &report, const QString &part)
{
    return report.value("balance"_L1).toObject().value(part).toInteger(-1);
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodeSaysWhatHappened_data();
    void exitCodeSaysWhatHappened();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();
    void helpAndVersionNeedNothing();
    void aFolderThatDoesNotExistFails();
    void aDatabaseThatDoesNotExistCannotBeReached();
    void aDatabaseLockedByAnotherProgramCannotBeReached();
    void aDatabaseAnotherMigrationWorksOnCannotBeReached();
    void changedRecordsNeedAPersonWhenAsked();
    void theDocumentHasWhatIsPromised();
    void theDocumentTellsOfAFailure();
    void everyCommandWritesOneDocument_data();
    void everyCommandWritesOneDocument();
    void aRehearsalLeavesTheFolderAsItIs();
    void theSecondTimeChangesNothing();
    void reportsAreWritten();
    void pdfIsRefusedBeforeAnythingRuns();
    void colourIsForTerminalsOnly();
    void dataCannotSpeakToTheTerminal();
    void secretsAreNowhere();
    void everythingWrittenIsPrivate();
    void aFullOutputIsNoticed();
};

void TestCli::exitCodeSaysWhatHappened_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("code");

    QTest::newRow("everything has its place") << tidy << QStringList() << 0;
    QTest::newRow("rehearsal of the same") << tidy << QStringList{u"--dry-run"_s} << 0;
    QTest::newRow("records set aside") << real << QStringList() << 3;
    QTest::newRow("rehearsal with records set aside") << real << QStringList{u"--dry-run"_s} << 3;
    QTest::newRow("more set aside than allowed")
        << real << QStringList{u"--max-set-aside"_s, u"2"_s} << 1;
    QTest::newRow("as many set aside as allowed")
        << real << QStringList{u"--max-set-aside"_s, u"4"_s} << 3;
    QTest::newRow("no such playbook") << tidy << QStringList{u"--playbook"_s, u"none"_s} << 1;
    QTest::newRow("a playbook by its name")
        << tidy << QStringList{u"--playbook"_s, u"resume-toolkit"_s} << 0;
}

void TestCli::exitCodeSaysWhatHappened()
{
    QFETCH(QString, sample);
    QFETCH(QStringList, more);
    QFETCH(int, code);
    const Workspace workspace(sample);
    const Ran ran = run(QStringList{u"migrate"_s, workspace.path()} + more);
    QVERIFY2(ran.exitCode == code, (ran.err + ran.out).constData());
    const bool published = (code == 0 || code == 3) && !more.contains(u"--dry-run"_s);
    QCOMPARE(QFileInfo::exists(workspace.database()), published);
}

void TestCli::wrongUsageIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");

    const auto row = [](const char *name, const QString &arguments, const char *word) {
        QTest::newRow(name) << arguments.split(u' ', Qt::SkipEmptyParts) << QByteArray(word);
    };
    row("nothing", {}, "--help");
    row("unknown command", u"migrat x"_s, "migrat");
    row("unknown option", u"migrate x --fast"_s, "--fast");
    row("no workspace", u"migrate"_s, "WORKSPACE");
    row("one too many", u"migrate x y"_s, "y");
    row("unknown word", u"migrate x --on-duplicate perhaps"_s, "perhaps");
    row("two ways", u"migrate x --force --on-duplicate skip"_s, "--force");
    row("negative number", u"migrate x --keep-backups -1"_s, "--keep-backups: -1 is less than 0");
    row("no number", u"undo x --run first"_s, "first");
    row("keep and lose", u"undo x --exact --keep-edits"_s, "--exact");
    row("export what", u"export x"_s, "--table");
    row("a record without a period", u"export x --activity"_s, "--from");
    row("a period of no record", u"export x --table y --from 2025-01-01"_s, "--activity");
    row("no day", u"export x --activity --from 31.1.2025"_s, "2025-03-31");
    row("mend what", u"aside x mend --as y"_s, "--value");
    row("mend how", u"aside x mend --field y --value z"_s, "--as");
    row("a line of which record", u"aside x mend --value y --line a,b"_s, "--at");
    row("leave out what", u"aside x leave-out"_s, "--record");
    row("an unknown state", u"aside x list --state lost"_s, "lost");
    row("a workbook on standard output", u"export x --table y --format xlsx"_s, "-o");
    row("a server", u"history postgresql://anna:opensesame@db.example.test/x"_s, "server");
    row("colour", u"history x --color blue"_s, "blue");
}

void TestCli::wrongUsageIsExplained()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const Ran ran = run(arguments);
    QVERIFY2(ran.exitCode == 2, ran.err.constData());
    QVERIFY2(ran.err.contains(word), ran.err.constData());
    QVERIFY(!ran.err.contains("opensesame"));
    QCOMPARE(ran.out, QByteArray());
    const Ran json = run(arguments + QStringList{u"--json"_s});
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(json.json().value("outcome"_L1).toString(), u"failed"_s);
}

void TestCli::helpAndVersionNeedNothing()
{
    QCOMPARE(run({u"--version"_s}).out, QByteArray("waybill-cli " WAYBILL_VERSION "\n"));
    const Ran help = run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const char *command : {"detect", "inspect", "migrate", "verify", "export", "undo",
                                "history", "aside", "backup", "playbook"}) {
        QVERIFY2(help.out.contains(command), command);
        const Ran more = run({QString::fromLatin1(command), u"--help"_s});
        QCOMPARE(more.exitCode, 0);
        QVERIFY2(more.out.contains("--json"), command);
        QCOMPARE(more.err, QByteArray());
    }
}

void TestCli::aFolderThatDoesNotExistFails()
{
    for (const char *command : {"detect", "inspect", "migrate"}) {
        const Ran ran = run({QString::fromLatin1(command), u"/no/such/folder"_s});
        QVERIFY2(ran.exitCode == 1, command);
        QVERIFY2(ran.err.contains("WS-01: ") && ran.err.contains("/no/such/folder"),
                 ran.err.constData());
    }
}

void TestCli::aDatabaseThatDoesNotExistCannotBeReached()
{
    for (const QStringList &arguments :
         {QStringList{u"history"_s}, QStringList{u"verify"_s}, QStringList{u"undo"_s},
          QStringList{u"export"_s, u"--table"_s, u"x"_s}}) {
        const Ran ran = run(arguments + QStringList{u"/no/such/file.db"_s});
        QVERIFY2(ran.exitCode == 7, qPrintable(arguments.first()));
        QVERIFY2(ran.err.contains("DB-01"), ran.err.constData());
    }
}

void TestCli::aDatabaseLockedByAnotherProgramCannotBeReached()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    replaceInFile(workspace.file(u"job_applications_tracker.csv"_s), someTitle, "Clerk");
    const QByteArray before = read(workspace.database());
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(workspace.database());
        QVERIFY(other.open());
        QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s);
        const Ran ran = run({u"migrate"_s, workspace.path()});
        QVERIFY2(ran.exitCode == 7, ran.err.constData());
        QVERIFY2(ran.err.contains("DB-LOCK"), ran.err.constData());
        // Waybill's own settings are nothing to a reader.
        QVERIFY2(!ran.err.contains("PRAGMA"), ran.err.constData());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(read(workspace.database()), before);
}

void TestCli::aDatabaseAnotherMigrationWorksOnCannotBeReached()
{
    const Workspace workspace(tidy);
    const QByteArray lock =
        QFile::encodeName(workspace.file(u"data/.resume_toolkit.db.waybill-lock"_s));
    const int file = ::open(lock.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    QVERIFY(file >= 0);
    QCOMPARE(::flock(file, LOCK_EX | LOCK_NB), 0);
    const Ran ran = run({u"migrate"_s, workspace.path(), u"--json"_s});
    ::close(file);
    QVERIFY2(ran.exitCode == 7, ran.err.constData());
    QCOMPARE(ran.json().value("failure"_L1).toObject().value("code"_L1).toString(), u"DB-LOCK"_s);
    QVERIFY(!QFileInfo::exists(workspace.database()));
}

void TestCli::changedRecordsNeedAPersonWhenAsked()
{
    const Workspace workspace(tidy);
    const QStringList migrate{u"migrate"_s, workspace.path(), u"--on-duplicate"_s, u"ask"_s};
    QCOMPARE(run(migrate).exitCode, 0);
    replaceInFile(workspace.file(u"job_applications_tracker.csv"_s), "They build infusion pumps",
                  "They build pumps");
    const QByteArray before = read(workspace.database());
    const Ran asked = run(migrate);
    QVERIFY2(asked.exitCode == 5, asked.err.constData());
    QVERIFY2(asked.err.contains("--on-duplicate update"), asked.err.constData());
    QCOMPARE(read(workspace.database()), before);
    const Ran updated = run({u"migrate"_s, workspace.path(), u"--force"_s});
    QVERIFY2(updated.exitCode == 0, updated.err.constData());
    QVERIFY(queryText(workspace.database(), u"SELECT group_concat(notes) FROM applications"_s)
                .contains("They build pumps"_L1));
}

void TestCli::theDocumentHasWhatIsPromised()
{
    const Workspace workspace(real);
    const Ran ran = run({u"migrate"_s, workspace.path(), u"--json"_s});
    QCOMPARE(ran.exitCode, 3);
    const QJsonObject report = ran.json();
    QCOMPARE(report.value("outcome"_L1).toString(), u"complete-with-set-aside"_s);
    QCOMPARE(report.value("playbook"_L1).toObject().value("id"_L1).toString(), u"resume-toolkit"_s);
    QCOMPARE(report.value("run"_L1).toInteger(), 1);
    QCOMPARE(report.value("database"_L1).toString(), workspace.database());
    QVERIFY(QFileInfo(report.value("backup"_L1).toString()).isDir());
    QVERIFY(balanceOf(report, u"read"_s) > 1000);
    qint64 sum = 0;
    for (const QString &part :
         {u"as_is"_s, u"changed"_s, u"extra"_s, u"set_aside"_s, u"left_out"_s})
        sum += balanceOf(report, part);
    QCOMPARE(sum, balanceOf(report, u"read"_s));
    QVERIFY(report.value("tables"_L1)
                .toObject()
                .value("applications"_L1)
                .toObject()
                .contains("inserted"_L1));
    QCOMPARE(report.value("phases"_L1).toArray().size(), 3);
    QVERIFY(report.value("seconds"_L1).isDouble());
    const QJsonObject problem = report.value("problems"_L1).toArray().first().toObject();
    for (const char *key : {"code", "severity", "file", "line", "column", "field", "record",
                            "expected", "found", "action", "hint"})
        QVERIFY2(problem.contains(QLatin1StringView(key)), key);
    for (const QJsonValue check : report.value("checks"_L1).toArray())
        QVERIFY(check.toObject().value("status"_L1).toString() != u"fail"_s);
    for (const QJsonValue source : report.value("sources"_L1).toArray())
        QVERIFY(source.toObject().contains("sha256"_L1));
}

void TestCli::theDocumentTellsOfAFailure()
{
    const Ran ran = run({u"migrate"_s, u"/no/such/folder"_s, u"--json"_s});
    QCOMPARE(ran.exitCode, 1);
    QCOMPARE(ran.json().value("outcome"_L1).toString(), u"failed"_s);
    QCOMPARE(ran.json().value("problems"_L1).toArray().size(), 1);
}

void TestCli::everyCommandWritesOneDocument_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("key");

    const auto row = [](const QString &arguments, const char *key) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(u' ') << QString::fromLatin1(key);
    };
    row(u"detect W"_s, "playbooks");
    row(u"inspect W"_s, "files");
    row(u"migrate W"_s, "balance");
    row(u"verify DB"_s, "checks");
    row(u"export DB --as-sources OUT"_s, "files");
    row(u"export DB --table applications -o OUT.csv"_s, "rows");
    row(u"export DB --chart pipeline -o OUT.csv"_s, "sentence");
    row(u"export DB --activity --from 2024-01-01 -o OUT.csv"_s, "rows");
    row(u"undo DB"_s, "kept");
    row(u"history DB"_s, "runs");
    row(u"aside DB list"_s, "records");
    row(u"aside DB list --grouped --state all"_s, "repairs");
    row(u"aside DB leave-out --at 35"_s, "mendings");
    row(u"aside DB export -o OUT.csv"_s, "records");
    row(u"backup create W"_s, "backup");
    row(u"backup list W"_s, "backups");
    row(u"playbook list"_s, "playbooks");
    row(u"playbook new W -o OUT"_s, "tables");
    row(u"playbook explain resume-toolkit"_s, "lines");
}

void TestCli::everyCommandWritesOneDocument()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, key);
    const Workspace workspace(real);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    arguments.replaceInStrings(QRegularExpression(u"^W$"_s), workspace.path())
        .replaceInStrings(QRegularExpression(u"^DB$"_s), workspace.database())
        .replaceInStrings(QRegularExpression(u"^OUT"_s), workspace.outside(u"out"_s));
    const Ran ran = run(arguments + QStringList{u"--json"_s, u"--no-input"_s});
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QVERIFY2(ran.json().contains(key), ran.out.constData());
    QVERIFY(ran.json().contains("outcome"_L1));
}

void TestCli::aRehearsalLeavesTheFolderAsItIs()
{
    const Workspace workspace(real);
    const auto before = filesIn(workspace.path());
    QCOMPARE(run({u"migrate"_s, workspace.path(), u"--dry-run"_s}).exitCode, 3);
    QCOMPARE(filesIn(workspace.path()), before);
    QVERIFY(!QFileInfo::exists(workspace.file(u"backups"_s)));

    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    replaceInFile(workspace.file(u"job_applications_tracker.csv"_s), "Full-Time", "Part-Time");
    const auto migrated = filesIn(workspace.path());
    const Ran again = run({u"migrate"_s, workspace.path(), u"--dry-run"_s, u"--force"_s});
    QVERIFY2(again.exitCode == 3, again.err.constData());
    QCOMPARE(filesIn(workspace.path()).keys(), migrated.keys());
    QCOMPARE(filesIn(workspace.path()), migrated);
}

void TestCli::theSecondTimeChangesNothing()
{
    const Workspace workspace(real);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    const auto before = filesIn(workspace.path());
    const Ran again = run({u"migrate"_s, workspace.path(), u"--json"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json().value("unchanged"_L1).toBool(), true);
    QCOMPARE(filesIn(workspace.path()), before);
}

void TestCli::reportsAreWritten()
{
    const Workspace workspace(tidy);
    QStringList arguments{u"migrate"_s, workspace.path(), u"--dry-run"_s};
    const QMap<QString, QByteArray> beginnings{
        {u"html"_s, "<!"}, {u"json"_s, "{"}, {u"md"_s, "#"}, {u"xml"_s, "<?xml"}};
    for (auto it = beginnings.begin(); it != beginnings.end(); ++it)
        arguments << u"--report"_s << workspace.outside(u"report."_s + it.key());
    QCOMPARE(run(arguments).exitCode, 0);
    for (auto it = beginnings.begin(); it != beginnings.end(); ++it)
        QVERIFY2(read(workspace.outside(u"report."_s + it.key())).startsWith(it.value()),
                 qPrintable(it.key()));
}

void TestCli::pdfIsRefusedBeforeAnythingRuns()
{
    const Workspace workspace(tidy);
    const auto before = filesIn(workspace.path());
    const Ran ran = run({u"migrate"_s, workspace.path(), u"--report"_s, u"x.pdf"_s});
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.err.contains("REP-01") && ran.err.contains("desktop"), ran.err.constData());
    QCOMPARE(filesIn(workspace.path()), before);
}

void TestCli::colourIsForTerminalsOnly()
{
    const Workspace workspace(tidy);
    const QStringList migrate{u"migrate"_s, workspace.path(), u"--dry-run"_s};
    QVERIFY(!run(migrate).out.contains('\x1b'));
    QVERIFY(run(migrate + QStringList{u"--color"_s, u"always"_s}).out.contains('\x1b'));
    QVERIFY(!run(migrate + QStringList{u"--color"_s, u"never"_s}).out.contains('\x1b'));
}

void TestCli::dataCannotSpeakToTheTerminal()
{
    const Workspace workspace(real);
    replaceInFile(workspace.file(u"job_applications_tracker.csv"_s), "Applied,",
                  "\x1b[31mred\x07\x1b[0m,");
    for (const QStringList &arguments :
         {QStringList{u"inspect"_s, workspace.path()}, QStringList{u"migrate"_s, workspace.path()},
          QStringList{u"aside"_s, workspace.database(), u"list"_s},
          QStringList{u"history"_s, workspace.database()},
          QStringList{u"undo"_s, workspace.database()}}) {
        const Ran ran = run(arguments);
        QVERIFY(ran.exitCode == 0 || ran.exitCode == 3);
        for (const QByteArray &text : {ran.out, ran.err})
            QVERIFY2(!text.contains('\x1b') && !text.contains('\x07'), qPrintable(arguments[0]));
    }
}

void TestCli::secretsAreNowhere()
{
    const Workspace workspace(real);
    const QByteArray secret = "sample-not-a-real";
    QVERIFY(read(workspace.file(u"data/config_preferences.json"_s)).contains(secret));
    const Ran ran =
        run({u"migrate"_s, workspace.path(), u"--report"_s, workspace.outside(u"r.html"_s),
             u"--report"_s, workspace.outside(u"r.json"_s)});
    QCOMPARE(ran.exitCode, 3);
    const Ran looked = run({u"inspect"_s, workspace.path(), u"--json"_s});
    run({u"export"_s, workspace.database(), u"--as-sources"_s, workspace.outside(u"out"_s)});
    for (const QByteArray &text :
         {ran.out, ran.err, looked.out, looked.err, read(workspace.database()),
          read(workspace.outside(u"r.html"_s)), read(workspace.outside(u"r.json"_s)),
          read(workspace.outside(u"out/data/config_preferences.json"_s))})
        QVERIFY(!text.contains(secret));
}

void TestCli::everythingWrittenIsPrivate()
{
    const Workspace workspace(real);
    const QStringList sources = filesIn(workspace.path()).keys();
    const QString script = u"umask 000; W=resume-toolkit-real; DB=$W/data/resume_toolkit.db;"
                           " \"$P\" migrate $W --report report.html;"
                           " \"$P\" export $DB --as-sources exported;"
                           " \"$P\" export $DB --table skills -o skills.csv;"
                           " \"$P\" export $DB --table skills -o skills.xlsx;"
                           " \"$P\" backup create $W; \"$P\" aside $DB export -o aside.csv"_s;
    const Ran ran = shell(script, workspace.outside({}));
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QDirIterator entries(workspace.outside({}),
                         QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    int looked = 0;
    while (entries.hasNext()) {
        const QString path = entries.next();
        const QFileInfo info(path);
        if (sources.contains(QDir(workspace.path()).relativeFilePath(path))
            || path == workspace.path() || path == workspace.file(u"data"_s))
            continue;
        ++looked;
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY2(!(info.permissions() & others), qPrintable(path));
    }
    QVERIFY(looked > 20);
}

void TestCli::aFullOutputIsNoticed()
{
    if (!QFileInfo::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here");
    const Workspace workspace(tidy);
    const Ran ran =
        shell(u"\"$P\" migrate resume-toolkit-tidy > /dev/full"_s, workspace.outside({}));
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("Standard output"), ran.err.constData());
    QVERIFY(QFileInfo::exists(workspace.database()));
}

QTEST_GUILESS_MAIN(TestCli)

#include "tst_cli.moc"
