// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/textpieces.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/playbookparser.h"
#include "migration/run/migrate.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// A text that holds several things becomes rows, and the text comes back.
class tst_Pieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTextIsParted_data();
    void aTextIsParted();
    void thePlaybookIsSoundAndExplained();
    void aCellNeedsToSayWhereItIsParted();
    void eachPieceMakesARow();
    void aListIsTakenAsItIs();
    void piecesThatAreThereTwiceAreTold();
    void aPieceThatIsRefusedStaysInTheText();
    void editsChangeTheirPiece_data();
    void editsChangeTheirPiece();
    void aChangedTextChangesItsRows();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    Report run(OnDuplicate onDuplicate = OnDuplicate::Skip) const;
    QStringList rows(const QString &sql) const;
    QString exported(const QString &name) const;
    QString comesBack() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Playbook m_playbook;
};

void tst_Pieces::init()
{
    m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
    const QDir made(QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/run/data/recipe-box"));
    QVERIFY(QDir(m_folder->path()).mkdir(u"playbook"_s));
    for (const QString &name : made.entryList(QDir::Files))
        QVERIFY(QFile::copy(made.filePath(name), m_folder->filePath(u"playbook/"_s + name)));
    write(u"box/recipes.json"_s,
          "[\n  {\"name\": \"Soup\", \"needs\": \"leek,  salt / Salt, leek, cafe\u0301,"
          " caf\u00e9\u3001\uff33alt\", \"minutes\": \"5;20\"}\n]\n");
    write(u"box/shops.csv"_s, "Shop,Sells\nFernway,leek| Salt |salt|\nEastgate,\n");
    const auto playbook = readPlaybook(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QVERIFY2(playbook, playbook ? "" : qPrintable(describe(playbook.error())));
    m_playbook = *playbook;
}

void tst_Pieces::write(const QString &name, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(m_folder->filePath(name)).path());
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Report tst_Pieces::run(OnDuplicate onDuplicate) const
{
    MigrationRequest request;
    request.workspace = m_folder->filePath(u"box"_s);
    request.playbook = m_playbook;
    request.onDuplicate = onDuplicate;
    return migrate(request);
}

QStringList tst_Pieces::rows(const QString &sql) const
{
    return test::queryRows(m_folder->filePath(u"box/recipes.db"_s), sql);
}

QString tst_Pieces::exported(const QString &name) const
{
    const QTemporaryDir folder(test::fastFolder());
    if (const auto done = exportAsSources(m_folder->filePath(u"box/recipes.db"_s), folder.path());
        !done)
        return describe(done.error());
    QFile file(folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Empty when both files come back as they are.
QString tst_Pieces::comesBack() const
{
    const QTemporaryDir folder(test::fastFolder());
    if (const auto done = exportAsSources(m_folder->filePath(u"box/recipes.db"_s), folder.path());
        !done)
        return describe(done.error());
    const QString json = test::compareFiles(m_folder->filePath(u"box/recipes.json"_s),
                                            folder.filePath(u"recipes.json"_s), {});
    return json.isEmpty() ? test::compareFiles(m_folder->filePath(u"box/shops.csv"_s),
                                               folder.filePath(u"shops.csv"_s), {.csv = true})
                          : json;
}

void tst_Pieces::aTextIsParted_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("nothing") << std::string() << QStringList();
    QTest::newRow("one") << std::string(" a ") << QStringList{u"a"_s};
    QTest::newRow("blank pieces") << std::string(",a,, ,b,") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("the longer separator")
        << std::string("a--b-c") << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("wide") << std::string("一、二,三") << QStringList{u"一"_s, u"二"_s, u"三"_s};
}

void tst_Pieces::aTextIsParted()
{
    QFETCH(std::string, text);
    QStringList found;
    for (const std::string_view piece : piecesOf(text, {",", "-", "--", "、"}))
        found << QString::fromUtf8(piece.data(), qsizetype(piece.size()));
    QTEST(found, "pieces");
}

void tst_Pieces::thePlaybookIsSoundAndExplained()
{
    const Problems problems = lintPlaybook(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QVERIFY2(problems.isEmpty(),
             qPrintable(problems.isEmpty() ? QString() : describe(problems.first())));
    const QString text = explainPlaybook(m_playbook);
    QVERIFY2(text.contains(u"for each piece of sells, parted at \"|\""_s), qPrintable(text));
    QVERIFY2(text.contains(u"Upper and lower case differ."_s), qPrintable(text));
}

void tst_Pieces::aCellNeedsToSayWhereItIsParted()
{
    QFile file(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray wrong = file.readAll();
    QVERIFY(wrong.contains("{path: sells, split: \"|\"}"));
    file.remove();
    write(u"playbook/playbook.yaml"_s, wrong.replace("{path: sells, split: \"|\"}", "sells"));
    const Problems problems = lintPlaybook(m_folder->filePath(u"playbook/playbook.yaml"_s));
    QVERIFY(!problems.isEmpty());
    QCOMPARE(problems.first().code, u"PB-05"_s);
}

void tst_Pieces::eachPieceMakesARow()
{
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : report.verdict));
    QVERIFY(report.balance.even());
    QCOMPARE(rows(u"SELECT position, what FROM ingredients ORDER BY id"_s),
             (QStringList{u"0 | leek"_s, u"1 | salt"_s, u"2 | Salt"_s, u"3 | caf\u00e9"_s,
                          u"4 | \uff33alt"_s}));
    QCOMPARE(rows(u"SELECT minutes FROM steps ORDER BY id"_s), (QStringList{u"5"_s, u"20"_s}));
    QCOMPARE(rows(u"SELECT s.name, w.what FROM wares w JOIN shops s ON s.id = w.shop_id"_s),
             (QStringList{u"Fernway | leek"_s, u"Fernway | Salt"_s}));
    QCOMPARE(comesBack(), QString());
}

void tst_Pieces::aListIsTakenAsItIs()
{
    write(u"box/recipes.json"_s, R"([{"name": "Stew", "needs": ["salt, coarse", "leek"]},
 {"name": "Air", "needs": ""}, {"name": "Water", "needs": null}, {"name": "Ice"}])");
    QVERIFY(run().ok());
    QCOMPARE(rows(u"SELECT what FROM ingredients ORDER BY id"_s),
             (QStringList{u"salt, coarse"_s, u"leek"_s}));
    QCOMPARE(comesBack(), QString());
}

void tst_Pieces::piecesThatAreThereTwiceAreTold()
{
    const Report report = run();
    QStringList twice;
    QStringList alike;
    for (const Problem &problem : report.problems) {
        if (problem.code == u"DUP-06"_s)
            twice << problem.field + u": "_s + problem.found;
        else if (problem.code == u"DUP-07"_s)
            alike << problem.expected + u" and "_s + problem.found;
    }
    QCOMPARE(twice, (QStringList{u"/needs: leek"_s, u"/needs: caf\u00e9"_s, u"Sells: salt"_s}));
    QCOMPARE(alike, (QStringList{u"salt and Salt"_s, u"salt and \uff33alt"_s}));
}

void tst_Pieces::aPieceThatIsRefusedStaysInTheText()
{
    write(u"box/recipes.json"_s,
          R"([{"name": "Soup", "minutes": "5;soon;7"}, {"name": "Tea", "minutes": "later"}])");
    const Report report = run();
    QVERIFY(report.ok());
    QVERIFY(report.balance.even());
    QCOMPARE(report.balance.setAside, 1);
    QCOMPARE(rows(u"SELECT minutes FROM steps ORDER BY id"_s), (QStringList{u"5"_s, u"7"_s}));
    QCOMPARE(comesBack(), QString());
}

void tst_Pieces::editsChangeTheirPiece_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("text");
    const QString ware = u"UPDATE wares SET what = 'pepper' WHERE what = 'Salt'"_s;
    QTest::newRow("an edit changes all of its places")
        << ware << u"Shop,Sells\nFernway,leek| pepper |pepper|\nEastgate,\n"_s;
    QTest::newRow("a deletion") << u"DELETE FROM wares WHERE what = 'Salt'"_s
                                << u"Shop,Sells\nFernway,leek|\nEastgate,\n"_s;
    QTest::newRow("the first is deleted") << u"DELETE FROM wares WHERE what = 'leek'"_s
                                          << u"Shop,Sells\nFernway,Salt |salt|\nEastgate,\n"_s;
    QTest::newRow("all are deleted")
        << u"DELETE FROM wares"_s << u"Shop,Sells\nFernway,|\nEastgate,\n"_s;
}

void tst_Pieces::editsChangeTheirPiece()
{
    QFETCH(QString, statement);
    QVERIFY(run().ok());
    auto connection =
        Connection::open(m_folder->filePath(u"box/recipes.db"_s), Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(connection->run(statement.toStdString()));
    QTEST(exported(u"shops.csv"_s), "text");
}

void tst_Pieces::aChangedTextChangesItsRows()
{
    QVERIFY(run().ok());
    write(
        u"box/recipes.json"_s,
        "[\n  {\"name\": \"Soup\", \"needs\": \"onion, leek, salt\", \"minutes\": \"5;20\"}\n]\n");
    const Report report = run(OnDuplicate::Update);
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : report.verdict));
    QCOMPARE(rows(u"SELECT position, what FROM ingredients ORDER BY position"_s),
             (QStringList{u"0 | onion"_s, u"1 | leek"_s, u"2 | salt"_s}));
    QCOMPARE(comesBack(), QString());
}

QTEST_GUILESS_MAIN(tst_Pieces)
#include "tst_pieces.moc"
