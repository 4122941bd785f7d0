// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/username.h"
#include "migration/target/audittriggers.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/editor.h"
#include "migration/target/statement.h"
#include "tests/support/fastfolder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

constexpr auto schema = R"sql(
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    salary REAL
);
CREATE TABLE application (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL REFERENCES posting(id) ON DELETE CASCADE,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'offer')),
    code TEXT UNIQUE,
    updated_at TEXT
);
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    application_id INTEGER REFERENCES application(id) ON DELETE CASCADE,
    posting_id INTEGER REFERENCES posting(id) ON DELETE SET NULL,
    body TEXT
);
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES folder(id) ON DELETE CASCADE
);
CREATE TABLE contract (
    id INTEGER PRIMARY KEY,
    posting_id INTEGER NOT NULL REFERENCES posting(id)
);
CREATE TABLE setting (key TEXT PRIMARY KEY, value);
CREATE TABLE plain (a, b);
INSERT INTO posting VALUES (1, 'Acme', 0.1), (2, 'Borealis', NULL), (3, 'Corvid', 5);
INSERT INTO application (id, posting_id, code) VALUES (10, 1, 'A'), (11, 1, 'B'), (12, 2, 'C');
INSERT INTO note VALUES (100, 10, 1, 'first'), (101, 11, 2, 'second'), (102, NULL, 1, 'loose');
INSERT INTO folder VALUES (5, NULL), (1, 5), (9, 1), (2, 9);
INSERT INTO contract VALUES (1, 3);
INSERT INTO setting VALUES ('theme', 'dark');
INSERT INTO plain VALUES (1, 'one'), (2, 'two');
)sql";

/// The content of all tables, to compare two states.
QString content(Connection &connection)
{
    QString all;
    for (const char *table :
         {"posting", "application", "note", "folder", "contract", "setting", "plain"}) {
        auto query = Statement::prepare(
            connection, std::string("SELECT rowid, * FROM ") + table + " ORDER BY rowid");
        while (*query->step()) {
            all += QLatin1StringView(table);
            for (int i = 0; i < query->columnCount(); ++i)
                all += u'|' + (query->isNull(i) ? u"NULL"_s : query->qtext(i));
            all += u'\n';
        }
    }
    return all;
}

} // namespace

