// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/palette/palettematch.h"
#include "models/palette/palettemodel.h"
#include "models/palette/recordsearch.h"
#include "models/sampledatabase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class PaletteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyWordMustBeInTheText_data();
    void everyWordMustBeInTheText();
    void theBetterAnswerComesFirst();
    void commandsStandBeforeRecords();
    void recordsAreFoundInAllViews();
    void whatIsNotThereIsSaidWithWhatWasSearched();
    void anEarlierSearchIsDropped();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DataSession> m_session;
};

void PaletteTest::initTestCase()
{
    const QString path = test::makeSampleDatabase(m_folder.path(), 300);
    QVERIFY(!path.isEmpty());
    auto connection = Connection::open(path, Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(connection->run("INSERT INTO skills (profile_id, skill_name) VALUES (1, 'Kotlin');"
                            "UPDATE applications SET notes = 'They asked about Kotlin and Søren' "
                            "WHERE id = 7;"));
    m_session = std::make_unique<DataSession>(DataSource{
        .database = path, .workspace = {}, .fromFiles = false, .playbook = test::samplePlaybook()});
    QSignalSpy opened(m_session.get(), &DataSession::opened);
    m_session->open();
    QVERIFY(opened.wait());
}

void PaletteTest::everyWordMustBeInTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("matches");
    QTest::newRow("nothing typed") << u"Zoom in"_s << QString() << true;
    QTest::newRow("the start") << u"Zoom in"_s << u"zo"_s << true;
    QTest::newRow("case") << u"Zoom in"_s << u"ZOOM"_s << true;
    QTest::newRow("accents") << u"Søren Müller"_s << u"soren muller"_s << true;
    QTest::newRow("any order") << u"Open database"_s << u"data open"_s << true;
    QTest::newRow("spaces") << u"Open database"_s << u"  open   data "_s << true;
    QTest::newRow("inside a word") << u"Open database"_s << u"base"_s << true;
    QTest::newRow("one word is not in it") << u"Open database"_s << u"open folder"_s << false;
    QTest::newRow("nothing in common") << u"Zoom in"_s << u"print"_s << false;
}

void PaletteTest::everyWordMustBeInTheText()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(bool, matches);
    QCOMPARE(paletteMatch(text, typed) > 0, matches);
}

void PaletteTest::theBetterAnswerComesFirst()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    QList<PaletteCommand> commands;
    for (const QString &title :
         {u"Clear filters"_s, u"Undo the last import"_s, u"Import…"_s, u"Import"_s, u"Quit"_s})
        commands << PaletteCommand{
            .title = title, .group = u"Imports"_s, .keys = {}, .icon = {}, .run = {}};
    model.setCommands(commands);
    QCOMPARE(model.rowCount(), 5);
    model.setTyped(u"import"_s);
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles << model.index(row).data().toString();
    // The last two only stand in a menu of that name.
    QCOMPARE(titles.join(u", "_s), u"Import, Import…, Undo the last import, Clear filters, Quit"_s);
}

void PaletteTest::commandsStandBeforeRecords()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    bool ran = false;
    model.setCommands({{.title = u"Zoom in"_s,
                        .group = u"View"_s,
                        .keys = u"Ctrl++"_s,
                        .icon = {},
                        .run = [&ran] { ran = true; }}});
    model.addRecords({{.view = u"skills"_s,
                       .title = u"Skills"_s,
                       .id = 3,
                       .caption = u"Zoology"_s,
                       .detail = u"Type: other"_s,
                       .inCaption = true}},
                     {});
    model.setTyped(u"zoo"_s);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.command(0) && !model.record(0));
    model.command(0)->run();
    QVERIFY(ran);
    QVERIFY(model.record(1) && !model.command(1));
    QCOMPARE(model.record(1)->id, 3);
    QCOMPARE(model.index(0).data(PaletteModel::KeysRole).toString(), u"Ctrl++"_s);
    QCOMPARE(model.index(1).data(PaletteModel::GroupRole).toString(), u"Skills"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
             u"Zoology, record of Skills, Type: other"_s);
    model.setTyped(u"nothing like it"_s);
    QCOMPARE(model.rowCount(), 1); // records stay until others are there
    model.clearRecords();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.command(0) && !model.record(0));
}

void PaletteTest::recordsAreFoundInAllViews()
{
    RecordSearch search;
    search.setSession(m_session.get());
    QSignalSpy finished(&search, &RecordSearch::finished);
    QSignalSpy nothing(&search, &RecordSearch::nothingFound);
    QList<FoundRecord> found;
    connect(&search, &RecordSearch::found, this,
            [&found](const QList<FoundRecord> &records) { found << records; });
    search.start(u"kotlin"_s);
    QVERIFY(search.busy());
    QVERIFY(finished.wait());
    QVERIFY(!search.busy());
    QStringList lines;
    for (const FoundRecord &record : std::as_const(found))
        lines << record.title + u": "_s + record.caption + u" / "_s + record.detail;
    QCOMPARE(lines.join(u'\n'),
             u"Skills: Kotlin / \n"
             "Applications: Company 000007 — Builder / Notes: They asked about Kotlin and Søren"_s);
    QCOMPARE(found.constLast().id, 7);
    QCOMPARE(found.constLast().view, u"applications"_s);

    found.clear();
    search.start(u"company"_s);
    QVERIFY(finished.wait());
    QMap<QString, int> perView;
    for (const FoundRecord &record : std::as_const(found))
        ++perView[record.view];
    QCOMPARE(perView.value(u"applications"_s), RecordSearch::mostPerView);
    QCOMPARE(perView.value(u"postings"_s), RecordSearch::mostPerView);
    QVERIFY(found.constFirst().inCaption);
    QVERIFY(!found.constFirst().detail.isEmpty()); // tells one from the other
    QVERIFY(nothing.isEmpty());
}

void PaletteTest::whatIsNotThereIsSaidWithWhatWasSearched()
{
    RecordSearch search;
    search.setSession(m_session.get());
    QList<SearchedView> searched;
    connect(&search, &RecordSearch::nothingFound, this,
            [&searched](const QList<SearchedView> &views) { searched = views; });
    search.start(u"no such text anywhere"_s);
    QTRY_VERIFY(!searched.isEmpty());
    QCOMPARE(searched.size(), m_session->layouts().size());
    QCOMPARE(searched.constFirst().rows, 300);
}

void PaletteTest::anEarlierSearchIsDropped()
{
    RecordSearch search;
    search.setSession(m_session.get());
    QSignalSpy finished(&search, &RecordSearch::finished);
    QStringList captions;
    connect(&search, &RecordSearch::found, this, [&captions](const QList<FoundRecord> &records) {
        for (const FoundRecord &record : records)
            captions << record.caption;
    });
    search.start(u"company"_s);
    search.start(u"kotlin"_s);
    QVERIFY(finished.wait());
    QCOMPARE(captions, (QStringList{u"Kotlin"_s, u"Company 000007 — Builder"_s}));
    captions.clear();
    search.start(u"company"_s);
    search.stop();
    QVERIFY(!finished.wait(200));
    QVERIFY(captions.isEmpty());
    search.setSession(nullptr);
    search.start(u"company"_s);
    QCOMPARE(finished.size(), 2); // at once: there is nothing to look in
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
