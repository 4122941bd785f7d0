// SPDX-License-Identifier: GPL-3.0-or-later
// Edits come into the files they belong to, which stay as they are otherwise; and everything about
// them agrees afterwards.
#include "migration/aside/retry.h"
#include "migration/inspect/earlieranswers.h"
#include "migration/mapping/mendings.h"
#include "migration/run/migrate.h"
#include "migration/target/connection.h"
#include "migration/verify/roundtrip.h"
#include "migration/writeback/writeback.h"
#include "tests/support/fastfolder.h"
#include "tests/support/playbookworkspace.h"
#include "tests/support/queryrows.h"
#include "tests/support/randomness.h"
#include "tests/support/resumeworkspace.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray operator""_qb(const char *text, std::size_t size)
{
    return {text, qsizetype(size)};
}

/// A copy of a sample that has been migrated.
class Sample
{
public:
    Sample(const QString &name, const QString &playbook)
        : m_folder(fastFolder())
        , m_playbook(playbookInTree(playbook))
    {
        const QDir source(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/") + name);
        QDirIterator files(source.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = source.relativeFilePath(files.next());
            QDir().mkpath(QFileInfo(path(file)).path());
            QFile::copy(source.filePath(file), path(file));
            QFile::setPermissions(path(file), QFile::ReadOwner | QFile::WriteOwner);
        }
        if (auto answers = readAnswers(path(u"answers.yaml"_s)))
            m_answers = *answers;
    }

    QString path(const QString &file) const { return m_folder.filePath(u"w/"_s + file); }
    QString database() const { return m_folder.filePath(u"there.db"_s); }
    void write(const QString &file, const QByteArray &bytes) const
    {
        QFile out(path(file));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file));
    }
    QByteArray read(const QString &file) const
    {
        QFile in(path(file));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> all = filesIn(path({}));
        all.removeIf([](const auto &file) { return file.key().startsWith(u"backups"_s); });
        return all;
    }
    Report migrate() const
    {
        return waybill::migrate({.workspace = path({}),
                                 .playbook = m_playbook,
                                 .database = database(),
                                 .answers = m_answers});
    }
    WriteBackRequest request() const { return {.database = database()}; }
    QStringList table(const QString &sql) const { return queryRows(database(), sql); }
    QString sql(const QString &statements) const
    {
        auto connection = Connection::open(database(), Connection::Mode::ReadWrite);
        if (!connection)
            return describe(connection.error());
        const auto ran = connection->run(statements.toStdString());
        return ran ? QString() : describe(ran.error());
    }
    const Playbook &playbook() const { return m_playbook; }

    /// Empty when files and database agree, and the next migration finds nothing new.
    QString disagreement() const
    {
        const Report again = migrate();
        if (again.outcome != RunOutcome::Unchanged)
            return u"migrated again: "_s
                + (again.failure ? describe(*again.failure) : outcomeName(again.outcome));
        auto connection = Connection::open(database(), Connection::Mode::ReadOnly);
        const auto compared = compareWithSources(*connection, path({}), 0);
        if (!compared)
            return describe(compared.error());
        if (compared->differences + compared->copiesThatDiffer == 0)
            return {};
        return compared->examples.isEmpty() ? u"copies differ"_s
                                            : describe(compared->examples.first());
    }

private:
    QTemporaryDir m_folder;
    Playbook m_playbook;
    Answers m_answers;
};

QStringList linesOf(const WriteBackPlan &plan)
{
    QStringList lines;
    for (const FileChanges &file : plan.files) {
        for (const Difference &place : file.differences.places) {
            for (const QString &line : place.before)
                lines << u'-' + line;
            for (const QString &line : place.after)
                lines << u'+' + line;
        }
    }
    return lines;
}

QStringList unwritten(const WriteBackPlan &plan)
{
    QStringList all;
    for (const NotWritten &one : plan.notWritten)
        all << one.table + u'.' + one.column + u": "_s + one.reason;
    return all;
}

const QString cards = u"data/content_db/approved_cards.json"_s;

} // namespace