class tst_Editor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
        auto opened = Connection::open(m_folder->filePath(u"test.db"_s), Connection::Mode::Create);
        QVERIFY(opened);
        m_connection.emplace(std::move(*opened));
        QVERIFY(m_connection->run(schema));
        QVERIFY(createBookkeeping(*m_connection));
        QVERIFY(createAuditTriggers(*m_connection));
    }

    void aChangeIsStored_data()
    {
        QTest::addColumn<QVariant>("before");
        QTest::addColumn<QVariant>("after");
        QTest::addColumn<QString>("type");
        QTest::newRow("number") << QVariant(0.1) << QVariant(0.3) << u"real"_s;
        QTest::newRow("to nothing") << QVariant(0.1) << QVariant() << u"null"_s;
        QTest::newRow("typed nothing")
            << QVariant(0.1) << QVariant(QMetaType(QMetaType::QString)) << u"null"_s;
        QTest::newRow("empty text is no nothing") << QVariant(0.1) << QVariant(u""_s) << u"text"_s;
        QTest::newRow("text") << QVariant(0.1) << QVariant(u"much"_s) << u"text"_s;
        QTest::newRow("bytes") << QVariant(0.1) << QVariant(QByteArray("\0x", 2)) << u"blob"_s;
    }
    void aChangeIsStored()
    {
        QFETCH(QVariant, before);
        QFETCH(QVariant, after);
        QFETCH(QString, type);
        const auto done = updateRow(
            *m_connection, {u"posting"_s, 1, {{u"salary"_s, before}}, {{u"salary"_s, after}}});
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(text("SELECT typeof(salary) FROM posting WHERE id = 1"), type);
        // What has just been written is what a person sees, so it can be changed again.
        QVERIFY(updateRow(*m_connection,
                          {u"posting"_s, 1, {{u"salary"_s, after}}, {{u"salary"_s, 2}}}));
    }

    void manyRowsAreOneStepAndOtherPeoplesCellsStay()
    {
        QVERIFY(m_connection->run("UPDATE posting SET company = 'Acme Ltd' WHERE id = 1"));
        const auto done =
            updateRows(*m_connection,
                       {{u"posting"_s,
                         1,
                         {{u"company"_s, u"Acme"_s}, {u"salary"_s, 0.1}},
                         {{u"company"_s, u"ACME"_s}, {u"salary"_s, 7}}},
                        {u"posting"_s, 2, {{u"salary"_s, QVariant()}}, {{u"salary"_s, 8}}},
                        {u"posting"_s, 99, {{u"salary"_s, QVariant()}}, {{u"salary"_s, 9}}}});
        QVERIFY(done);
        QCOMPARE(done->written.size(), 2);
        QCOMPARE(done->written[0].after.keys(), QStringList{u"salary"_s});
        QCOMPARE(done->kept.size(), 2);
        QCOMPARE(done->kept[0].code, u"EDIT-01"_s);
        QCOMPARE(done->kept[0].found, u"Acme Ltd"_s);
        QCOMPARE(done->kept[1].code, u"EDIT-02"_s);
        const auto sum =
            queryInteger(*m_connection, "SELECT CAST(sum(salary) AS INTEGER) FROM posting");
        QCOMPARE(*sum, 20);
    }

    void whatTheDatabaseRefusesEndsAllOfManyChanges()
    {
        const QString before = content(*m_connection);
        const auto done =
            updateRows(*m_connection,
                       {{u"application"_s, 10, {{u"code"_s, u"A"_s}}, {{u"code"_s, u"Z"_s}}},
                        {u"application"_s, 11, {{u"code"_s, u"B"_s}}, {{u"code"_s, u"Z"_s}}}});
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"DB-CON"_s);
        QCOMPARE(content(*m_connection), before);
    }

    void whatSomebodyElseChangedIsNotOverwritten()
    {
        QVERIFY(m_connection->run("UPDATE posting SET company = 'Acme Ltd' WHERE id = 1"));
        const QString before = content(*m_connection);
        const auto done =
            updateRow(*m_connection,
                      {u"posting"_s, 1, {{u"company"_s, u"Acme"_s}}, {{u"company"_s, u"ACME"_s}}});
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"EDIT-01"_s);
        QCOMPARE(done.error().field, u"company"_s);
        QCOMPARE(done.error().expected, u"Acme"_s);
        QCOMPARE(done.error().found, u"Acme Ltd"_s);
        QCOMPARE(content(*m_connection), before);
    }

    void aRowThatIsGoneIsReported()
    {
        const auto done =
            updateRow(*m_connection, {u"posting"_s, 77, {}, {{u"company"_s, u"X"_s}}});
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"EDIT-02"_s);
        const auto deleted = deleteRows(*m_connection, u"posting"_s, {77});
        QVERIFY(!deleted);
        QCOMPARE(deleted.error().code, u"EDIT-02"_s);
    }

    void namesThatAreNotThereAreRefused_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::newRow("table") << u"nobody"_s << u"x"_s;
        QTest::newRow("column") << u"posting"_s << u"company\" = '', \"salary"_s;
        QTest::newRow("bookkeeping") << u"waybill_runs"_s << u"status"_s;
        QTest::newRow("catalogue") << u"sqlite_schema"_s << u"sql"_s;
    }
    void namesThatAreNotThereAreRefused()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        const auto updated = updateRow(*m_connection, {table, 1, {}, {{column, u"x"_s}}});
        QVERIFY(!updated);
        QCOMPARE(updated.error().code, u"EDIT-03"_s);
        const auto inserted = insertRow(*m_connection, table, {{column, u"x"_s}});
        QVERIFY(!inserted);
        QCOMPARE(inserted.error().code, u"EDIT-03"_s);
    }

    void constraintsAreExplained_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("not null") << u"status"_s << QVariant() << u"must not be empty: status"_s;
        QTest::newRow("check") << u"status"_s << QVariant(u"lost"_s) << u"pending"_s;
        QTest::newRow("unique") << u"code"_s << QVariant(u"B"_s) << u"same code"_s;
        QTest::newRow("foreign key") << u"posting_id"_s << QVariant(99) << u"not there"_s;
    }
    void constraintsAreExplained()
    {
        QFETCH(QString, column);
        QFETCH(QVariant, value);
        QFETCH(QString, words);
        const QString before = content(*m_connection);
        const auto done = updateRow(*m_connection, {u"application"_s, 10, {}, {{column, value}}});
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"DB-CON"_s);
        QVERIFY2(done.error().message.contains(words), qPrintable(done.error().message));
        QCOMPARE(content(*m_connection), before);

        QMap<QString, QVariant> values{{u"posting_id"_s, 1}};
        values[column] = value;
        const auto added = insertRow(*m_connection, u"application"_s, values);
        QVERIFY(!added);
        QCOMPARE(added.error().code, u"DB-CON"_s);
        QCOMPARE(content(*m_connection), before);
    }

    void aNewRowTellsItsKey()
    {
        const auto number = insertRow(*m_connection, u"posting"_s, {{u"company"_s, u"Dynamo"_s}});
        QVERIFY(number);
        QCOMPARE(number->toLongLong(), 4);
        const auto word =
            insertRow(*m_connection, u"setting"_s, {{u"key"_s, u"size"_s}, {u"value"_s, 3}});
        QVERIFY(word);
        QCOMPARE(word->toString(), u"size"_s);
        const auto bare = insertRow(*m_connection, u"plain"_s, {});
        QVERIFY(bare);
        QCOMPARE(bare->toLongLong(), 3);
    }

    void aDeletionComesBackWithAllThatWentWithIt_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QList<QVariant>>("keys");
        QTest::addColumn<int>("others");
        QTest::newRow("parent") << u"posting"_s << QList<QVariant>{1} << 4;
        QTest::newRow("two parents") << u"posting"_s << QList<QVariant>{1, 2} << 5;
        QTest::newRow("child") << u"application"_s << QList<QVariant>{10} << 1;
        QTest::newRow("tree in its own table") << u"folder"_s << QList<QVariant>{5} << 3;
        QTest::newRow("parent and its child") << u"folder"_s << QList<QVariant>{5, 1} << 2;
        QTest::newRow("child and its parent") << u"folder"_s << QList<QVariant>{1, 5} << 2;
        QTest::newRow("text key") << u"setting"_s << QList<QVariant>{u"theme"_s} << 0;
        QTest::newRow("no key") << u"plain"_s << QList<QVariant>{1} << 0;
    }
    void aDeletionComesBackWithAllThatWentWithIt()
    {
        QFETCH(QString, table);
        QFETCH(QList<QVariant>, keys);
        QFETCH(int, others);
        const QString before = content(*m_connection);
        const auto dependent = dependentRows(*m_connection, table, keys);
        QVERIFY(dependent);
        QCOMPARE(*dependent, others);
        const qsizetype rows = before.count(u'\n');

        const auto deleted = deleteRows(*m_connection, table, keys);
        QVERIFY2(deleted, deleted ? "" : qPrintable(describe(deleted.error())));
        QCOMPARE(content(*m_connection).count(u'\n'), rows - keys.size() - others);
        QCOMPARE(deleted->first().table, table);

        const auto restored = restoreRows(*m_connection, *deleted);
        QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
        QCOMPARE(content(*m_connection), before);
    }

    /// What a trigger did when the row came is a row of its own, and does not come twice.
    void triggersOfTheUserDoNotActTwice()
    {
        const auto made = m_connection->run(
            "CREATE TABLE task (id INTEGER PRIMARY KEY, posting INTEGER REFERENCES posting(id)"
            " ON DELETE CASCADE, what TEXT);"
            "CREATE TRIGGER mine AFTER INSERT ON posting BEGIN"
            " INSERT INTO task (posting, what) VALUES (NEW.id, 'call'); END;"
            "INSERT INTO posting VALUES (77, 'Fernway Labs', NULL)");
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
        const auto count = [&](const char *table) {
            return *queryInteger(*m_connection, std::string("SELECT count(*) FROM ") + table);
        };
        QCOMPARE(count("task"), 1);
        const auto deleted = deleteRows(*m_connection, u"posting"_s, {77});
        QVERIFY2(deleted, deleted ? "" : qPrintable(describe(deleted.error())));
        QCOMPARE(count("task"), 0);
        const auto restored = restoreRows(*m_connection, *deleted);
        QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
        QCOMPARE(count("task"), 1);
        QVERIFY(m_connection->run("INSERT INTO posting VALUES (78, 'Harrow', NULL)"));
        QCOMPARE(count("task"), 2); // it is there again
    }

    void aRowThatOthersNeedStays()
    {
        const QString before = content(*m_connection);
        const auto deleted = deleteRows(*m_connection, u"posting"_s, {1, 3});
        QVERIFY(!deleted);
        QCOMPARE(deleted.error().code, u"DB-CON"_s);
        QVERIFY(deleted.error().message.contains(u"other rows need it"_s));
        QCOMPARE(content(*m_connection), before);
    }

    void aRowThatTookThePlaceIsNotOverwritten()
    {
        const auto deleted = deleteRows(*m_connection, u"posting"_s, {2});
        QVERIFY(deleted);
        QVERIFY(m_connection->run("INSERT INTO posting VALUES (2, 'Newcomer', NULL)"));
        const QString before = content(*m_connection);
        const auto restored = restoreRows(*m_connection, *deleted);
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, u"DB-CON"_s);
        QCOMPARE(content(*m_connection), before);
    }

    void theAuditLogKnowsWhoItWas()
    {
        QVERIFY(updateRow(*m_connection, {u"posting"_s, 1, {}, {{u"salary"_s, 9}}}));
        QVERIFY(m_connection->run("UPDATE posting SET salary = 10 WHERE id = 1"));
        const QString user = QString::fromStdString(currentUser());
        QVERIFY(!user.isEmpty());
        QCOMPARE(text("SELECT changed_by FROM waybill_audit_log ORDER BY id LIMIT 1"), user);
        QCOMPARE(text("SELECT changed_by IS NULL FROM waybill_audit_log ORDER BY id DESC LIMIT 1"),
                 u"1"_s);
    }

    void aRefusedChangeLeavesNobodyBehind()
    {
        QVERIFY(!updateRow(*m_connection, {u"application"_s, 10, {}, {{u"status"_s, u"?"_s}}}));
        QVERIFY(m_connection->run("UPDATE posting SET salary = 10 WHERE id = 1"));
        QCOMPARE(text("SELECT changed_by IS NULL FROM waybill_audit_log"), u"1"_s);
    }

    void updatedAtIsLeftToThePerson()
    {
        QVERIFY(updateRow(*m_connection, {u"application"_s, 10, {}, {{u"status"_s, u"offer"_s}}}));
        QCOMPARE(text("SELECT updated_at IS NULL FROM application WHERE id = 10"), u"1"_s);
    }

    void aDatabaseOfOthersCanBeEditedToo()
    {
        auto memory = Connection::openMemory();
        QVERIFY(
            memory->run("CREATE TABLE t (id INTEGER PRIMARY KEY, x); INSERT INTO t VALUES (1, 2)"));
        QVERIFY(updateRow(*memory, {u"t"_s, 1, {{u"x"_s, 2}}, {{u"x"_s, 3}}}));
        QCOMPARE(*queryInteger(*memory, "SELECT x FROM t"), 3);
    }

private:
    QString text(const std::string &sql)
    {
        auto query = Statement::prepare(*m_connection, sql);
        return query && *query->step() ? query->qtext(0) : u"(no row)"_s;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Connection> m_connection;
};

QTEST_GUILESS_MAIN(tst_Editor)
#include "tst_editor.moc"
