// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/bookkeeping.h"
#include "models/sampledatabase.h"
#include "models/views/savedviewlist.h"
#include "models/views/viewfile.h"
#include "models/views/viewjson.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

SavedView sample(const QString &name, const std::string &content = "{}")
{
    return {u"applications"_s, u"applications"_s, name, content};
}

} // namespace

class SavedViewsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aViewReadsBackAsItWasWritten();
    void columnsThatAreGoneAreNamedAndTheRestHolds();
    void columnsThatCameSinceStandAtTheEnd();
    void anOlderDatabaseGetsItsTableWithTheFirstView();
    void stepsAreTakenBack();
    void whatSomebodyElseChangedIsNotOverwritten();
    void namesDifferByMoreThanCase();
    void aFileTakesViewsToAnotherDatabase();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();

private:
    const TableLayout &layout() { return *m_session->layout(u"applications"_s); }
    int column(const QString &path)
    {
        for (int i = 0; i < layout().columns.size(); ++i) {
            if (pathOf(layout().columns[i]) == path)
                return i;
        }
        return -1;
    }
    ViewContent content();
    qint64 stored() { return test::countRows(m_database, "SELECT count(*) FROM waybill_views"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    std::unique_ptr<DataSession> m_session;
};

void SavedViewsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = test::makeSampleDatabase(m_folder->path(), 20);
    m_session = std::make_unique<DataSession>(
        DataSource{.database = m_database, .playbook = test::samplePlaybook()});
    m_session->open();
    QTRY_VERIFY(!m_session->layouts().isEmpty());
}

void SavedViewsTest::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

ViewContent SavedViewsTest::content()
{
    using Kind = ColumnFilter::Kind;
    ViewContent made{
        .query = {.anywhere = u"Søren \"S\""_s,
                  .filters = {{.column = column(u"status"_s),
                               .kind = Kind::OneOf,
                               .words = {u"offer"_s, QString()}},
                              {.column = column(u"date_applied"_s),
                               .kind = Kind::Range,
                               .least = u"2024-01"_s},
                              {.column = column(u"overall_match_pct"_s),
                               .kind = Kind::Range,
                               .most = 78.5},
                              {.column = 0, .kind = Kind::ContainsNot, .text = u"x"_s},
                              {.column = 1, .kind = Kind::NotEmpty}},
                  .subset = {},
                  .sort = {{column(u"overall_match_pct"_s), Qt::DescendingOrder}, {0}}},
        .columns = {},
        .frozen = 2};
    for (int i = static_cast<int>(layout().columns.size()) - 1; i >= 0; --i)
        made.columns << ColumnPlace{.column = i, .width = 4.25 + i, .hidden = i % 3 == 0};
    return made;
}

void SavedViewsTest::aViewReadsBackAsItWasWritten()
{
    QVERIFY(column(u"job_posting_id.company"_s) >= 0);
    const ViewContent written = content();
    const auto read = readViewJson(layout(), viewJson(layout(), written));
    QVERIFY(read);
    QVERIFY(read->missing.isEmpty());
    QCOMPARE(read->content.query, written.query);
    QCOMPARE(read->content.frozen, 2);
    QVERIFY(looksSame(read->content, written));
    for (qsizetype i = 0; i < written.columns.size(); ++i)
        QCOMPARE(read->content.columns[i].width, written.columns[i].width);

    ViewContent other = written;
    other.query.filters.removeLast();
    QVERIFY(!looksSame(other, written));
    other = written;
    other.columns.swapItemsAt(0, 1);
    QVERIFY(!looksSame(other, written));
    other = written;
    other.columns[1].width += other.columns[1].hidden ? 0 : 1;
    other.columns[2].width += other.columns[2].hidden ? 0 : 1;
    QVERIFY(!looksSame(other, written));
}

void SavedViewsTest::columnsThatAreGoneAreNamedAndTheRestHolds()
{
    const auto read = readViewJson(layout(),
                                   R"({"text":"a","filters":[{"column":"mood","kind":"empty"},
            {"column":"status","kind":"not-empty"},{"column":"status","kind":"smells-of"}],
            "sort":[{"column":"mood"},{"column":"status","order":"descending"}],
            "columns":[{"column":"mood","frozen":true},{"column":"status","width":9}],"new":1})");
    QVERIFY(read);
    QCOMPARE(read->missing, QStringList{u"mood"_s});
    QCOMPARE(read->content.query.anywhere, u"a"_s);
    QCOMPARE(read->content.query.filters.size(), 1);
    QCOMPARE(read->content.query.sort.size(), 1);
    QCOMPARE(read->content.columns.first().column, column(u"status"_s));
    QCOMPARE(read->content.frozen, 0);
    const auto broken = readViewJson(layout(), "[1]");
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, u"VIEW-03"_s);
}

void SavedViewsTest::columnsThatCameSinceStandAtTheEnd()
{
    const auto read = readViewJson(layout(), R"({"columns":[{"column":"status"}]})");
    QVERIFY(read);
    QCOMPARE(read->content.columns.size(), layout().columns.size());
    for (qsizetype i = 1; i < read->content.columns.size(); ++i) {
        const ColumnPlace &place = read->content.columns[i];
        QCOMPARE(place.hidden, layout().columns[place.column].hidden);
    }
}

