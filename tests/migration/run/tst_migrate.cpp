// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/history.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

QString schema()
{
    return QString::fromStdString(test::resumeToolkit().phases.front().scripts.front().up);
}

/// Some rows that were in a database before Waybill came.
const auto earlierRows =
    u"INSERT INTO profiles (id, name, email) VALUES (5, 'Ina F.', 'INA.FALK@example.test');"
    "INSERT INTO job_postings (id, company, role, location, salary_min)"
    " VALUES (8, 'harrow & finch', 'Test Lead', 'Eastgate', 70000);"
    "INSERT INTO applications (id, profile_id, job_posting_id, notes) VALUES (3, 5, 8, 'old');"
    "INSERT INTO config (key, value) VALUES ('ui.theme', '\"light\"');"_s;

/// As an ordinary user for as long as it lives, for root may write everywhere.
class OrdinaryUser
{
public:
    OrdinaryUser()
        : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot && ::seteuid(65534) != 0)
            qFatal("cannot become another user");
    }
    ~OrdinaryUser()
    {
        if (m_wasRoot && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    Q_DISABLE_COPY_MOVE(OrdinaryUser)

private:
    bool m_wasRoot;
};

} // namespace

/// Whole runs, in the situations people bring about.
class tst_Migrate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRehearsalLeavesNothingBehind_data();
    void aRehearsalLeavesNothingBehind();
    void aRehearsalSaysWhatTheRunWillSay();
    void filesThatAreNotNeededMayBeMissingOrBroken_data();
    void filesThatAreNotNeededMayBeMissingOrBroken();
    void filesThatAreNeededStopTheRun_data();
    void filesThatAreNeededStopTheRun();
    void onlySoManyRecordsMayBeSetAside_data();
    void onlySoManyRecordsMayBeSetAside();
    void anExistingDatabaseIsMergedWithAndGivenBack();
    void otherTablesInTheDatabaseAreNoneOfOurs_data();
    void otherTablesInTheDatabaseAreNoneOfOurs();
    void aDatabaseOfAnotherKindIsLeftAlone_data();
    void aDatabaseOfAnotherKindIsLeftAlone();
    void unusualPathsAreJustPaths_data();
    void unusualPathsAreJustPaths();
    void aFolderThatCannotBeWrittenIsLeftAlone();
    void aFileThatCannotBeReadIsSaid();
    void nobodyElseCanReadWhatIsWritten();
    void theHistoryTellsOfTheRun();
};

void tst_Migrate::aRehearsalLeavesNothingBehind_data()
{
    QTest::addColumn<bool>("intoAnExistingOne");
    QTest::newRow("without a database") << false;
    QTest::newRow("with one") << true;
}

void tst_Migrate::aRehearsalLeavesNothingBehind()
{
    QFETCH(bool, intoAnExistingOne);
    ResumeWorkspace workspace;
    if (intoAnExistingOne)
        QCOMPARE(workspace.sql(schema() + earlierRows), QString());
    const auto before = test::filesIn(workspace.path());
    MigrationRequest request = workspace.request();
    request.rehearsal = true;
    const Report &report = workspace.migrate(request);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.outcome, RunOutcome::Rehearsed);
    QVERIFY(report.undoRehearsed);
    QCOMPARE(test::filesIn(workspace.path()), before);
}

void tst_Migrate::aRehearsalSaysWhatTheRunWillSay()
{
    ResumeWorkspace workspace;
    workspace.application({{"Follow-Up Status", "Ghosted"}}).application({{"Role", ""}});
    MigrationRequest request = workspace.request();
    request.rehearsal = true;
    const Report rehearsed = workspace.migrate(request);
    const Report &real = workspace.migrate();
    QCOMPARE(exitCode(rehearsed), 3);
    QCOMPARE(exitCode(real), 3);
    QCOMPARE(rehearsed.problems, real.problems);
    QCOMPARE(rehearsed.balance.read, real.balance.read);
    QCOMPARE(rehearsed.balance.extra, real.balance.extra);
    QCOMPARE(rehearsed.balance.setAside, real.balance.setAside);
    QCOMPARE(rehearsed.recordsStored, real.recordsStored);
    for (qsizetype i = 0; i < real.tables.size(); ++i)
        QCOMPARE(rehearsed.tables[i].inserted, real.tables[i].inserted);
}

