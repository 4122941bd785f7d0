// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/searchindex.h"
#include "migration/target/statement.h"
#include "migration/target/textfold.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

const SearchSpec notes{.table = "notes", .columns = {"title", "text"}};

std::vector<qint64> ids(Connection &connection, const std::string &sql)
{
    std::vector<qint64> found;
    auto statement = Statement::prepare(connection, sql);
    while (statement && *statement->step())
        found.push_back(statement->integer(0));
    return found;
}

bool build(Connection &connection, std::int64_t rows)
{
    for (;;) {
        const auto progress = buildSearch(connection, notes, rows);
        if (!progress)
            return false;
        if (progress->complete)
            return true;
    }
}

/// Each row that has the text, in the table as it is now.
std::vector<qint64> rowsWith(Connection &connection, const std::string &needle)
{
    return ids(connection,
               "SELECT rowid FROM notes WHERE waybill_contains(" + literal(needle)
                   + ", title, text) ORDER BY rowid");
}

QString randomText(QRandomGenerator &random)
{
    static const QStringList letters = {u"a"_s,  u"B"_s,  u"é"_s, u"ø"_s,
                                        u"\n"_s, u"\""_s, u"0"_s, u"日"_s,
                                        u"Å"_s,  u" "_s,  u"👩"_s, QString(QChar(0))};
    QString text;
    for (int i = random.bounded(9); i > 0; --i)
        text += letters[random.bounded(int(letters.size()))];
    return text;
}

/// As another program: no functions of Waybill's.
bool runElsewhere(const QString &path, const QStringList &statements)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"elsewhere"_s);
        database.setDatabaseName(path);
        done = database.open();
        for (const QString &sql : statements) {
            QSqlQuery query(database);
            const bool ran = query.exec(sql);
            if (!ran)
                qWarning() << sql << query.lastError().text();
            done = done && ran;
        }
    }
    QSqlDatabase::removeDatabase(u"elsewhere"_s);
    return done;
}

} // namespace

class SearchIndexTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void textsAreFolded_data();
    void textsAreFolded();
    void everyRowThatHasTheTextIsFound_data();
    void everyRowThatHasTheTextIsFound();
    void otherProgramsWriteTheTable();
    void itSaysWhenItCannotSay();
    void afterManyChangesItIsBuiltAgain();
    void itLeavesNoTrace();

private:
    QString path() const { return m_folder->filePath(u"notes.db"_s); }
    bool fill(int rows, QRandomGenerator &random);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Connection> m_connection;
};

void SearchIndexTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto connection = Connection::open(path(), Connection::Mode::Create);
    QVERIFY(connection);
    m_connection.emplace(std::move(*connection));
    QVERIFY(
        m_connection->run("CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, text TEXT)"));
}

void SearchIndexTest::cleanup()
{
    m_connection.reset();
    m_folder.reset();
}

bool SearchIndexTest::fill(int rows, QRandomGenerator &random)
{
    auto transaction = Transaction::begin(*m_connection);
    auto insert =
        Statement::prepare(*m_connection, "INSERT INTO notes (title, text) VALUES (?, ?)");
    for (int i = 0; i < rows && insert; ++i) {
        const Value title = randomText(random).toStdString();
        const Value text = random.bounded(4) ? Value(randomText(random).toStdString()) : Value();
        insert->bind(0, title);
        insert->bind(1, text);
        if (!insert->execute())
            return false;
    }
    return insert && transaction && transaction->commit();
}

void SearchIndexTest::textsAreFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    const auto row = [](const char *name, const QString &text, const QString &folded) {
        QTest::newRow(name) << text << folded;
    };
    row("nothing", {}, {});
    row("a NUL", u"a"_s + QChar(0) + u'B', u"a b"_s);
    row("ASCII", u"C++ / RF"_s, u"c++ / rf"_s);
    row("marks", u"Søren Müller-Ångström"_s, u"soren muller-angstrom"_s);
    row("marks of their own", u"e\u0301tude"_s, u"etude"_s);
    row("sharp s", u"STRASSE straße"_s, u"strasse strasse"_s);
    row("stroke", u"Łódź"_s, u"lodz"_s);
    row("dotless", u"İzmir ılık"_s, u"izmir ilik"_s);
    row("Greek", u"ΑΘΉΝΑ Αθήνας"_s, u"αθηνα αθηνασ"_s);
    row("Japanese", u"東京で"_s, u"東京て"_s);
    row("beyond the first plane", u"👩‍🔧 Ada"_s, u"👩‍🔧 ada"_s);
}

void SearchIndexTest::textsAreFolded()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    TextFold fold;
    const auto once = std::string(fold(text.toStdString()));
    QCOMPARE(QString::fromStdString(once), folded);
    QCOMPARE(std::string(fold(once)), once);
}

void SearchIndexTest::everyRowThatHasTheTextIsFound_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
    QTest::addRow("another seed") << QRandomGenerator::global()->generate();
}