class tst_WriteBack final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrittenWithoutEdits_data();
    void nothingIsWrittenWithoutEdits();
    void editsComeIntoTheFiles_data();
    void editsComeIntoTheFiles();
    void theStyleOfTheFileStays_data();
    void theStyleOfTheFileStays();
    void whatCannotBeWrittenIsSaid();
    void anEditThatMakesARecordUnreadableStays();
    void aMendedValueIsWrittenOnceItIsEdited();
    void oldBackupsGo();
    void aFileThatChangedIsNotWritten();
    void whatWasNotShownIsNotWritten();
    void anyEditsComeIntoTheFilesAndAgree_data();
    void anyEditsComeIntoTheFilesAndAgree();
};

void tst_WriteBack::nothingIsWrittenWithoutEdits_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("playbook");
    QTest::newRow("tidy") << u"resume-toolkit-tidy"_s << u"resume-toolkit"_s;
    QTest::newRow("real") << u"resume-toolkit-real"_s << u"resume-toolkit"_s;
    QTest::newRow("matches") << u"job-matches"_s << u"job-matches"_s;
    QTest::newRow("learners") << u"learner-profiles"_s << u"learner-profiles"_s;
}

void tst_WriteBack::nothingIsWrittenWithoutEdits()
{
    QFETCH(QString, sample);
    QFETCH(QString, playbook);
    const Sample workspace(sample, playbook);
    QVERIFY(!workspace.migrate().failure);
    const auto before = workspace.files();
    // An edit that is taken back is none, but makes every record be looked at.
    const QString table = QString::fromStdString(workspace.playbook().views.front().table);
    QCOMPARE(workspace.sql(u"CREATE TABLE mine (id INTEGER PRIMARY KEY, words TEXT);"
                           "INSERT INTO waybill_audit_log (table_name, record_id, action, "
                           "new_value) VALUES ('mine', '1', 'INSERT', '{}')"_s),
             QString());
    const auto done = writeBack(workspace.request());
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QVERIFY2(done->done.isEmpty(), qPrintable(linesOf(done->done).join(u'\n')));
    QVERIFY(done->backup.isEmpty());
    QCOMPARE(unwritten(done->done), QStringList());
    QCOMPARE(workspace.files(), before);
}

void tst_WriteBack::editsComeIntoTheFiles_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("playbook");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("lines");

    const QString tidy = u"resume-toolkit-tidy"_s;
    const QString toolkit = u"resume-toolkit"_s;
    QTest::newRow("a bullet") << tidy << toolkit
                              << u"UPDATE experience_bullets SET bullet_text = 'Ran \"kaizen\"' "
                                 "WHERE bullet_text LIKE 'Ran weekly%'"_s
                              << QStringList{u"-      \"Ran weekly kaizen rounds with the night "
                                             "shift\""_s,
                                             u"+      \"Ran \\\"kaizen\\\"\""_s};
    QTest::newRow("a bullet goes")
        << tidy << toolkit
        << u"DELETE FROM experience_bullets "
           "WHERE bullet_text LIKE 'Trained op%'"_s
        << QStringList{u"-      \"Trained operators in reading control charts\","_s};
    QTest::newRow("a skill comes")
        << tidy << toolkit
        << u"INSERT INTO skills (profile_id, skill_name, skill_type) "
           "SELECT id, 'Kanban', 'methodology' FROM profiles"_s
        << QStringList{u"-    \"8D\""_s, u"+    \"8D\","_s, u"+    \"Kanban\""_s};
    QTest::newRow("an experience goes")
        << tidy << toolkit
        << u"DELETE FROM experience_bullets WHERE experience_id IN (SELECT id FROM experiences "
           "WHERE company = 'Halden & Voss'); DELETE FROM experiences WHERE company = 'Halden & "
           "Voss'"_s
        << QStringList{u"-    \"company\": \"Halden & Voss\","_s};
    QTest::newRow("a value that was null")
        << tidy << toolkit
        << u"UPDATE experiences SET end_date = '2025-06' "
           "WHERE company LIKE 'Brightwater%'"_s
        << QStringList{u"-    \"end_date\": null,"_s, u"+    \"end_date\": \"2025-06\","_s};
    QTest::newRow("a setting goes") << tidy << toolkit
                                    << u"DELETE FROM config WHERE key = (SELECT key FROM config "
                                       "ORDER BY rowid LIMIT 1)"_s
                                    << QStringList();
    const QString learners = u"learner-profiles"_s;
    QTest::newRow("escapes stay escapes")
        << learners << learners << u"UPDATE profiles SET address = 'Straße 水' WHERE id = 'p-bo'"_s
        << QStringList{u"-    \"address\": \"12 Alder Lane\","_s,
                       u"+    \"address\": \"Stra\\u00dfe \\u6c34\","_s};
}