void tst_Migrate::filesThatAreNotNeededMayBeMissingOrBroken_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content"); // null: the file is not there
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exit");
    const std::pair<const char *, QString> files[] = {
        {"experience", u"data/profile_experience.json"_s},
        {"skills", u"data/profile_skills.json"_s},
        {"education", u"data/profile_education.json"_s},
        {"settings", u"data/config_preferences.json"_s},
        {"tracker", u"job_applications_tracker.csv"_s}};
    for (const auto &[name, file] : files) {
        QTest::addRow("%s missing", name) << file << QByteArray() << u"SRC-01"_s << 0;
        if (!file.endsWith(u".json"_s))
            continue;
        QTest::addRow("%s breaks off", name)
            << file << QByteArray("[{\"company\": \"Fern") << QString() << 3;
        QTest::addRow("%s is no JSON", name) << file << QByteArray("hello") << QString() << 3;
        QTest::addRow("%s is empty", name) << file << QByteArray("") << QString() << 3;
        if (name != std::string_view("settings"))
            QTest::addRow("%s is an error message", name)
                << file << QByteArray(R"({"error": "cannot load"})") << u"SRC-03"_s << 3;
    }
    QTest::newRow("tracker with a header only")
        << u"job_applications_tracker.csv"_s << QByteArray("Company,Role\n") << QString() << 0;
}

void tst_Migrate::filesThatAreNotNeededMayBeMissingOrBroken()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(int, exit);
    ResumeWorkspace workspace;
    if (content.isNull())
        workspace.remove(file);
    else
        workspace.file(file, content);
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), exit);
    QVERIFY(report.balance.even());
    QVERIFY(code.isEmpty() || workspace.places(code).size() == 1);
    if (exit == 3)
        QVERIFY(std::any_of(report.problems.begin(), report.problems.end(),
                            [&](const Problem &problem) { return problem.file == file; }));
    QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles"_s), u"1"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_Migrate::filesThatAreNeededStopTheRun_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    for (const QString &file : {u"data/profile_contact.json"_s, u"data/profile_candidate.json"_s}) {
        const QByteArray name = file.toLatin1();
        QTest::addRow("%s missing", name.constData()) << file << QByteArray() << u"SRC-01"_s;
        QTest::addRow("%s breaks off", name.constData())
            << file << QByteArray("{\"name\": \"I") << QString();
        QTest::addRow("%s is empty", name.constData()) << file << QByteArray("") << QString();
        QTest::addRow("%s is an error message", name.constData())
            << file << QByteArray(R"({"error": "cannot load"})") << u"SRC-03"_s;
    }
}

void tst_Migrate::filesThatAreNeededStopTheRun()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    ResumeWorkspace workspace;
    if (content.isNull())
        workspace.remove(file);
    else
        workspace.file(file, content);
    const auto before = workspace.files();
    const Report &report = workspace.migrate();
    QCOMPARE(report.outcome, RunOutcome::Failed);
    QCOMPARE(exitCode(report), 1);
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->file, file);
    if (!code.isEmpty())
        QCOMPARE(report.failure->code, code);
    QCOMPARE(workspace.files(), before);
}

void tst_Migrate::onlySoManyRecordsMayBeSetAside_data()
{
    QTest::addColumn<int>("allowed");
    QTest::addColumn<int>("exit");
    QTest::newRow("none") << 0 << 1;
    QTest::newRow("fewer than there are") << 1 << 1;
    QTest::newRow("as many as there are") << 2 << 3;
}

void tst_Migrate::onlySoManyRecordsMayBeSetAside()
{
    QFETCH(int, allowed);
    QFETCH(int, exit);
    ResumeWorkspace workspace;
    workspace.application({{"Role", ""}}).application({}).application({{"Company", ""}});
    const auto before = workspace.files();
    MigrationRequest request = workspace.request();
    request.maxSetAside = allowed;
    const Report &report = workspace.migrate(request);
    QCOMPARE(exitCode(report), exit);
    if (exit == 1) {
        QCOMPARE(report.failure->code, u"BATCH-01"_s);
        QCOMPARE(workspace.files(), before);
    }
}