void SearchIndexTest::everyRowThatHasTheTextIsFound()
{
    QFETCH(quint32, seed);
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QVERIFY(fill(60, random));
    // Rows come and change while it is built, and after.
    for (int part = 0; part < 3; ++part) {
        QVERIFY(buildSearch(*m_connection, notes, 25));
        QVERIFY(fill(5, random));
        QVERIFY(m_connection->run("UPDATE notes SET text = title || text WHERE id % 7 = "
                                  + std::to_string(random.bounded(7))));
    }
    QVERIFY(build(*m_connection, 25));
    QVERIFY(fill(5, random));
    QVERIFY(m_connection->run("UPDATE notes SET title = 'b' || text WHERE id % 11 = 3;"
                              "DELETE FROM notes WHERE id % 13 = 5;"
                              "UPDATE notes SET id = id + 1000 WHERE id % 17 = 2"));

    TextFold fold;
    int asked = 0;
    for (int i = 0; i < 200; ++i) {
        const auto needle = std::string(fold(randomText(random).toStdString()));
        const auto found = searchCandidates(*m_connection, "notes", notes.columns, needle, 10'000);
        QVERIFY(found);
        if (!*found)
            continue;
        ++asked;
        QVERIFY(std::is_sorted((*found)->begin(), (*found)->end()));
        for (const qint64 id : rowsWith(*m_connection, needle))
            QVERIFY2(std::binary_search((*found)->begin(), (*found)->end(), id), needle.c_str());
    }
    QVERIFY(asked > 50);
}

void SearchIndexTest::otherProgramsWriteTheTable()
{
    QVERIFY(m_connection->run("INSERT INTO notes VALUES (1, 'one', 'Test'), (2, 'two', 'Test')"));
    QVERIFY(build(*m_connection, 100));
    QVERIFY(runElsewhere(path(),
                         {u"INSERT INTO notes VALUES (3, 'three', 'Essence')"_s,
                          u"UPDATE notes SET text = 'Essence' WHERE id = 1"_s,
                          u"UPDATE OR ROLLBACK notes SET text = 'essences' WHERE id = 1"_s,
                          u"REPLACE INTO notes VALUES (1, 'one', 'essences')"_s,
                          u"DELETE FROM notes WHERE id = 2"_s}));
    const auto found = searchCandidates(*m_connection, "notes", notes.columns, "essence", 10);
    QVERIFY(found && *found);
    QCOMPARE(**found, (std::vector<qint64>{1, 3}));
}

void SearchIndexTest::itSaysWhenItCannotSay()
{
    QRandomGenerator random(1);
    QVERIFY(m_connection->run("INSERT INTO notes VALUES (1, 'one', 'Test'), (2, 'two', 'Test')"));
    const auto ask = [&](const std::vector<std::string> &columns, const char *needle,
                         std::size_t most) {
        const auto found = searchCandidates(*m_connection, "notes", columns, needle, most);
        return found && *found ? int((*found)->size()) : -1;
    };
    QCOMPARE(ask({"text"}, "test", 10), -1); // not there
    QVERIFY(buildSearch(*m_connection, notes, 1));
    QCOMPARE(ask({"text"}, "test", 10), -1); // not complete
    QVERIFY(build(*m_connection, 1));
    QCOMPARE(ask({"text"}, "test", 10), 2);
    QCOMPARE(ask({"title", "text"}, "none", 10), 0);
    QCOMPARE(ask({"text"}, "te", 10), -1); // too short
    QCOMPARE(ask({"text"}, "test", 1), -1); // too many
    QCOMPARE(ask({"text", "id"}, "test", 10), -1); // not for this column
}

void SearchIndexTest::afterManyChangesItIsBuiltAgain()
{
    QRandomGenerator random(1);
    QVERIFY(fill(10, random));
    QVERIFY(build(*m_connection, 100));
    QCOMPARE(*searchState(*m_connection, notes), SearchState::Ready);
    QVERIFY(m_connection->run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
                              " i < 6000) INSERT INTO notes (title) SELECT 'row ' || i FROM n"));
    QCOMPARE(*searchState(*m_connection, notes), SearchState::Missing);
    QVERIFY(build(*m_connection, 1000));
    QCOMPARE(*searchState(*m_connection, notes), SearchState::Ready);
    const auto found = searchCandidates(*m_connection, "notes", {"title"}, "row 5999", 10);
    QVERIFY(found && *found);
    QCOMPARE((*found)->size(), std::size_t(1));
}

void SearchIndexTest::itLeavesNoTrace()
{
    const auto schema = [&] {
        return *queryValue(*m_connection, "SELECT group_concat(name || sql) FROM sqlite_schema");
    };
    const Value before = schema();
    QVERIFY(dropSearch(*m_connection));
    QVERIFY(build(*m_connection, 100));
    QVERIFY(schema() != before);
    QVERIFY(dropSearch(*m_connection));
    QVERIFY(schema() == before);
}

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "tst_searchindex.moc"