void tst_WriteBack::editsComeIntoTheFiles()
{
    QFETCH(QString, sample);
    QFETCH(QString, playbook);
    QFETCH(QString, sql);
    QFETCH(QStringList, lines);
    const Sample workspace(sample, playbook);
    QVERIFY(!workspace.migrate().failure);
    const auto before = workspace.files();
    QCOMPARE(workspace.sql(sql), QString());
    const auto plan = planWriteBack(workspace.request());
    QVERIFY2(plan, plan ? "" : qPrintable(describe(plan.error())));
    QCOMPARE(workspace.files(), before);
    QCOMPARE(unwritten(*plan), QStringList());
    const QStringList shown = linesOf(*plan);
    if (lines.size() == 1) // a record: its first line will do
        QVERIFY2(shown.contains(lines.first()), qPrintable(shown.join(u'\n')));
    else if (!lines.isEmpty())
        QCOMPARE(shown, lines);
    QVERIFY(!plan->isEmpty());

    const auto done = writeBack(workspace.request());
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QCOMPARE(linesOf(done->done), shown);
    const QString disagreement = workspace.disagreement();
    QVERIFY2(disagreement.isEmpty(), qPrintable(disagreement));

    const auto undone = undoWriteBack(workspace.database());
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.files(), before);
    QCOMPARE(workspace.migrate().outcome, RunOutcome::Unchanged);
}