void tst_Migrate::anExistingDatabaseIsMergedWithAndGivenBack()
{
    ResumeWorkspace workspace;
    QCOMPARE(workspace.sql(schema() + earlierRows), QString());
    const QString before = workspace.digest();
    const QStringList sequences = workspace.table(u"SELECT * FROM sqlite_sequence"_s);
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    // What was there is found, whatever the spelling, and keeps what it says.
    QCOMPARE(workspace.table(u"SELECT id, name FROM profiles"_s), QStringList{u"5 | Ina F."_s});
    QCOMPARE(workspace.table(u"SELECT id, company, salary_min FROM job_postings"_s),
             QStringList{u"8 | harrow & finch | 70000"_s});
    QCOMPARE(workspace.table(u"SELECT id, job_posting_id, notes FROM applications ORDER BY id"_s),
             (QStringList{u"3 | 8 | old"_s, u"4 | 8 | NULL"_s}));
    QCOMPARE(workspace.value(u"SELECT value FROM config"_s), u"\"light\""_s);
    QVERIFY(!workspace.places(u"DUP-01"_s).isEmpty());
    QVERIFY(report.balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());

    QVERIFY(workspace.undo(UndoKind::Exact));
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.table(u"SELECT * FROM sqlite_sequence"_s), sequences);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM sqlite_schema WHERE name LIKE 'waybill%'"_s),
             u"0"_s);

    // Undo that keeps edits gives the same back, when there are none.
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.undo(UndoKind::KeepEdits));
    QCOMPARE(workspace.digest(), before);
}

void tst_Migrate::otherTablesInTheDatabaseAreNoneOfOurs_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("a table with rows") << u"CREATE TABLE mine (id INTEGER PRIMARY KEY, text TEXT);"
                                          "INSERT INTO mine (text) VALUES ('kept');"_s;
    QTest::newRow("an empty table") << u"CREATE TABLE mine (a, b, PRIMARY KEY (a, b));"_s;
    QTest::newRow("a key of two columns, without a rowid")
        << u"CREATE TABLE mine (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;"
           "INSERT INTO mine VALUES (1, 2), (1, 3);"_s;
    QTest::newRow("a full text index") << u"CREATE VIRTUAL TABLE mine USING fts5(text);"
                                          "INSERT INTO mine VALUES ('kept');"_s;
    QTest::newRow("a view, a trigger and some of the tables")
        << u"CREATE TABLE config ( key TEXT PRIMARY KEY, value TEXT,"
           " updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP );"
           "CREATE VIEW settings AS SELECT key FROM config;"
           "CREATE TRIGGER seen AFTER INSERT ON config BEGIN SELECT 1; END;"_s;
}

void tst_Migrate::otherTablesInTheDatabaseAreNoneOfOurs()
{
    QFETCH(QString, sql);
    ResumeWorkspace workspace;
    QCOMPARE(workspace.sql(sql), QString());
    const QString before = workspace.digest();
    MigrationRequest request = workspace.request();
    request.rehearsal = true;
    workspace.migrate(request);
    QCOMPARE(workspace.failure(), QString());
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.exportAndCompare(), QString());
    const auto undone = workspace.undo();
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.digest(), before);
    if (sql.contains(u"(a, b)"_s))
        QCOMPARE(workspace.sql(u"INSERT INTO mine VALUES (7, 8)"_s), QString());
}

void tst_Migrate::aDatabaseOfAnotherKindIsLeftAlone_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("code");
    QTest::newRow("another program's") << u"PRAGMA application_id = 77"_s << u"DB-FOREIGN"_s;
    QTest::newRow("a newer one")
        << u"PRAGMA application_id = 1463967826; PRAGMA user_version = 99"_s << u"DB-NEWER"_s;
    QTest::newRow("other columns")
        << u"CREATE TABLE skills (id INTEGER PRIMARY KEY, skill TEXT)"_s << u"DB-SCHEMA"_s;
}

void tst_Migrate::aDatabaseOfAnotherKindIsLeftAlone()
{
    QFETCH(QString, sql);
    QFETCH(QString, code);
    ResumeWorkspace workspace;
    QCOMPARE(workspace.sql(sql), QString());
    const auto before = test::filesIn(workspace.path());
    const Report &report = workspace.migrate();
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->code, code);
    QCOMPARE(exitCode(report), 1);
    QCOMPARE(test::filesIn(workspace.path()), before);
}

void tst_Migrate::unusualPathsAreJustPaths_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"with space"_s, u"it's \"quoted\""_s, u"ünïcode 履歴"_s, u"100%25 %s %1"_s,
          u"semi;colon & $HOME `x`"_s, u"question?mode=ro#x"_s, u"-dash"_s, u"new\nline"_s})
        QTest::newRow(name.toUtf8().constData()) << name;
}