void SavedViewsTest::anOlderDatabaseGetsItsTableWithTheFirstView()
{
    QCOMPARE(stored(), -1);
    m_session->savedViews().save(sample(u"Open"_s));
    QTRY_COMPARE(m_session->savedViews().all().size(), 1);
    QCOMPARE(stored(), 1);
    auto connection = Connection::open(m_database, Connection::Mode::ReadOnly);
    QVERIFY(connection);
    QVERIFY(!*hasBookkeeping(*connection)); // it is not taken for one of ours by that
}

void SavedViewsTest::stepsAreTakenBack()
{
    SavedViewList &views = m_session->savedViews();
    QUndoStack &stack = m_session->undoStack();
    views.save(sample(u"Open"_s));
    QTRY_COMPARE(views.all().size(), 1);
    views.save(sample(u"Open"_s, R"({"text":"b"})"));
    QTRY_COMPARE(views.all().first().content, std::string(R"({"text":"b"})"));
    views.rename(views.all().first(), u"Still open"_s);
    QTRY_COMPARE(views.all().first().name, u"Still open"_s);
    views.remove(views.all().first());
    QTRY_COMPARE(views.all().size(), 0);
    QCOMPARE(stack.count(), 4);
    stack.undo();
    QTRY_COMPARE(views.all().size(), 1);
    stack.undo();
    QTRY_COMPARE(views.all().first().name, u"Open"_s);
    stack.undo();
    QTRY_COMPARE(views.all().first().content, std::string("{}"));
    stack.undo();
    QTRY_COMPARE(views.all().size(), 0);
    stack.redo();
    QTRY_COMPARE(views.all().size(), 1);
}

void SavedViewsTest::whatSomebodyElseChangedIsNotOverwritten()
{
    SavedViewList &views = m_session->savedViews();
    views.save(sample(u"Open"_s));
    QTRY_COMPARE(views.all().size(), 1);
    const SavedView seen = views.all().first();
    {
        auto other = Connection::open(m_database, Connection::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->run("UPDATE waybill_views SET content = '{\"text\":\"theirs\"}'"));
    }
    Problem said;
    connect(m_session.get(), &DataSession::refused, this,
            [&said](const Problem &problem) { said = problem; });
    views.remove(seen);
    QTRY_COMPARE(said.code, u"VIEW-01"_s);
    QCOMPARE(stored(), 1);
    QTRY_COMPARE(m_session->undoStack().count(), 1);
}

void SavedViewsTest::namesDifferByMoreThanCase()
{
    auto connection = Connection::open(m_database, Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(changeSavedViews(*connection, {{.before = {}, .after = sample(u"Open"_s)}}));
    const auto again = changeSavedViews(*connection, {{.before = {}, .after = sample(u"OPEN"_s)}});
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"VIEW-02"_s);
    SavedView elsewhere = sample(u"Open"_s);
    elsewhere.page = u"postings"_s;
    QVERIFY(changeSavedViews(*connection, {{.before = {}, .after = elsewhere}}));
    QCOMPARE(readSavedViews(*connection)->size(), 2);
}

void SavedViewsTest::aFileTakesViewsToAnotherDatabase()
{
    const QString file = m_folder->filePath(u"views.json"_s);
    SavedViewList &views = m_session->savedViews();
    views.save(sample(u"Open"_s, viewJson(layout(), content())));
    views.save(sample(u"Best"_s, R"({"sort":[{"column":"overall_match_pct"}]})"));
    QTRY_COMPARE(views.all().size(), 2);
    qsizetype written = 0;
    views.exportTo(file, this, [&](const Result<qsizetype> &count) { written = *count; });
    QTRY_COMPARE(written, 2);
    const QList<SavedView> before = views.all();
    views.remove(*views.find(u"applications"_s, u"Open"_s));
    QTRY_COMPARE(views.all().size(), 1);
    views.save(sample(u"best"_s, "{}"));
    QTRY_COMPARE(views.all().first().name, u"best"_s);

    ViewImport plan;
    views.importFrom(file, this, [&](const Result<ViewImport> &read) { plan = *read; });
    QTRY_COMPARE(plan.changes.size(), 2);
    QCOMPARE(plan.replaced, QStringList{u"Best"_s});
    QTRY_COMPARE(views.all().size(), 2);
    const auto open = readViewJson(layout(), views.find(u"applications"_s, u"open"_s)->content);
    QVERIFY(open);
    QVERIFY(looksSame(open->content, content()));
    m_session->undoStack().undo();
    QTRY_COMPARE(views.all().size(), 1);
    QCOMPARE(views.all().first().name, u"best"_s);

    const ViewImport nothing = planImport(before, before, {u"applications"_s});
    QVERIFY(nothing.changes.isEmpty());
    QCOMPARE(nothing.same.size(), 2);
    QCOMPARE(planImport(before, {}, {u"postings"_s}).homeless.size(), 2);
}

void SavedViewsTest::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("name,email\n");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("other JSON") << QByteArray(R"({"basics":{"name":"Ada Roe"}})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a view without a name")
        << QByteArray(R"({"format":"waybill-views","views":[{"page":"a","name":" "}]})");
}

void SavedViewsTest::otherFilesAreRefused()
{
    QFETCH(QByteArray, text);
    const auto read = readViewFile(text, u"views.json"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"VIEW-04"_s);
}

QTEST_GUILESS_MAIN(SavedViewsTest)
#include "tst_savedviews.moc"
