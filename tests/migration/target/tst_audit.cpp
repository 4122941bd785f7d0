// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/audittriggers.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"
#include "tests/support/fastfolder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <optional>
#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

struct Entry
{
    QString table;
    QString key;
    QString action;
    std::string before;
    std::string after;
    QString who; ///< null: another program
};

std::vector<Entry> entries(Connection &connection)
{
    std::vector<Entry> all;
    auto query = Statement::prepare(connection,
                                    "SELECT table_name, record_id, action, old_value, new_value,"
                                    " changed_by FROM waybill_audit_log ORDER BY id");
    while (*query->step()) {
        all.push_back({query->qtext(0), query->qtext(1), query->qtext(2), query->text(3),
                       query->text(4), query->isNull(5) ? QString() : query->qtext(5)});
    }
    return all;
}

/// A program that knows nothing of Waybill.
void runElsewhere(const QString &path, const char *sql)
{
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &other), SQLITE_OK);
    char *error = nullptr;
    const int result = sqlite3_exec(other, sql, nullptr, nullptr, &error);
    const QString message = QString::fromUtf8(error);
    sqlite3_free(error);
    sqlite3_close(other);
    QVERIFY2(result == SQLITE_OK, qPrintable(message));
}

} // namespace

class tst_Audit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
        m_path = m_folder->filePath(u"test.db"_s);
        auto opened = Connection::open(m_path, Connection::Mode::Create);
        QVERIFY(opened);
        m_connection.emplace(std::move(*opened));
        QVERIFY(
            m_connection->run("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price REAL);"
                              "CREATE TABLE part (id INTEGER PRIMARY KEY,"
                              " item_id INTEGER REFERENCES item(id) ON DELETE CASCADE);"
                              "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT);"));
        QVERIFY(createBookkeeping(*m_connection));
        QVERIFY(createAuditTriggers(*m_connection));
    }

    void everyChangeIsOneEntryWithOldAndNew_data()
    {
        QTest::addColumn<bool>("elsewhere");
        QTest::newRow("by this program") << false;
        QTest::newRow("by another program") << true;
    }
    void everyChangeIsOneEntryWithOldAndNew()
    {
        QFETCH(bool, elsewhere);
        const auto change = [&](const char *sql) {
            if (elsewhere)
                runElsewhere(m_path, sql);
            else
                QVERIFY(m_connection->run(sql));
        };
        change("INSERT INTO item VALUES (7, 'Pen', 0.1 + 0.2)");
        change("UPDATE item SET name = 'Pencil' WHERE id = 7");
        change("DELETE FROM item WHERE id = 7");
        const auto log = entries(*m_connection);
        QCOMPARE(log.size(), 3U);
        const std::string pen = R"({"id":7,"name":"Pen","price":0.30000000000000004})";
        const std::string pencil = R"({"id":7,"name":"Pencil","price":0.30000000000000004})";
        QCOMPARE(log[0].action, u"INSERT"_s);
        QCOMPARE(log[0].before, std::string());
        QCOMPARE(log[0].after, pen);
        QCOMPARE(log[1].action, u"UPDATE"_s);
        QCOMPARE(log[1].before, pen);
        QCOMPARE(log[1].after, pencil);
        QCOMPARE(log[2].action, u"DELETE"_s);
        QCOMPARE(log[2].before, pencil);
        QCOMPARE(log[2].after, std::string());
        for (const Entry &entry : log) {
            QCOMPARE(entry.table, u"item"_s);
            QCOMPARE(entry.key, u"7"_s);
            QVERIFY(entry.who.isNull());
        }
    }

    void numbersAreExact_data()
    {
        QTest::addColumn<double>("number");
        QTest::newRow("sum") << 0.1 + 0.2;
        QTest::newRow("third") << 1.0 / 3;
        QTest::newRow("large") << 9007199254740993.0 * 1024;
        QTest::newRow("small") << 5e-324;
        QTest::newRow("whole") << 85.0;
        QTest::newRow("negative") << -17.95;
        QTest::newRow("17 digits") << 123456789.12345679;
    }
    void numbersAreExact()
    {
        QFETCH(double, number);
        auto insert =
            Statement::prepare(*m_connection, "INSERT INTO item (id, price) VALUES (1, ?)");
        insert->bindReal(0, number);
        QVERIFY(insert->execute());
        const auto row = rowFromJson(entries(*m_connection).front().after);
        QVERIFY(row);
        const double *read = std::get_if<double>(&row->at("price"));
        QVERIFY2(read, "a REAL must come back as a REAL");
        QVERIFY(*read == number);
    }

    void textIsExact_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quotes") << u"\"it's\" \\ / "_s;
        QTest::newRow("lines") << u"a\r\nb\tc"_s;
        QTest::newRow("control") << u"\u0001\u001f\u007f"_s;
        QTest::newRow("beyond the first plane") << u"\U0001F600 Ärger"_s;
        QTest::newRow("empty") << u""_s;
        QTest::newRow("looks like a number") << u"007"_s;
    }
    void textIsExact()
    {
        QFETCH(QString, text);
        const std::string utf8 = text.toStdString();
        auto insert =
            Statement::prepare(*m_connection, "INSERT INTO item (id, name) VALUES (1, ?)");
        insert->bindText(0, utf8);
        QVERIFY(insert->execute());
        const auto row = rowFromJson(entries(*m_connection).front().after);
        QVERIFY(row);
        QCOMPARE(std::get<std::string>(row->at("name")), utf8);
        QVERIFY(isNull(row->at("price")));
    }

    void whatGoesByAForeignKeyIsLoggedToo()
    {
        QVERIFY(m_connection->run("INSERT INTO item (id) VALUES (1);"
                                  "INSERT INTO part VALUES (1, 1), (2, 1);"
                                  "DELETE FROM waybill_audit_log;"
                                  "DELETE FROM item WHERE id = 1;"));
        const auto log = entries(*m_connection);
        QCOMPARE(log.size(), 3U);
        QCOMPARE(std::count_if(log.begin(), log.end(),
                               [](const Entry &entry) {
                                   return entry.table == "part"_L1 && entry.action == "DELETE"_L1;
                               }),
                 2);
    }

    void aRowThatIsReplacedIsTwoEntries()
    {
        QVERIFY(m_connection->run("INSERT INTO item VALUES (1, 'old', 1);"
                                  "REPLACE INTO item VALUES (1, 'new', 2);"));
        const auto log = entries(*m_connection);
        QCOMPARE(log.size(), 3U);
        QCOMPARE(log[1].action, u"DELETE"_s);
        QCOMPARE(log[2].action, u"INSERT"_s);
    }

    void aTextKeyIsTheRecordsName()
    {
        QVERIFY(m_connection->run("INSERT INTO setting VALUES ('theme', 'dark')"));
        QCOMPARE(entries(*m_connection).front().key, u"theme"_s);
    }

    void aLoadIsNotLogged()
    {
        auto transaction = Transaction::begin(*m_connection);
        QVERIFY(beginLoading(*m_connection));
        QVERIFY(m_connection->run("INSERT INTO item (id) VALUES (1), (2);"
                                  "UPDATE item SET name = 'x'; DELETE FROM item WHERE id = 2"));
        QVERIFY(endLoading(*m_connection));
        QVERIFY(transaction->commit());
        QCOMPARE(*lastAuditEntry(*m_connection), 0);
        QVERIFY(m_connection->run("UPDATE item SET name = 'y'"));
        QCOMPARE(*lastAuditEntry(*m_connection), 1);
    }

    void aLoadThatBreaksOffIsLoggedAgain()
    {
        {
            auto transaction = Transaction::begin(*m_connection);
            QVERIFY(beginLoading(*m_connection));
        }
        QVERIFY(m_connection->run("INSERT INTO item (id) VALUES (1)"));
        QCOMPARE(*lastAuditEntry(*m_connection), 1);
    }

    void theActorIsRecorded()
    {
        QVERIFY(setActor(*m_connection, "anna"));
        QVERIFY(m_connection->run("INSERT INTO item (id) VALUES (1)"));
        QVERIFY(setActor(*m_connection, {}));
        QVERIFY(m_connection->run("INSERT INTO item (id) VALUES (2)"));
        const auto log = entries(*m_connection);
        QCOMPARE(log[0].who, u"anna"_s);
        QVERIFY(log[1].who.isNull());
    }

    void secretsAreMasked_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("a column of such a name")
            << QByteArray("INSERT INTO account VALUES (1, 'Ada', 's3cret', 5)") << QByteArray()
            << QByteArray(R"({"id":1,"name":"Ada","app_password":{"masked":true},"tries":5})");
        QTest::newRow("beside such a key")
            << QByteArray("INSERT INTO setting VALUES ('mail.Access-Token', 's3cret')")
            << QByteArray() << QByteArray(R"({"key":"mail.Access-Token","value":{"masked":true}})");
        QTest::newRow("beside another key")
            << QByteArray("INSERT INTO setting VALUES ('theme', 'dark')") << QByteArray()
            << QByteArray(R"({"key":"theme","value":"dark"})");
        QTest::newRow("no value is no secret")
            << QByteArray("INSERT INTO setting VALUES ('token', NULL)") << QByteArray()
            << QByteArray(R"({"key":"token","value":null})");
        QTest::newRow("another one")
            << QByteArray("UPDATE setting SET value = 's3cret too' WHERE key = 'api_token'")
            << QByteArray(R"({"key":"api_token","value":{"masked":true,"changed":true}})")
            << QByteArray(R"({"key":"api_token","value":{"masked":true,"changed":true}})");
        QTest::newRow("the key itself changes")
            << QByteArray("UPDATE setting SET key = 'note' WHERE key = 'api_token'")
            << QByteArray(R"({"key":"api_token","value":{"masked":true}})")
            << QByteArray(R"({"key":"note","value":{"masked":true}})");
        QTest::newRow("it goes") << QByteArray("DELETE FROM setting WHERE key = 'api_token'")
                                 << QByteArray(R"({"key":"api_token","value":{"masked":true}})")
                                 << QByteArray();
    }
    void secretsAreMasked()
    {
        QFETCH(QByteArray, change);
        QVERIFY(m_connection->run("CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT,"
                                  " app_password TEXT, tries INTEGER);"
                                  "INSERT INTO setting VALUES ('api_token', 's3cret')"));
        const AuditMask mask{.names = {"token", "password"}, .columns = {}};
        QVERIFY(createAuditTriggers(*m_connection, mask));
        const auto there = entries(*m_connection);
        QCOMPARE(there.front().after, R"({"key":"api_token","value":{"masked":true}})");
        QVERIFY(m_connection->run(change.toStdString()));
        QTEST(QByteArray::fromStdString(entries(*m_connection).back().before), "before");
        QTEST(QByteArray::fromStdString(entries(*m_connection).back().after), "after");
    }

    void secretsOfOlderTriggersAreMaskedAfterwards()
    {
        QVERIFY(m_connection->run("INSERT INTO setting VALUES ('api_token', 's3cret');"
                                  "UPDATE setting SET value = 'other' WHERE key = 'api_token';"
                                  "UPDATE setting SET key = 'a_token' WHERE key = 'api_token';"
                                  "INSERT INTO setting VALUES ('theme', 'dark')"));
        QVERIFY(createAuditTriggers(*m_connection, {.names = {"token"}, .columns = {}}));
        const auto log = entries(*m_connection);
        const std::string masked = R"({"key":"api_token","value":{"masked":true}})";
        const std::string changed = R"({"key":"api_token","value":{"masked":true,"changed":true}})";
        QCOMPARE(log[0].after, masked);
        QCOMPARE(log[1].before, changed);
        QCOMPARE(log[1].after, changed);
        QCOMPARE(log[2].before, masked);
        QCOMPARE(log[3].after, R"({"key":"theme","value":"dark"})");
    }

    void triggersThatSayTheSameStay()
    {
        const auto version = [&] { return *queryInteger(*m_connection, "PRAGMA schema_version"); };
        const auto before = version();
        QVERIFY(createAuditTriggers(*m_connection));
        QCOMPARE(version(), before);
        QVERIFY(m_connection->run("ALTER TABLE item ADD COLUMN note TEXT"));
        QVERIFY(createAuditTriggers(*m_connection));
        QVERIFY(m_connection->run("INSERT INTO item (id, note) VALUES (1, 'new')"));
        QVERIFY(entries(*m_connection).back().after.find("\"note\":\"new\"") != std::string::npos);
    }

    void aTableOfAnotherNameIsLoggedOnce()
    {
        QVERIFY(m_connection->run("ALTER TABLE item RENAME TO thing"));
        QVERIFY(createAuditTriggers(*m_connection));
        QVERIFY(m_connection->run("INSERT INTO thing (id) VALUES (1)"));
        const auto log = entries(*m_connection);
        QCOMPARE(log.size(), 1U);
        QCOMPARE(log[0].table, u"thing"_s);
    }

    void bytesComeBackAsBytes()
    {
        QVERIFY(m_connection->run("INSERT INTO setting VALUES ('icon', x'00ff10');"
                                  "DELETE FROM setting WHERE key = 'icon'"));
        auto table = readTableInfo(*m_connection, "setting");
        QVERIFY(restoreRow(*m_connection, *table, entries(*m_connection).back().before));
        QCOMPARE(
            *queryInteger(*m_connection, "SELECT count(*) FROM setting WHERE value = x'00ff10'"),
            1);
    }

    void withoutTriggersNothingIsLogged()
    {
        QVERIFY(dropAuditTriggers(*m_connection));
        QVERIFY(m_connection->run("INSERT INTO item (id) VALUES (1)"));
        QCOMPARE(*lastAuditEntry(*m_connection), 0);
        QCOMPARE(*queryInteger(*m_connection,
                               "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
                 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::optional<Connection> m_connection;
};

QTEST_GUILESS_MAIN(tst_Audit)
#include "tst_audit.moc"