/// The whole file, byte for byte.
void tst_WriteBack::theStyleOfTheFileStays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("after");

    const QString tracker = u"job_applications_tracker.csv"_s;
    const QString note = u"UPDATE applications SET notes = 'new; \"x\"' WHERE notes = 'n2'"_s;
    QTest::newRow("quotes that are not needed, line ends of both kinds, a mark, no last line end")
        << tracker
        << "\xEF\xBB\xBF\"Company\",Role,Notes\r\n\"Alder\", Engineer ,n1\n\"Birch\",Baker,\"n2\"\r\n\r\nCedar,Clerk,n3"_qb
        << note
        << "\xEF\xBB\xBF\"Company\",Role,Notes\r\n\"Alder\", Engineer ,n1\n\"Birch\",Baker,\"new; \"\"x\"\"\"\r\n\r\nCedar,Clerk,n3"_qb;
    QTest::newRow("semicolons in another encoding")
        << tracker << "Company;Role;Notes\nB\xF6rse;Koch;n2\nCedar;Clerk;n3\n"_qb << note
        << "Company;Role;Notes\nB\xF6rse;Koch;\"new; \"\"x\"\"\"\nCedar;Clerk;n3\n"_qb;
    QTest::newRow("a line goes") << tracker
                                 << "Company,Role,Notes\nAlder,A,n1\nBirch,B,n2\nCedar,C,n3\n"_qb
                                 << u"DELETE FROM applications WHERE notes = 'n2'"_s
                                 << "Company,Role,Notes\nAlder,A,n1\nCedar,C,n3\n"_qb;
    QTest::newRow("the last line goes")
        << tracker << "Company,Role,Notes\nAlder,A,n1\nBirch,B,n2"_qb
        << u"DELETE FROM applications WHERE notes = 'n2'"_s
        << "Company,Role,Notes\nAlder,A,n1\n"_qb;
    QTest::newRow("a short line grows")
        << tracker << "Company,Role,Location,Notes\nAlder,A\nBirch,B,,n2\n"_qb
        << u"UPDATE applications SET notes = 'long' WHERE notes IS NULL"_s
        << "Company,Role,Location,Notes\nAlder,A,,long\nBirch,B,,n2\n"_qb;
    QTest::newRow("a line comes")
        << tracker << "Company,Role,Notes\r\nAlder,A,n1"_qb
        << u"INSERT INTO job_postings (company, role) VALUES ('Dune, Ltd', 'D'); INSERT INTO "
           "applications (profile_id, job_posting_id, notes, status) SELECT profile_id, "
           "(SELECT max(id) FROM job_postings), 'n4', status FROM applications"_s
        << "Company,Role,Notes\r\nAlder,A,n1\r\n\"Dune, Ltd\",D,n4"_qb;
    const QString experience = u"data/profile_experience.json"_s;
    const QString role = u"UPDATE experiences SET role = 'Cook' WHERE company = 'B'"_s;
    QTest::newRow("one line")
        << experience
        << "[{\"company\":\"A\",\"role\":\"x\"},{\"company\":\"B\",\"role\":\"y\"}]"_qb << role
        << "[{\"company\":\"A\",\"role\":\"x\"},{\"company\":\"B\",\"role\":\"Cook\"}]"_qb;
    QTest::newRow("laid out by hand")
        << experience
        << "[ {\"company\" : \"A\",\n\"role\":\"x\", \"n\": 1.50e2 },\n\n   {\"company\":\"B\" ,\t\"role\":   \"y\"}]\n\n"_qb
        << role
        << "[ {\"company\" : \"A\",\n\"role\":\"x\", \"n\": 1.50e2 },\n\n   {\"company\":\"B\" ,\t\"role\":   \"Cook\"}]\n\n"_qb;
    QTest::newRow("a member that was not there, with tabs")
        << experience
        << "[\n\t{\n\t\t\"company\": \"A\",\n\t\t\"role\": \"x\",\n\t\t\"location\": \"L\"\n\t},\n\t{\n\t\t\"company\": \"B\",\n\t\t\"role\": \"y\"\n\t}\n]\n"_qb
        << u"UPDATE experiences SET location = 'M' WHERE company = 'B'"_s
        << "[\n\t{\n\t\t\"company\": \"A\",\n\t\t\"role\": \"x\",\n\t\t\"location\": \"L\"\n\t},\n\t{\n\t\t\"company\": \"B\",\n\t\t\"role\": \"y\",\n\t\t\"location\": \"M\"\n\t}\n]\n"_qb;
    QTest::newRow("the first record goes")
        << experience
        << "[\n  {\"company\": \"A\", \"role\": \"x\"},\n  {\"company\": \"B\", \"role\": \"y\"}\n]\n"_qb
        << u"DELETE FROM experiences WHERE company = 'A'"_s
        << "[\n  {\"company\": \"B\", \"role\": \"y\"}\n]\n"_qb;
    QTest::newRow("all records go")
        << experience << "[\n  {\"company\": \"A\", \"role\": \"x\"}\n]\n"_qb
        << u"DELETE FROM experiences"_s << "[]\n"_qb;
    const QString settings = u"data/config_preferences.json"_s;
    const QString list =
        u"UPDATE config SET value = '[\"a\", {\"b\": 1, \"c\": []}, 3]' WHERE key = 'names'"_s;
    QTest::newRow("a list in one column, with lines")
        << settings << "{\n  \"names\": [\n    \"x\"\n  ],\n  \"z\": 1\n}\n"_qb << list
        << "{\n  \"names\": [\n    \"a\",\n    {\n      \"b\": 1,\n      \"c\": []\n    },\n    3\n  ],\n  \"z\": 1\n}\n"_qb;
    QTest::newRow("a list in one column, empty in a file with tabs")
        << settings << "{\n\t\"names\": [],\n\t\"z\": 1\n}\n"_qb << list
        << "{\n\t\"names\": [\n\t\t\"a\",\n\t\t{\n\t\t\t\"b\": 1,\n\t\t\t\"c\": []\n\t\t},\n\t\t3\n\t],\n\t\"z\": 1\n}\n"_qb;
    QTest::newRow("a list in one column, on one line in a file with lines")
        << settings << "{\n  \"names\": [ \"x\",\"y\"],\n  \"z\": 1\n}\n"_qb << list
        << "{\n  \"names\": [\"a\",{\"b\": 1,\"c\": []},3],\n  \"z\": 1\n}\n"_qb;
    QTest::newRow("one entry of a list in one column")
        << settings << "{\n  \"names\": [\n    \"a\",  {\"b\" :1, \"c\": [ ]},\n 4 ]\n}\n"_qb
        << list << "{\n  \"names\": [\n    \"a\",  {\"b\" :1, \"c\": [ ]},\n 3 ]\n}\n"_qb;
    QTest::newRow("a record comes")
        << experience
        << "[\n  {\"company\": \"A\", \"role\": \"x\"},\n  {\"company\": \"B\", \"role\": \"y\"}\n]\n"_qb
        << u"INSERT INTO experiences (profile_id, company, role) SELECT id, 'C', 'z' FROM profiles"_s
        << "[\n  {\"company\": \"A\", \"role\": \"x\"},\n  {\"company\": \"B\", \"role\": \"y\"},\n  {\n    \"company\": \"C\",\n    \"role\": \"z\"\n  }\n]\n"_qb;
}

