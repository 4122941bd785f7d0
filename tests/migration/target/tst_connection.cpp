// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/connection.h"
#include "migration/target/querywatch.h"
#include "migration/target/statement.h"
#include "tests/support/fastfolder.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

using Mode = Connection::Mode;

constexpr auto parentAndChild = "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
                                "CREATE TABLE child (id INTEGER PRIMARY KEY,"
                                " parent_id INTEGER NOT NULL REFERENCES parent(id));"
                                "INSERT INTO parent VALUES (1);";

std::int64_t setting(Connection &connection, const char *name)
{
    const auto value = queryInteger(connection, std::string("PRAGMA ") + name);
    return value ? *value : -1;
}

int modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 0777) : -1;
}

} // namespace

class tst_Connection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
        m_path = m_folder->filePath(u"test.db"_s);
        auto created = Connection::open(m_path, Mode::Create);
        QVERIFY(created);
        QVERIFY(created->run(parentAndChild));
    }

    void everyConnectionIsSafe_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("reading") << int(Mode::ReadOnly);
        QTest::newRow("writing") << int(Mode::ReadWrite);
        QTest::newRow("new file") << int(Mode::Create);
        QTest::newRow("staging file") << int(Mode::Staging);
    }
    void everyConnectionIsSafe()
    {
        QFETCH(int, mode);
        const bool creates = Mode(mode) == Mode::Create || Mode(mode) == Mode::Staging;
        auto connection =
            Connection::open(creates ? m_folder->filePath(u"new.db"_s) : m_path, Mode(mode));
        QVERIFY(connection);
        QCOMPARE(setting(*connection, "foreign_keys"), 1);
        QCOMPARE(setting(*connection, "trusted_schema"), 0);
        QCOMPARE(setting(*connection, "cell_size_check"), 1);
        QCOMPARE(setting(*connection, "mmap_size"), 0);
        int defensive = 0;
        sqlite3_db_config(connection->native(), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
        QCOMPARE(defensive, 1);
        constexpr int extra = 3;
        QCOMPARE(setting(*connection, "synchronous"), Mode(mode) == Mode::Staging ? 0 : extra);
        QVERIFY(setting(*connection, "busy_timeout") > 0);
    }

    void memoryEnforcesForeignKeysToo()
    {
        auto connection = Connection::openMemory();
        QVERIFY(connection);
        QCOMPARE(setting(*connection, "foreign_keys"), 1);
    }

    /// S0-B05
    void orphansAreRefusedOnEveryWay()
    {
        auto connection = Connection::open(m_path, Mode::ReadWrite);
        QVERIFY(connection);
        const auto orphan = connection->run("INSERT INTO child VALUES (1, 99)");
        QVERIFY(!orphan);
        QCOMPARE(orphan.error().code, u"DB-CON"_s);
        QSqlQuery query(connection->qt());
        QVERIFY(!query.exec(u"INSERT INTO child VALUES (1, 99)"_s));
        QVERIFY(connection->run("INSERT INTO child VALUES (1, 1)"));
        QVERIFY(!connection->run("DELETE FROM parent"));
    }

    void newFilesAreForTheirUserAlone()
    {
        const mode_t before = ::umask(0);
        const QString path = m_folder->filePath(u"private.db"_s);
        {
            auto connection = Connection::open(path, Mode::Create);
            QVERIFY(connection);
            auto transaction = Transaction::begin(*connection);
            QVERIFY(transaction);
            QVERIFY(connection->run("CREATE TABLE t (x); INSERT INTO t VALUES (1);"));
            QCOMPARE(modeOf(path), 0600);
            QCOMPARE(modeOf(path + u"-journal"_s), 0600);
        }
        ::umask(before);
    }

    void anExistingFileIsNeverCreatedOver()
    {
        const auto again = Connection::open(m_path, Mode::Create);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"FS-01"_s);
        QVERIFY(QFileInfo(m_path).size() > 0);
    }

    void noFileIsMadeByLookingForOne()
    {
        const QString path = m_folder->filePath(u"nothing.db"_s);
        for (const Mode mode : {Mode::ReadOnly, Mode::ReadWrite}) {
            const auto connection = Connection::open(path, mode);
            QVERIFY(!connection);
            QCOMPARE(connection.error().code, u"DB-01"_s);
            QVERIFY(!QFileInfo::exists(path));
        }
    }

    void whoReadsCannotWrite()
    {
        auto connection = Connection::open(m_path, Mode::ReadOnly);
        QVERIFY(connection);
        const auto written = connection->run("INSERT INTO parent VALUES (2)");
        QVERIFY(!written);
        QCOMPARE(written.error().code, u"DB-RO"_s);
        QSqlQuery query(connection->qt());
        QVERIFY(!query.exec(u"DELETE FROM parent"_s));
    }

    void whatIsNoDatabaseSaysSo()
    {
        const QString path = m_folder->filePath(u"text.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        auto connection = Connection::open(path, Mode::ReadOnly);
        const auto read = connection ? queryValue(*connection, "SELECT * FROM sqlite_schema")
                                     : connection.error();
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"DB-DMG"_s);
    }

    void aTransactionThatIsNotCommittedLeavesNothing()
    {
        auto connection = Connection::open(m_path, Mode::ReadWrite);
        QVERIFY(connection);
        {
            auto transaction = Transaction::begin(*connection);
            QVERIFY(transaction);
            QVERIFY(connection->run("INSERT INTO parent VALUES (2)"));
        }
        QCOMPARE(*queryInteger(*connection, "SELECT count(*) FROM parent"), 1);
        auto transaction = Transaction::begin(*connection);
        QVERIFY(connection->run("INSERT INTO parent VALUES (2)"));
        QVERIFY(transaction->commit());
        QCOMPARE(*queryInteger(*connection, "SELECT count(*) FROM parent"), 2);
    }

    void namesWithQuotesAreNames()
    {
        auto connection = Connection::openMemory();
        const std::string name = quotedName("odd\"; DROP TABLE x; --");
        QVERIFY(connection->run("CREATE TABLE " + name + " (x)"));
        QVERIFY(connection->run("INSERT INTO " + name + " VALUES (" + literal("it's") + ")"));
        QCOMPARE(std::get<std::string>(*queryValue(*connection, "SELECT x FROM " + name)),
                 std::string("it's"));
    }

    void aWatchedQueryEndsWhenItIsTold()
    {
        auto connection = Connection::openMemory();
        const std::string endless =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT count(*) FROM n";
        int asked = 0;
        {
            const QueryWatch watch(*connection, [&asked] { return ++asked == 3; });
            QVERIFY(!queryInteger(*connection, endless));
        }
        QCOMPARE(asked, 3);
        QCOMPARE(*queryInteger(*connection, "SELECT 7"), 7);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
