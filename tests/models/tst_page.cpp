// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "models/page/pagelayout.h"
#include "models/page/pageneeds.h"
#include "models/page/reorder.h"
#include "models/sampledatabase.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

/// What a page is made of, what it says is missing, and how a list is put in order.
class PageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_session.reset(); }
    void sectionsLeaveOutWhatThePageSays();
    void whatIsMissingIsNamedWithItsPlace();
    void anOrderIsOneStep();
    void whatWasReorderedElsewhereStays();
    void aRowGoesToAnotherPlace_data();
    void aRowGoesToAnotherPlace();

private:
    QString bullets() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<DataSession> m_session;
};

void PageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = test::makeSampleDatabase(m_folder->path(), 0);
    auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(connection->run(
        "INSERT INTO experiences (id, profile_id, company, role) VALUES (1, 1, 'Fernway Labs',"
        " 'Engineer'), (2, 1, 'Acme', 'Tester');"
        "INSERT INTO experience_bullets (id, experience_id, bullet_text, display_order)"
        " VALUES (1, 1, 'a', 0), (2, 1, 'b', 1), (3, 1, 'c', NULL);"
        "UPDATE profiles SET phone = '+1 555 0100';"));
    m_session = std::make_unique<DataSession>(DataSource{.database = m_path,
                                                         .workspace = {},
                                                         .fromFiles = false,
                                                         .playbook = test::samplePlaybook()});
    QSignalSpy opened(m_session.get(), &DataSession::opened);
    m_session->open();
    QVERIFY(opened.wait());
}

QString PageTest::bullets() const
{
    auto connection = Connection::open(m_path, Connection::Mode::ReadOnly);
    if (!connection)
        return {};
    auto statement =
        Statement::prepare(*connection,
                           "SELECT group_concat(bullet_text || coalesce(display_order, '-'), ' ')"
                           " FROM (SELECT * FROM experience_bullets ORDER BY id)");
    return statement && statement->step() ? statement->qtext(0) : QString();
}

void PageTest::sectionsLeaveOutWhatThePageSays()
{
    const auto sections = makeSections(*m_session, *m_session->layout(u"profiles"_s));
    QCOMPARE(sections.size(), 3);
    QCOMPARE(sections[0].layout.id, u"experiences"_s);
    QVERIFY(!sections[0].needsNameOnly); // company and role
    const SectionLayout &list = sections[0].sections.constFirst();
    QCOMPARE(list.layout.orderBy, std::string("display_order"));
    QCOMPARE(list.layout.column("display_order"), -1);
    for (const LayoutColumn &column : list.layout.columns)
        QVERIFY(column.through.empty());
    QVERIFY(list.needsNameOnly);
    QCOMPARE(sections[1].group, sections[1].layout.column("skill_type"));
    QVERIFY(makeSections(*m_session, *m_session->layout(u"applications"_s)).isEmpty());
}

void PageTest::whatIsMissingIsNamedWithItsPlace()
{
    auto connection = Connection::open(m_path, Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const TableLayout &layout = *m_session->layout(u"profiles"_s);
    const auto found = readCompleteness(*connection, test::samplePlaybook(), layout, 1);
    QVERIFY(found);
    QCOMPARE(found->needs, 9);
    QStringList labels;
    for (const MissingThing &thing : found->missing) {
        labels << thing.label;
        if (thing.label == "No summary"_L1)
            QCOMPARE(thing.column, layout.column("summary"));
        if (thing.label == "Experience without bullets"_L1)
            QCOMPARE(thing.records, QList<qint64>{2});
        if (thing.label == "No skills"_L1)
            QCOMPARE(thing.records, QList<qint64>{0});
    }
    QVERIFY(!labels.contains(u"No phone number"_s));
    QVERIFY(!labels.contains(u"No experience"_s));
    QVERIFY(labels.contains(u"Experience without bullets"_s));
    QVERIFY(labels.contains(u"No education"_s));
}

void PageTest::anOrderIsOneStep()
{
    const auto sections = makeSections(*m_session, *m_session->layout(u"profiles"_s));
    const SectionLayout &list = sections[0].sections.constFirst();
    const auto failed = [](const Problem &problem) { QFAIL(qPrintable(describe(problem))); };
    reorderRows(*m_session, this, list.layout, list.order, {3, 1, 2}, u"Put in order"_s, failed);
    QTRY_COMPARE(bullets(), u"a1 b2 c0"_s);
    QCOMPARE(m_session->undoStack().count(), 1);
    QCOMPARE(m_session->undoStack().undoText(), u"Put in order"_s);
    m_session->undoStack().undo();
    QTRY_COMPARE(bullets(), u"a0 b1 c-"_s);
    m_session->undoStack().redo();
    QTRY_COMPARE(bullets(), u"a1 b2 c0"_s);
}

void PageTest::whatWasReorderedElsewhereStays()
{
    const auto sections = makeSections(*m_session, *m_session->layout(u"profiles"_s));
    const SectionLayout &list = sections[0].sections.constFirst();
    const auto ignore = [](const Problem &) {};
    reorderRows(*m_session, this, list.layout, list.order, {3, 1, 2}, u"Put in order"_s, ignore);
    QTRY_COMPARE(bullets(), u"a1 b2 c0"_s);
    {
        auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->run("UPDATE experience_bullets SET display_order = 9 WHERE id = 2"));
    }
    m_session->undoStack().undo();
    QTRY_COMPARE(bullets(), u"a0 b9 c-"_s);
}

void PageTest::aRowGoesToAnotherPlace_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("up") << 2 << 0 << QList{3, 1, 2, 4};
    QTest::newRow("down") << 0 << 2 << QList{2, 3, 1, 4};
    QTest::newRow("nowhere") << 1 << 1 << QList{1, 2, 3, 4};
    QTest::newRow("behind the end") << 0 << 9 << QList{2, 3, 4, 1};
    QTest::newRow("no such row") << 7 << 0 << QList{1, 2, 3, 4};
}

void PageTest::aRowGoesToAnotherPlace()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QList<int>, ids);
    const RowIds moved = movedTo({1, 2, 3, 4}, from, to);
    QCOMPARE(QList<int>(moved.begin(), moved.end()), ids);
}

QTEST_GUILESS_MAIN(PageTest)
#include "tst_page.moc"