void tst_WriteBack::theStyleOfTheFileStays()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, before);
    QFETCH(QString, sql);
    QFETCH(QByteArray, after);
    const Sample workspace(u"resume-toolkit-tidy"_s, u"resume-toolkit"_s);
    workspace.write(file, before);
    const Report report = workspace.migrate();
    QVERIFY2(!report.failure, report.failure ? qPrintable(describe(*report.failure)) : "");
    QCOMPARE(workspace.sql(sql), QString());
    const auto done = writeBack(workspace.request());
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QCOMPARE(workspace.read(file), after);
    const QString disagreement = workspace.disagreement();
    QVERIFY2(disagreement.isEmpty(), qPrintable(disagreement));
    const auto undone = undoWriteBack(workspace.database());
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.read(file), before);
}

void tst_WriteBack::whatCannotBeWrittenIsSaid()
{
    const Sample workspace(u"resume-toolkit-tidy"_s, u"resume-toolkit"_s);
    QVERIFY(!workspace.migrate().failure);
    // A column that copies what another one owns, and a row no file knows a place for.
    QCOMPARE(workspace.sql(u"UPDATE match_scores SET overall_score = 1 WHERE id = 1;"
                           "INSERT INTO skills (profile_id, skill_name, skill_type, "
                           "proficiency_level) SELECT id, 'Juggling', 'soft', 'expert' FROM "
                           "profiles"_s),
             QString());
    const auto plan = planWriteBack(workspace.request());
    QVERIFY2(plan, plan ? "" : qPrintable(describe(plan.error())));
    const QStringList said = unwritten(*plan);
    QCOMPARE(said.size(), 2);
    QVERIFY2(said.join(u'\n').contains(u"match_scores.overall_score: "_s),
             qPrintable(said.join(u'\n')));
    QVERIFY2(said.join(u'\n').contains(u"skills.proficiency_level: "_s),
             qPrintable(said.join(u'\n')));
}

void tst_WriteBack::anEditThatMakesARecordUnreadableStays()
{
    const Sample workspace(u"resume-toolkit-tidy"_s, u"resume-toolkit"_s);
    QVERIFY(!workspace.migrate().failure);
    QCOMPARE(workspace.sql(u"UPDATE experiences SET company = ' ', role = 'Cook' WHERE id = 1;"
                           "UPDATE skills SET skill_name = '' WHERE id = 1;"
                           "UPDATE applications SET notes = 'goes' WHERE id = 2"_s),
             QString());
    const auto done = writeBack(workspace.request());
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QCOMPARE(unwritten(done->done).size(), 2);
    qint64 values = 0;
    for (const FileChanges &file : done->done.files)
        values += file.values;
    QCOMPARE(values, 2);
    const QString disagreement = workspace.disagreement();
    QVERIFY2(disagreement.isEmpty(), qPrintable(disagreement));
    // Of the files alone, every record can be read.
    QVERIFY(QFile::remove(workspace.database()));
    QCOMPARE(workspace.migrate().outcome, RunOutcome::Complete);
    QCOMPARE(workspace.table(u"SELECT company || role FROM experiences WHERE role = 'Cook'"_s),
             QStringList{u"Brightwater InstrumentsCook"_s});
}

