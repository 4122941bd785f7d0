// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "models/database/catalogue.h"
#include "models/database/searchbuilder.h"
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
    void severalColumnsSortOneAfterAnother();
    void datesAreInARangeWhenTheyMayBe_data();
    void datesAreInARangeWhenTheyMayBe();
    void accentsDoNotMatter();
    void theIndexChangesNoAnswer_data();
    void theIndexChangesNoAnswer();

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

void RowQueryTest::severalColumnsSortOneAfterAnother()
{
    const RowQuery query{
        .sort = {SortKey{column(u"Status"_s), Qt::DescendingOrder}, SortKey{column(u"Company"_s)}}};
    const auto list = listRows(*m_connection, {.layout = m_layout, .query = query});
    QVERIFY(list);
    const auto rows = fetchRows(*m_connection, m_layout, list->ids);
    QVERIFY(rows);
    const QStringList order = {u"Offer"_s, u"Submitted"_s, u"Pending"_s, QString()};
    for (int i = 1; i < rows->size(); ++i) {
        const auto key = [&](int row) {
            const QList<QString> &texts = (*rows)[row].texts;
            return std::pair(order.indexOf(texts[column(u"Status"_s)]),
                             texts[column(u"Company"_s)]);
        };
        QVERIFY2(key(i - 1) <= key(i), qPrintable(key(i).second));
    }
    const auto first = firstRows(*m_connection, {.layout = m_layout, .query = query}, 10);
    QVERIFY(first);
    QVERIFY(std::equal(first->begin(), first->end(), list->ids.begin()));
}

void RowQueryTest::datesAreInARangeWhenTheyMayBe_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("least");
    QTest::addColumn<QString>("most");
    QTest::addColumn<bool>("listed");
    const auto row = [](const char *name, const char *stored, const char *least, const char *most,
                        bool listed) {
        QTest::newRow(name) << QString::fromLatin1(stored) << QString::fromLatin1(least)
                            << QString::fromLatin1(most) << listed;
    };
    row("in it", "2025-03-14", "2025-03-01", "2025-03-31", true);
    row("the first day", "2025-03-01", "2025-03-01", "", true);
    row("the last day", "2025-03-31", "", "2025-03-31", true);
    row("before", "2025-02-28", "2025-03-01", "", false);
    row("after", "2025-04-01", "", "2025-03-31", false);
    row("a month that may be in it", "2025-03", "2025-03-10", "2025-03-20", true);
    row("a month before", "2025-02", "2025-03-10", "", false);
    row("a year that may be in it", "2025", "2025-03-10", "2025-03-20", true);
    row("a year after", "2026", "", "2025-12-31", false);
    row("up to a month", "2025-03-31", "", "2025-03", true);
    row("up to a month, after", "2025-04-01", "", "2025-03", false);
    row("from a year", "2025-01-01", "2025", "", true);
    row("with a time", "2025-03-31 10:00", "", "2025-03-31", true);
    row("empty", "", "", "2025-03-31", false);
}

void RowQueryTest::datesAreInARangeWhenTheyMayBe()
{
    QFETCH(QString, stored);
    QFETCH(QString, least);
    QFETCH(QString, most);
    QFETCH(bool, listed);
    auto writer = Connection::open(m_connection->path(), Connection::Mode::ReadWrite);
    QVERIFY(writer);
    QVERIFY(writer->run("UPDATE applications SET date_applied = " + literal(stored.toStdString())
                        + " WHERE id = 7"));
    const RowQuery query{.filters = {{.column = column(u"Applied"_s),
                                      .kind = ColumnFilter::Kind::Range,
                                      .least = least.isEmpty() ? QVariant() : QVariant(least),
                                      .most = most.isEmpty() ? QVariant() : QVariant(most)}}};
    const auto list = listRows(*m_connection, {.layout = m_layout, .query = query});
    QVERIFY(list);
    QCOMPARE(std::count(list->ids.begin(), list->ids.end(), 7) == 1, listed);
}

void RowQueryTest::accentsDoNotMatter()
{
    auto writer = Connection::open(m_connection->path(), Connection::Mode::ReadWrite);
    QVERIFY(writer);
    QVERIFY(writer->run("UPDATE job_postings SET company = 'Åse Łódź GmbH' WHERE id = 12"));
    for (const QString &text : {u"ase lodz"_s, u"ÅSE"_s, u"Łódź gmbh"_s}) {
        for (const bool everywhere : {true, false}) {
            RowQuery query;
            if (everywhere)
                query.anywhere = text;
            else
                query.filters = {{.column = column(u"Company"_s), .text = text}};
            const auto list = listRows(*m_connection, {.layout = m_layout, .query = query});
            QVERIFY(list);
            QCOMPARE(list->ids, RowIds{12});
        }
    }
}

void RowQueryTest::theIndexChangesNoAnswer_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"company 000017", "Company", "000", "build", "submitted", "99", "ßx",
                             "no such text", "ase", "ny"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

/// With and without it; after a change that it has not seen as well.
void RowQueryTest::theIndexChangesNoAnswer()
{
    QFETCH(QString, text);
    const auto ask = [&](bool everywhere) {
        RowQuery query;
        if (everywhere)
            query.anywhere = text;
        else
            query.filters = {{.column = column(u"Company"_s), .text = text}};
        const auto list = listRows(*m_connection, {.layout = m_layout, .query = query});
        return list ? list->ids : RowIds{-1};
    };
    auto writer = Connection::open(m_connection->path(), Connection::Mode::ReadWrite);
    QVERIFY(writer && dropSearch(*writer));
    const RowIds anywhere = ask(true);
    const RowIds inOne = ask(false);
    for (const SearchSpec &spec : searchedColumns({m_layout, layout("job_postings")})) {
        bool complete = false;
        while (!complete) {
            const auto progress = buildSearch(*writer, spec, 70);
            QVERIFY(progress);
            complete = progress->complete;
        }
    }
    QCOMPARE(ask(true), anywhere);
    QCOMPARE(ask(false), inOne);
    const std::string name = text.toStdString();
    QVERIFY(writer->run("UPDATE job_postings SET company = company || " + literal(name)
                        + " WHERE id = 33"));
    const RowIds later = ask(false);
    QVERIFY(std::binary_search(later.begin(), later.end(), 33));
    QVERIFY(dropSearch(*writer));
    QCOMPARE(ask(false), later);
}

QTEST_GUILESS_MAIN(RowQueryTest)
#include "tst_rowquery.moc"
