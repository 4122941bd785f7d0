// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "models/database/catalogue.h"
#include "models/database/searchbuilder.h"
#include "models/sampledatabase.h"
#include "models/tables/calculatedsql.h"
#include "models/tables/rowquery.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// A column that follows from others: what it says, and that it can be used like any other.
class CalculatedSqlTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFirstTextThatHasItsValuesIsSaid_data();
    void theFirstTextThatHasItsValuesIsSaid();
    void aQuoteIsOnlyAText();
    void whatTheTableLacksIsLeftOut();
    void itIsSortedAndFiltered();
    void itIsNoColumnOfTheTable();

private:
    TableLayout applications() const;

    QTemporaryDir m_folder;
    QString m_path;
    std::optional<Connection> m_connection;
    Catalogue m_catalogue;
};

void CalculatedSqlTest::initTestCase()
{
    m_path = test::makeSampleDatabase(m_folder.path(), 40);
    QVERIFY(!m_path.isEmpty());
    auto connection = Connection::open(m_path, Connection::Mode::ReadOnly);
    QVERIFY(connection);
    m_connection.emplace(std::move(*connection));
    auto catalogue = readCatalogue(*m_connection);
    QVERIFY(catalogue);
    m_catalogue = *catalogue;
}

TableLayout CalculatedSqlTest::applications() const
{
    const Playbook &playbook = test::samplePlaybook();
    return *makeLayout(*playbook.view("applications"), playbook, m_catalogue);
}

void CalculatedSqlTest::theFirstTextThatHasItsValuesIsSaid_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("said");
    QTest::newRow("days later") << u"'sent', '2025-02-26', NULL"_s << u"Ask from 2025-03-05"_s;
    QTest::newRow("over a year") << u"'sent', '2024-12-30', NULL"_s << u"Ask from 2025-01-06"_s;
    QTest::newRow("with a time") << u"'sent', '2025-02-26T10:00:00', NULL"_s
                                 << u"Ask from 2025-03-05"_s;
    QTest::newRow("a month only") << u"'sent', '2025-02', NULL"_s << u"Ask"_s;
    QTest::newRow("no date at all") << u"'sent', 'soon, perhaps', NULL"_s << u"Ask"_s;
    QTest::newRow("without a date") << u"'sent', NULL, NULL"_s << u"Ask"_s;
    QTest::newRow("days before") << u"'due', '2025-03-01', NULL"_s << u"Pack on 2025-02-28"_s;
    QTest::newRow("nothing fits") << u"'due', NULL, NULL"_s << QString();
    QTest::newRow("a value as it is") << u"'lent', NULL, 'Ada'"_s << u"Lent to Ada"_s;
    QTest::newRow("a value that is empty") << u"'lent', NULL, ''"_s << u"Lent to somebody"_s;
    QTest::newRow("a state without a text") << u"'gone', '2025-02-26', 'Ada'"_s << QString();
    QTest::newRow("no state") << u"NULL, '2025-02-26', 'Ada'"_s << QString();
}

void CalculatedSqlTest::theFirstTextThatHasItsValuesIsSaid()
{
    QFETCH(QString, row);
    QFETCH(QString, said);
    const CalculatedText spec{.by = "state",
                              .choices = {{"sent", {"Ask from {day + 7}", "Ask"}},
                                          {"due", {"Pack on { day -1 }"}},
                                          {"lent", {"Lent to {who}", "Lent to somebody"}}}};
    const TableInfo table{.name = "t",
                          .columns = {{.name = "state"}, {.name = "day"}, {.name = "who"}}};
    const auto value = queryValue(*m_connection,
                                  "WITH t(state, day, who) AS (VALUES (" + row.toStdString()
                                      + ")) SELECT " + calculatedSql(spec, table) + " FROM t");
    QVERIFY2(value, value ? "" : qPrintable(describe(value.error())));
    const auto *text = std::get_if<std::string>(&*value);
    QCOMPARE(text ? QString::fromStdString(*text) : QString(), said);
}

/// A playbook that came with a database may be anybody's.
void CalculatedSqlTest::aQuoteIsOnlyAText()
{
    const CalculatedText spec{.by = "a\"b", .choices = {{"it's", {"he said 'no' -- {c}; DROP"}}}};
    const TableInfo table{.name = "t", .columns = {{.name = "a\"b"}, {.name = "c"}}};
    const auto value = queryValue(*m_connection,
                                  "WITH t(\"a\"\"b\", c) AS (VALUES ('it''s', 1)) SELECT "
                                      + calculatedSql(spec, table) + " FROM t");
    QVERIFY2(value, value ? "" : qPrintable(describe(value.error())));
    QCOMPARE(std::get<std::string>(*value), std::string("he said 'no' -- 1; DROP"));
}

void CalculatedSqlTest::whatTheTableLacksIsLeftOut()
{
    const TableInfo table{.name = "t", .columns = {{.name = "state"}}};
    QCOMPARE(calculatedSql({.by = "other", .choices = {{"a", {"b"}}}}, table), std::string());
    QCOMPARE(calculatedSql({.by = "state", .choices = {{"a", {"{day}"}}}}, table), std::string());
    const std::string some =
        calculatedSql({.by = "state", .choices = {{"a", {"On {day}", "Some day"}}}}, table);
    QVERIFY(some.find("Some day") != std::string::npos);
    QVERIFY(some.find("On ") == std::string::npos);
}

void CalculatedSqlTest::itIsSortedAndFiltered()
{
    const TableLayout layout = applications();
    int next = 0;
    while (next < layout.columns.size() && layout.columns[next].stored())
        ++next;
    QVERIFY(next < layout.columns.size());
    const auto list = [&](const RowQuery &query) {
        const auto rows = listRows(*m_connection, {.layout = layout, .query = query});
        return rows ? rows->ids : RowIds();
    };
    const auto texts = [&](const RowQuery &query) {
        QStringList said;
        const auto rows = fetchRows(*m_connection, layout, list(query));
        for (const ShownRow &row : rows ? *rows : QList<ShownRow>())
            said << row.texts[next];
        return said;
    };
    QStringList sorted = texts({.sort = {{next, Qt::AscendingOrder}}});
    QCOMPARE(sorted.size(), 40);
    sorted.removeAll(QString());
    QCOMPARE(sorted.size(), 30);
    QVERIFY(std::is_sorted(sorted.begin(), sorted.end()));

    const auto has = [&](const QString &text) {
        return RowQuery{.filters = {{.column = next, .text = text}}};
    };
    const QStringList follow = texts(has(u"follow"_s));
    QCOMPARE(follow.size(), 10);
    for (const QString &text : follow)
        QVERIFY2(text.startsWith(u"Follow up"_s), qPrintable(text));
    QCOMPARE(list({.anywhere = u"follow up"_s}).size(), std::size_t(0));
}

void CalculatedSqlTest::itIsNoColumnOfTheTable()
{
    const TableLayout layout = applications();
    QCOMPARE(layout.column("next_step"), -1);
    for (const LayoutColumn &column : layout.columns)
        QVERIFY(column.stored() || (!column.editable() && !column.editableThere()));
    for (const SearchSpec &spec : searchedColumns({layout}))
        QVERIFY(std::find(spec.columns.begin(), spec.columns.end(), "next_step")
                == spec.columns.end());
}

QTEST_GUILESS_MAIN(CalculatedSqlTest)
#include "tst_calculatedsql.moc"