void tst_Migrate::unusualPathsAreJustPaths()
{
    QFETCH(QString, name);
    ResumeWorkspace workspace;
    QVERIFY(QDir().rename(workspace.path(), workspace.outside(name)));
    MigrationRequest request = workspace.request();
    request.workspace = workspace.outside(name);
    request.database = workspace.outside(name + u"/data/"_s + name + u".db"_s);
    const Report &report = workspace.migrate(request);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.database, request.database);
    QVERIFY(QFile::exists(request.database));
    QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), u"1"_s);
    QVERIFY(workspace.undo(UndoKind::Exact));
    QVERIFY(!QFile::exists(request.database));
}

void tst_Migrate::aFolderThatCannotBeWrittenIsLeftAlone()
{
    ResumeWorkspace workspace;
    const QByteArray folder = workspace.path(u"data"_s).toLocal8Bit();
    QCOMPARE(::chmod(workspace.outside({}).toLocal8Bit().constData(), 0755), 0);
    QCOMPARE(::chmod(workspace.path().toLocal8Bit().constData(), 0555), 0);
    QCOMPARE(::chmod(folder.constData(), 0555), 0);
    const auto before = test::filesIn(workspace.path());
    {
        const OrdinaryUser user;
        const Report &report = workspace.migrate();
        QVERIFY(report.failure.has_value());
        QCOMPARE(report.failure->code, u"FS-01"_s);
        QVERIFY(report.failure->file.startsWith(workspace.path()));
        QVERIFY(exitCode(report) != 0);
    }
    QCOMPARE(test::filesIn(workspace.path()), before);
    QCOMPARE(::chmod(folder.constData(), 0755), 0);
    QCOMPARE(::chmod(workspace.path().toLocal8Bit().constData(), 0755), 0);
}

void tst_Migrate::aFileThatCannotBeReadIsSaid()
{
    ResumeWorkspace workspace;
    const QString file = u"data/profile_contact.json"_s;
    for (const QString &folder :
         {workspace.outside({}), workspace.path(), workspace.path(u"data"_s)})
        QCOMPARE(::chmod(folder.toLocal8Bit().constData(), 0777), 0);
    QCOMPARE(::chmod(workspace.path(file).toLocal8Bit().constData(), 0000), 0);
    {
        const OrdinaryUser user;
        const Report &report = workspace.migrate();
        QVERIFY(report.failure.has_value());
        QCOMPARE(report.failure->code, u"SRC-02"_s);
        QCOMPARE(report.failure->file, file);
        QCOMPARE(exitCode(report), 1);
    }
}

void tst_Migrate::nobodyElseCanReadWhatIsWritten()
{
    const auto umaskBefore = ::umask(0);
    ResumeWorkspace workspace;
    const auto given = test::filesIn(workspace.path());
    workspace.migrate();
    ::umask(umaskBefore);
    QCOMPARE(workspace.failure(), QString());
    const auto files = test::filesIn(workspace.path());
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (given.contains(file.key()))
            continue;
        struct stat status = {};
        const QByteArray path = workspace.path(file.key()).toLocal8Bit();
        QCOMPARE(::stat(path.constData(), &status), 0);
        QVERIFY2((status.st_mode & 077) == 0, path.constData());
    }
}

void tst_Migrate::theHistoryTellsOfTheRun()
{
    ResumeWorkspace workspace;
    const Report report = workspace.application({{"Role", ""}}).application({}).migrate();
    QCOMPARE(workspace.failure(), QString());
    const auto history = readHistory(workspace.database());
    QVERIFY(history);
    QCOMPARE(history->size(), 1);
    const RunRecord &run = history->first();
    QCOMPARE(run.status, u"complete-with-set-aside"_s);
    QCOMPARE(run.recordsSetAside, 1);
    QCOMPARE(run.balance.read, report.balance.read);
    QCOMPARE(run.phases.size(), 3);
    QCOMPARE(run.backup, report.backup);
    const auto stored = readReport(workspace.database(), run.run);
    QVERIFY(stored);
    QCOMPARE(stored->problems, report.problems);
    QCOMPARE(stored->verdict, report.verdict);
}

QTEST_GUILESS_MAIN(tst_Migrate)
#include "tst_migrate.moc"
