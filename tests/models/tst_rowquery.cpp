// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/catalogue.h"
#include "models/sampledatabase.h"
#include "models/tables/rowquery.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class RowQueryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsAreFiltered_data();
    void rowsAreFiltered();
    void wordsSortInTheOrderOfThePlaybook();
    void whatIsNotKnownSortsLastBothWays();
    void rowsComeInTheOrderOfTheirIds();
    void aRowThatIsGoneKeepsItsPlace();
    void aWildcardIsAnOrdinaryCharacter();
    void rowsOfATableWithTextKeysKnowTheirKey();

private:
    TableLayout layout(const std::string &table) const;
    int column(const QString &label) const;

    QTemporaryDir m_folder;
    std::optional<Connection> m_connection;
    Catalogue m_catalogue;
    TableLayout m_layout;
};

void RowQueryTest::initTestCase()
{
    const QString path = test::makeSampleDatabase(m_folder.path(), 200);
    QVERIFY(!path.isEmpty());
    auto connection = Connection::open(path, Connection::Mode::ReadOnly);
    QVERIFY(connection);
    m_connection.emplace(std::move(*connection));
    auto catalogue = readCatalogue(*m_connection);
    QVERIFY(catalogue);
    m_catalogue = *catalogue;
    m_layout = layout("applications");
}

TableLayout RowQueryTest::layout(const std::string &table) const
{
    for (const ViewSpec &view : test::samplePlaybook().views) {
        if (view.table == table)
            return *makeLayout(view, test::samplePlaybook(), m_catalogue);
    }
    return {};
}

int RowQueryTest::column(const QString &label) const
{
    for (int i = 0; i < m_layout.columns.size(); ++i) {
        if (m_layout.columns[i].label == label)
            return i;
    }
    return -1;
}

void RowQueryTest::rowsAreFiltered_data()
{
    using Kind = ColumnFilter::Kind;
    QTest::addColumn<QString>("anywhere");
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("number");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QString &anywhere, const QString &label, Kind kind,
                        const QString &text, double number, int expected) {
        QTest::newRow(name) << anywhere << label << int(kind) << text << number << expected;
    };
    row("no filter", {}, {}, Kind::Contains, {}, 0, 200);
    row("text of a joined column", u"company 000017"_s, {}, Kind::Contains, {}, 0, 1);
    row("a word by what is shown", u"Submitted"_s, {}, Kind::Contains, {}, 0, 50);
    row("nothing has it", u"no such text"_s, {}, Kind::Contains, {}, 0, 0);
    row("one column", {}, u"Role"_s, Kind::Contains, u"build"_s, 0, 100);
    row("one word", {}, u"Status"_s, Kind::OneOf, u"offer"_s, 0, 50);
    row("without a word", {}, u"Status"_s, Kind::Empty, {}, 0, 50);
    row("with a word", {}, u"Status"_s, Kind::NotEmpty, {}, 0, 150);
    row("at least", {}, u"Match"_s, Kind::Range, {}, 100, 1);
    row("both", u"Builder"_s, u"Status"_s, Kind::OneOf, u"pending"_s, 0, 50);
}

void RowQueryTest::rowsAreFiltered()
{
    QFETCH(QString, anywhere);
    QFETCH(QString, label);
    QFETCH(int, kind);
    QFETCH(QString, text);
    QFETCH(double, number);
    QFETCH(int, expected);
    RowQuery query{.anywhere = anywhere};
    if (!label.isEmpty())
        query.filters << ColumnFilter{.column = column(label),
                                      .kind = static_cast<ColumnFilter::Kind>(kind),
                                      .text = text,
                                      .words = {text},
                                      .least = number};
    const auto list = listRows(*m_connection, {.layout = m_layout, .query = query});
    QVERIFY(list);
    QCOMPARE(list->ids.size(), std::size_t(expected));
    QCOMPARE(list->total, 200);
}

void RowQueryTest::wordsSortInTheOrderOfThePlaybook()
{
    const auto list = listRows(
        *m_connection, {.layout = m_layout, .query = {.sort = {SortKey{column(u"Status"_s)}}}});
    QVERIFY(list);
    const auto rows = fetchRows(*m_connection, m_layout, list->ids);
    QVERIFY(rows);
    QStringList seen;
    for (const ShownRow &row : *rows) {
        if (seen.isEmpty() || seen.constLast() != row.texts[column(u"Status"_s)])
            seen << row.texts[column(u"Status"_s)];
    }
    QCOMPARE(seen, QStringList({u"Pending"_s, u"Submitted"_s, u"Offer"_s, QString()}));
}

void RowQueryTest::whatIsNotKnownSortsLastBothWays()
{
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const auto list = listRows(
            *m_connection,
            {.layout = m_layout, .query = {.sort = {SortKey{column(u"Applied"_s), order}}}});
        QVERIFY(list);
        const auto last = fetchRows(*m_connection, m_layout, {list->ids.back()});
        QVERIFY(last);
        QVERIFY(!last->constFirst().values[column(u"Applied"_s)].isValid());
    }
}

void RowQueryTest::rowsComeInTheOrderOfTheirIds()
{
    const auto rows = fetchRows(*m_connection, m_layout, {9, 3, 200});
    QVERIFY(rows);
    QCOMPARE(rows->size(), 3);
    QCOMPARE(rows->at(0).id, 9);
    QCOMPARE(rows->at(1).caption, u"Company 000003 — Builder"_s);
    QCOMPARE(rows->at(2).texts[column(u"Match"_s)], u"99 %"_s);
}

void RowQueryTest::aRowThatIsGoneKeepsItsPlace()
{
    const auto rows = fetchRows(*m_connection, m_layout, {1, 5000, 2});
    QVERIFY(rows);
    QCOMPARE(rows->size(), 3);
    QVERIFY(rows->at(1).values.isEmpty());
    QCOMPARE(rows->at(2).id, 2);
}

void RowQueryTest::aWildcardIsAnOrdinaryCharacter()
{
    for (const QString &text : {u"%"_s, u"_"_s, u"\\"_s}) {
        RowQuery query{.filters = {{.column = column(u"Company"_s), .text = text}}};
        const auto list = listRows(*m_connection, {.layout = m_layout, .query = query});
        QVERIFY(list);
        QCOMPARE(list->ids.size(), std::size_t(0));
    }
}

void RowQueryTest::rowsOfATableWithTextKeysKnowTheirKey()
{
    const TableLayout config = layout("config");
    QVERIFY(!config.keyIsRowid);
    const auto list = listRows(*m_connection, {.layout = config, .query = {}});
    QVERIFY(list);
    const auto rows = fetchRows(*m_connection, config, list->ids);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->constFirst().key, QVariant(u"theme"_s));
}

QTEST_GUILESS_MAIN(RowQueryTest)
#include "tst_rowquery.moc"