/// A mending tells how to read a file, it is no edit: the file keeps its words until somebody
/// changes the value itself.
void tst_WriteBack::aMendedValueIsWrittenOnceItIsEdited()
{
    ResumeWorkspace workspace;
    workspace.tracker("Company,Role,Salary Min,Notes\nAlder,A,about 80k,n1\nBirch,B,70000,n2\n");
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    const auto retry = retryRequest(workspace.database(),
                                    {{mendingId("tracker", "Salary Min", "about 80k"), "80000"}});
    QVERIFY2(retry, retry ? "" : qPrintable(describe(retry.error())));
    workspace.migrate(*retry);
    QCOMPARE(workspace.failure(), QString());
    const QString salaries = u"SELECT salary_min FROM job_postings ORDER BY id"_s;
    QCOMPARE(workspace.table(salaries), QStringList({u"80000"_s, u"70000"_s}));
    const QString notes = u"UPDATE applications SET notes = 'new' WHERE notes = 'n1'"_s;
    QCOMPARE(workspace.sql(notes), QString());
    const WriteBackRequest request{.database = workspace.database()};
    auto done = writeBack(request);
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    const QString file = u"job_applications_tracker.csv"_s;
    QCOMPARE(workspace.read(file),
             "Company,Role,Salary Min,Notes\nAlder,A,about 80k,new\nBirch,B,70000,n2\n");
    QCOMPARE(workspace.sql(u"UPDATE job_postings SET salary_min = 81000 WHERE id = 1"_s),
             QString());
    done = writeBack(request);
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QCOMPARE(linesOf(done->done),
             QStringList({u"-Alder,A,about 80k,new"_s, u"+Alder,A,81000,new"_s}));
    // As every migration does it: what was answered counts on.
    MigrationRequest again = workspace.request();
    again.answers = earlierAnswers(workspace.database(), resumeToolkit());
    QCOMPARE(workspace.migrate(again).outcome, RunOutcome::Unchanged);
    QVERIFY(planWriteBack(request)->isEmpty());
    QCOMPARE(workspace.table(salaries), QStringList({u"81000"_s, u"70000"_s}));
}

/// As many as of others, and the one that a take-back still needs.
void tst_WriteBack::oldBackupsGo()
{
    const Sample workspace(u"resume-toolkit-tidy"_s, u"resume-toolkit"_s);
    QVERIFY(!workspace.migrate().failure);
    WriteBackRequest request = workspace.request();
    request.keepBackups = 1;
    const QDir folder(workspace.path(u"backups"_s));
    for (const char *note : {"one", "two", "three"}) {
        QCOMPARE(workspace.sql(u"UPDATE applications SET notes = '%1' WHERE id = 1"_s.arg(
                     QLatin1StringView(note))),
                 QString());
        const auto done = writeBack(request);
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        const QStringList left = folder.entryList({u"pre_write_back*"_s}, QDir::Dirs);
        QCOMPARE(left, QStringList{QFileInfo(done->backup).fileName()});
    }
    QVERIFY(!folder.entryList({u"pre_migration*"_s}, QDir::Dirs).isEmpty());
    const auto undone = undoWriteBack(workspace.database());
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
}

void tst_WriteBack::aFileThatChangedIsNotWritten()
{
    const Sample workspace(u"resume-toolkit-tidy"_s, u"resume-toolkit"_s);
    QVERIFY(!workspace.migrate().failure);
    QCOMPARE(workspace.sql(u"UPDATE skills SET skill_name = 'X' WHERE id = 1"_s), QString());
    workspace.write(u"data/profile_skills.json"_s, "{}");
    const auto before = workspace.files();
    const auto done = writeBack(workspace.request());
    QVERIFY(!done);
    QCOMPARE(done.error().code, u"WB-01"_s);
    QCOMPARE(done.error().file, u"data/profile_skills.json"_s);
    QCOMPARE(workspace.files(), before);
}

void tst_WriteBack::whatWasNotShownIsNotWritten()
{
    const Sample workspace(u"resume-toolkit-tidy"_s, u"resume-toolkit"_s);
    QVERIFY(!workspace.migrate().failure);
    QCOMPARE(workspace.sql(u"UPDATE skills SET skill_name = 'X' WHERE id = 1"_s), QString());
    const auto shown = planWriteBack(workspace.request());
    QVERIFY(shown);
    QCOMPARE(workspace.sql(u"UPDATE skills SET skill_name = 'Y' WHERE id = 2"_s), QString());
    const auto before = workspace.files();
    WriteBackRequest request = workspace.request();
    request.shown = &*shown;
    const auto done = writeBack(request);
    QVERIFY(!done);
    QCOMPARE(done.error().code, u"WB-03"_s);
    QCOMPARE(workspace.files(), before);
}

