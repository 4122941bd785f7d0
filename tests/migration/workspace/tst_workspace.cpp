// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migrate.h"
#include "migration/target/statement.h"
#include "migration/undo/undo.h"
#include "migration/workspace/filesfolder.h"
#include "migration/workspace/workspace.h"
#include "tests/support/toolkitfolder.h"

#include <QStandardPaths>
#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::resumeToolkit;
using test::ToolkitFolder;
using Reading = WorkspaceState::Reading;

namespace {

WorkspaceState stateOf(const ToolkitFolder &folder)
{
    return workspaceState(folder.path(), resumeToolkit());
}

Report migrateIn(const ToolkitFolder &folder)
{
    return migrate({.workspace = folder.path(), .playbook = resumeToolkit()});
}

std::int64_t count(const QString &database, const std::string &sql)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    const auto number = connection ? queryInteger(*connection, sql) : connection.error();
    return number ? *number : -1;
}

void change(const QString &database, const std::string &sql)
{
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(connection->run(sql));
}

int modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 0777) : -1;
}

QString cache()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
}

QStringList filesFolders()
{
    return QDir(cache()).entryList({u"files-*"_s}, QDir::Dirs);
}

} // namespace

class tst_Workspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cache.isValid());
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
        QVERIFY(cache().startsWith(m_cache.path()));
    }

    void withoutADatabaseTheFilesAreRead()
    {
        const ToolkitFolder folder;
        const WorkspaceState state = stateOf(folder);
        QCOMPARE(state.reading, Reading::Files);
        QCOMPARE(state.database, folder.database());
        QVERIFY(state.note.contains(u"no database yet"_s));
    }

    void aCompleteDatabaseIsRead_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::newRow("nothing set aside") << u"resume-toolkit-tidy"_s;
        QTest::newRow("some set aside") << u"resume-toolkit-real"_s;
    }
    void aCompleteDatabaseIsRead()
    {
        QFETCH(QString, sample);
        const ToolkitFolder folder(sample);
        const Report report = migrateIn(folder);
        QVERIFY2(report.ok(), report.failure ? qPrintable(describe(*report.failure)) : "");
        QCOMPARE(stateOf(folder).reading, Reading::Database);
        QCOMPARE(migrateIn(folder).outcome, RunOutcome::Unchanged);
        QCOMPARE(stateOf(folder).reading, Reading::Database);
    }

    /// S0-B06
    void anythingLessIsNotADatabase_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sql");
        QTest::newRow("an empty file") << QByteArray("") << QString();
        QTest::newRow("no database") << QByteArray(5000, 'x') << QString();
        QTest::newRow("the tables alone")
            << QByteArray() << QString::fromStdString(resumeToolkit().phases[0].scripts[0].up);
        QTest::newRow("another program's")
            << QByteArray() << u"CREATE TABLE profiles (id INTEGER PRIMARY KEY)"_s;
    }
    void anythingLessIsNotADatabase()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, sql);
        const ToolkitFolder folder;
        if (sql.isEmpty()) {
            folder.write(resumeToolkit().databasePath, content);
        } else {
            auto connection = Connection::open(folder.database(), Connection::Mode::Create);
            QVERIFY(connection);
            QVERIFY(connection->run(sql.toStdString()));
        }
        const WorkspaceState state = stateOf(folder);
        QCOMPARE(state.reading, Reading::Files);
        QVERIFY(!state.note.contains(u"no database yet"_s));
    }

    void aRunThatIsNotInForceDoesNotCount_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("database");
        QTest::newRow("broken off") << u"UPDATE waybill_runs SET status = 'running'"_s << false;
        QTest::newRow("undone") << u"UPDATE waybill_runs SET status = 'undone'"_s << false;
        QTest::newRow("partly undone")
            << u"UPDATE waybill_runs SET status = 'partly-undone'"_s << false;
        QTest::newRow("of another playbook")
            << u"UPDATE waybill_playbooks SET id = 'other'"_s << false;
        QTest::newRow("another application") << u"PRAGMA application_id = 7"_s << false;
        const QString second = u"INSERT INTO waybill_runs (kind, status, playbook, workspace,"
                               " started, program) SELECT kind, '%1', playbook, workspace, started,"
                               " program FROM waybill_runs"_s;
        QTest::newRow("a second one broken off") << second.arg(u"running"_s) << true;
        QTest::newRow("a second one undone") << second.arg(u"undone"_s) << true;
        QTest::newRow("a second one partly undone") << second.arg(u"partly-undone"_s) << false;
    }
    void aRunThatIsNotInForceDoesNotCount()
    {
        QFETCH(QString, sql);
        QFETCH(bool, database);
        const ToolkitFolder folder;
        QVERIFY(migrateIn(folder).ok());
        change(folder.database(), sql.toStdString());
        QCOMPARE(stateOf(folder).reading, database ? Reading::Database : Reading::Files);
    }

    void undoLeadsBackToTheFiles()
    {
        const ToolkitFolder folder;
        QVERIFY(migrateIn(folder).ok());
        // An edit is kept, so the database stays; it is no longer what is read.
        change(folder.database(), "UPDATE applications SET notes = 'mine' WHERE id = 1");
        const auto undone = undo({.database = folder.database()});
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QVERIFY(QFile::exists(folder.database()));
        QCOMPARE(stateOf(folder).reading, Reading::Files);
    }

    void theFilesAreReadThroughTheSamePlaybook()
    {
        const ToolkitFolder folder(u"resume-toolkit-real"_s);
        const auto files = openFromFiles(folder.path(), resumeToolkit(), {});
        QVERIFY2(files, files ? "" : qPrintable(describe(files.error())));
        QVERIFY(migrateIn(folder).ok());
        for (const char *table : {"profiles", "experiences", "experience_bullets", "skills",
                                  "education", "job_postings", "applications", "documents"}) {
            const std::string sql = std::string("SELECT count(*) FROM ") + table;
            const auto there = count(folder.database(), sql);
            QVERIFY(there >= 0);
            QCOMPARE(count(*files, sql), there);
        }
        const std::string ledger = "SELECT count(*) FROM waybill_links";
        QCOMPARE(count(*files, ledger), count(folder.database(), ledger));
        closeFilesDatabase(*files);
    }

    void whatIsMadeFromFilesIsPrivateAndForReading()
    {
        const ToolkitFolder folder;
        const auto files = openFromFiles(folder.path(), resumeToolkit(), {});
        QVERIFY(files);
        QVERIFY(files->startsWith(cache()));
        QCOMPARE(modeOf(*files), 0400);
        QCOMPARE(modeOf(QFileInfo(*files).path()), 0700);
        auto connection = Connection::open(*files, Connection::Mode::ReadOnly);
        QVERIFY(connection);
        QVERIFY(!connection->run("DELETE FROM applications"));
        QVERIFY(!QFile::exists(folder.database()));
        closeFilesDatabase(*files);
    }

    void nothingIsLeftWhenItIsClosed()
    {
        const ToolkitFolder folder;
        const auto one = openFromFiles(folder.path(), resumeToolkit(), {});
        const auto two = openFromFiles(folder.path(), resumeToolkit(), {});
        QVERIFY(one && two);
        QVERIFY(*one != *two);
        closeFilesDatabase(*one);
        QVERIFY(!QFile::exists(*one));
        QVERIFY(QFile::exists(*two));
        closeFilesDatabase(*two);
        closeFilesDatabase(*two);
        QCOMPARE(filesFolders(), QStringList());
    }

    void nothingIsLeftWhenItFails()
    {
        const ToolkitFolder folder;
        folder.remove(u"data/profile_contact.json"_s);
        const auto files = openFromFiles(folder.path(), resumeToolkit(), {});
        QVERIFY(!files);
        QCOMPARE(files.error().code, u"SRC-01"_s);
        QCOMPARE(filesFolders(), QStringList());
    }

    void itCanBeStopped()
    {
        const ToolkitFolder folder;
        std::stop_source stop;
        stop.request_stop();
        const auto files =
            openFromFiles(folder.path(), resumeToolkit(), {}, {.stop = stop.get_token()});
        QVERIFY(!files);
        QCOMPARE(files.error().code, u"CANCELLED"_s);
        QCOMPARE(filesFolders(), QStringList());
    }

    void whatADeadProgramLeftIsRemoved()
    {
        const QString abandoned = cache() + u"/files-abandoned"_s;
        QVERIFY(QDir().mkpath(abandoned));
        QFile old(abandoned + u"/files.db"_s);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        auto ours = FilesFolder::make();
        QVERIFY(ours);
        QVERIFY(!QFile::exists(abandoned));
        const QString path = QFileInfo(ours->database()).path();
        QVERIFY(FilesFolder::make());
        QVERIFY2(QFile::exists(path), "a folder in use stays");
    }

private:
    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_workspace.moc"