void tst_WriteBack::anyEditsComeIntoTheFilesAndAgree_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("playbook");
    QTest::addColumn<quint64>("seed");
    const std::pair<QString, QString> samples[] = {{u"resume-toolkit-tidy"_s, u"resume-toolkit"_s},
                                                   {u"resume-toolkit-real"_s, u"resume-toolkit"_s},
                                                   {u"job-matches"_s, u"job-matches"_s},
                                                   {u"learner-profiles"_s, u"learner-profiles"_s}};
    const int seeds = qEnvironmentVariableIntValue("WAYBILL_WRITEBACK_SEEDS");
    const quint64 any = qEnvironmentVariableIsSet("WAYBILL_WRITEBACK_SEED")
        ? qEnvironmentVariable("WAYBILL_WRITEBACK_SEED").toULongLong()
        : std::random_device()();
    for (const auto &[sample, playbook] : samples) {
        for (int i = 0; i < std::max(seeds, 1); ++i) {
            const quint64 seed = any + quint64(i);
            QTest::newRow(qPrintable(u"%1 %2"_s.arg(sample).arg(seed)))
                << sample << playbook << seed;
        }
    }
}

void tst_WriteBack::anyEditsComeIntoTheFilesAndAgree()
{
    QFETCH(QString, sample);
    QFETCH(QString, playbook);
    QFETCH(quint64, seed);
    Randomness chance(seed);
    const Sample workspace(sample, playbook);
    QVERIFY(!workspace.migrate().failure);
    const auto before = workspace.files();
    QStringList statements;
    QStringList rows; // table, column
    eachRow(workspace.playbook(), [&](const LoadSpec &, const RowSpec &row) {
        for (const ColumnSpec &column : row.columns) {
            if (column.kind == ColumnSpec::Kind::From)
                rows << QString::fromStdString(row.table + '|' + column.column);
        }
    });
    const QStringList values{u"'Ada Roe'"_s,
                             u"'a \"b\", c'"_s,
                             u"NULL"_s,
                             u"'2025-03-31'"_s,
                             u"7"_s,
                             u"'Zeile 1' || char(10) || 'Zeile 2'"_s,
                             u"'Straße – \\ 水'"_s,
                             u"41.5"_s,
                             u"''"_s};
    for (int i = 0; i < 12; ++i) {
        const QStringList place = chance.pick(rows).split(u'|');
        const QString one = u"rowid = (SELECT rowid FROM %1 ORDER BY rowid LIMIT 1 OFFSET "
                            "%2 % max(1, (SELECT count(*) FROM %1)))"_s.arg(place[0])
                                .arg(chance.below(1000));
        const QString statement = chance.chance(15)
            ? u"DELETE FROM %1 WHERE %2"_s.arg(place[0], one)
            : u"UPDATE %1 SET %2 = %3 WHERE %4"_s.arg(place[0], place[1], chance.pick(values), one);
        if (workspace.sql(statement).isEmpty()) // some, a constraint refuses
            statements << statement;
    }
    const QString said = statements.join(u'\n');
    const auto content = workspace.table(u"SELECT count(*), max(id) FROM waybill_audit_log"_s);
    const auto done = writeBack(workspace.request());
    if (!done && done.error().code == "ASK-02"_L1) {
        // The row that an answer names is gone: only a person can say what is meant then.
        QCOMPARE(workspace.files(), before);
        return;
    }
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error()) + u'\n' + said));
    for (const FileChanges &file : done->done.files)
        QVERIFY2(file.differing == 0, qPrintable(said + u'\n' + file.file));
    // To write files is no edit.
    QCOMPARE(workspace.table(u"SELECT count(*), max(id) FROM waybill_audit_log"_s), content);
    const QString disagreement = workspace.disagreement();
    QVERIFY2(disagreement.isEmpty(),
             qPrintable(disagreement + u'\n' + said + u'\n' + linesOf(done->done).join(u'\n')));
    // What is left to write now is what could not be written.
    const auto rest = planWriteBack(workspace.request());
    QVERIFY2(rest, rest ? "" : qPrintable(describe(rest.error())));
    if (!rest->isEmpty()) {
        // Only trying it told that a record would not be read: it does so again.
        QVERIFY2(!rest->notWritten.isEmpty() || !done->done.notWritten.isEmpty(),
                 qPrintable(u"left:\n"_s + linesOf(*rest).join(u'\n') + u'\n' + said));
        const auto files = workspace.files();
        const auto again = writeBack(workspace.request());
        QVERIFY2(again && again->done.isEmpty(),
                 qPrintable(u"left:\n"_s + linesOf(*rest).join(u'\n') + u'\n' + said));
        QCOMPARE(workspace.files(), files);
    }
    if (done->done.isEmpty())
        return;
    const auto undone = undoWriteBack(workspace.database());
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.files(), before);
}

QTEST_GUILESS_MAIN(tst_WriteBack)
#include "tst_writeback.moc"
