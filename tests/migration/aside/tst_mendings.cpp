// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/mendedfile.h"
#include "migration/aside/retry.h"
#include "migration/aside/setaside.h"
#include "migration/mapping/mendings.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/playbook/playbookparser.h"
#include "migration/undo/undo.h"
#include "migration/verify/masking.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

constexpr auto playbookText = R"(waybill: 1
id: plant-shop
version: 1.0.0
name: Plant shop
counts: {title: sales, table: sales}
database: {path: shop.db}
sources:
  sales:
    title: Sales
    file: sales.csv
    format: csv
    identity: [number]
    fields:
      number: {label: Number, headers: [Number]}
      plant: {label: Plant, headers: [Plant/Name]}
      day: {label: Day, headers: [Day]}
      amount: {label: Amount, headers: [Amount]}
  pots:
    title: Pots
    file: pots.json
    format: json
    records: elements
phases:
  - id: 001_tables
    title: Tables
    scripts: [001_tables]
  - id: 002_sales
    title: Sales
    loads:
      - from: sales
        rows:
          - name: sale
            into: sales
            columns:
              number: {from: number}
              plant: {from: plant, required: true}
              day: {from: day, as: date}
              amount: {from: amount, as: integer}
  - id: 003_pots
    title: Pots
    loads:
      - from: pots
        rows:
          - name: pot
            into: pots
            columns:
              name: {from: /name, required: true}
            rows:
              - name: size
                into: sizes
                each: [/sizes/*]
                columns:
                  pot_id: {row: pot}
                  width: {from: ., as: integer, required: true}
views:
  sales:
    title: Sales
    table: sales
    columns:
      - {column: plant, label: Plant}
)";

constexpr auto up = R"(CREATE TABLE sales (id INTEGER PRIMARY KEY, number TEXT, plant TEXT NOT NULL,
    day TEXT, amount INTEGER);
CREATE TABLE pots (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE sizes (id INTEGER PRIMARY KEY, pot_id INTEGER NOT NULL REFERENCES pots(id), width INTEGER);
)";

constexpr auto sales = "Number,Plant/Name,Day,Amount\r\n"
                       "1,Fern,2025-03-04,2\r\n"
                       "2,Ivy,soon/later,3\r\n"
                       "3,,2025-03-05,4\r\n"
                       "4,Moss,soon/later,five\r\n"
                       "5,,2025-03-06,6\r\n";
constexpr auto pots = "[\n  {\n    \"name\": \"Round\",\n    \"sizes\": [\n      10,\n      "
                      "\"wide\",\n      30\n    ]\n  }\n]\n";

constexpr auto allSales =
    "SELECT number || ',' || plant || ',' || coalesce(day, '') || ',' || coalesce(amount, '')"
    " FROM sales ORDER BY number";

} // namespace

/// What could not be stored is mended: what the files say stays, what is stored is what was meant.
class MendingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void idsAreReadAsTheyWereWritten_data();
    void idsAreReadAsTheyWereWritten();
    void oneAnswerMendsAllLikeIt();
    void whatIsMissingIsFilledIn();
    void aFileOfSetAsideRecordsIsBroughtInAgain();
    void anElementOfAListIsMended();
    void theFilesComeBackAsTheyWere();
    void theReportSaysWhatWasMended();
    void mendingsAreRemembered();
    void aMendingThatDoesNotFitLeavesTheValueSetAside();
    void anEditComesAfterAMending();
    void aRetryCanBeUndone();
    void nothingElseIsBroughtIn();
    void anotherFileIsRefused_data();
    void anotherFileIsRefused();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString database() const { return path(u"shop/shop.db"_s); }
    QByteArray read(const QString &name) const;
    void write(const QString &name, const QByteArray &bytes) const;
    Report firstRun() const;
    Report retry(const Answers &mendings) const;
    QString refusal(const Answers &mendings) const;
    QStringList rows(const QString &sql) const { return test::queryRows(database(), sql); }
    Result<Answers> mendingsIn(const QString &name, const std::string &source = {}) const;
    QString difference() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Playbook m_playbook;
};

void MendingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
    write(u"playbook/playbook.yaml"_s, playbookText);
    write(u"playbook/001_tables.up.sql"_s, up);
    write(u"playbook/001_tables.down.sql"_s,
          "DROP TABLE sizes; DROP TABLE pots; DROP TABLE sales;");
    write(u"shop/sales.csv"_s, sales);
    write(u"shop/pots.json"_s, pots);
    const auto playbook = readPlaybook(path(u"playbook/playbook.yaml"_s));
    QVERIFY2(playbook, playbook ? "" : qPrintable(describe(playbook.error())));
    m_playbook = *playbook;
    const Report report = firstRun();
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 3); // two sales, and a pot of which a size is
}

QByteArray MendingsTest::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void MendingsTest::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Report MendingsTest::firstRun() const
{
    return migrate({.workspace = path(u"shop"_s), .playbook = m_playbook});
}

Report MendingsTest::retry(const Answers &mendings) const
{
    auto request = retryRequest(database(), mendings);
    if (request)
        return migrate(*request);
    Report report;
    report.failure = request.error();
    return report;
}

QString MendingsTest::refusal(const Answers &mendings) const
{
    const auto request = retryRequest(database(), mendings);
    return request ? QString() : request.error().code;
}

Result<Answers> MendingsTest::mendingsIn(const QString &name, const std::string &source) const
{
    auto connection = Connection::open(database(), Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    return mendingsInFile(*connection, source, path(name));
}

/// Between the files and what the database alone writes; empty when they are equal.
QString MendingsTest::difference() const
{
    const auto exported = exportAsSources(database(), path(u"out"_s));
    if (!exported)
        return describe(exported.error());
    for (const QString &name : {u"sales.csv"_s, u"pots.json"_s}) {
        if (read(u"out/"_s + name) != read(u"shop/"_s + name))
            return QString::fromUtf8(read(u"out/"_s + name));
    }
    return {};
}

void MendingsTest::idsAreReadAsTheyWereWritten_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"soon"_s;
    QTest::newRow("slashes") << u"1/2/3"_s;
    QTest::newRow("tildes") << u"~1~0~"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("lines") << u"a\nb"_s;
}

void MendingsTest::idsAreReadAsTheyWereWritten()
{
    QFETCH(QString, value);
    const std::string text = value.toStdString();
    const Answers answers{{mendingId("sales", "Plant/Name", text), "Fern"}};
    // As a file, too: that is how they are carried from one database to the next.
    const auto again = parseAnswers(writeAnswers(answers), u"answers.yaml"_s);
    QVERIFY2(again, again ? "" : qPrintable(describe(again.error())));
    QCOMPARE(*again, answers);
    const SourceBinding binding(m_playbook, *m_playbook.source("sales"),
                                {"Number", "Plant/Name", "Day", "Amount"}, *again);
    Record record;
    record.nodes = {{.kind = NodeKind::Object, .end = 3},
                    {.kind = NodeKind::Text, .parent = 0, .end = 2, .raw = text, .text = text},
                    {.kind = NodeKind::Text, .parent = 0, .end = 3, .raw = text, .text = text}};
    const auto mended = binding.mendings().of(binding, record).texts;
    QCOMPARE(mended.size(), std::size_t(1));
    QCOMPARE(mended.front(), (std::pair<std::int32_t, std::string>(2, "Fern")));
}

void MendingsTest::oneAnswerMendsAllLikeIt()
{
    const Report report = retry({{mendingId("sales", "Day", "soon/later"), "2025-03-09"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QVERIFY(report.balance.even());
    QCOMPARE(
        rows(QString::fromLatin1(allSales)),
        QStringList({u"1,Fern,2025-03-04,2"_s, u"2,Ivy,2025-03-09,3"_s, u"4,Moss,2025-03-09,"_s}));
    QCOMPARE(rows(u"SELECT id FROM sales ORDER BY number"_s),
             QStringList({u"1"_s, u"2"_s, u"3"_s})); // the rows are those that were there
    QCOMPARE(difference(), QString());
}

void MendingsTest::whatIsMissingIsFilledIn()
{
    const Report report = retry({{mendingId("sales", "Plant/Name", ""), "Cactus"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 1); // the pot
    QCOMPARE(rows(u"SELECT number FROM sales WHERE plant = 'Cactus' ORDER BY number"_s),
             QStringList({u"3"_s, u"5"_s}));
    QVERIFY(report.balance.even());
    QCOMPARE(difference(), QString());
}

void MendingsTest::aFileOfSetAsideRecordsIsBroughtInAgain()
{
    auto connection = Connection::open(database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    const auto written = exportSetAside(*connection, {}, path(u"aside.csv"_s), {});
    QVERIFY2(written, written ? "" : qPrintable(describe(written.error())));
    QCOMPARE(*written, 2);
    QByteArray mended = read(u"aside.csv"_s);
    QVERIFY(mended.contains("3,,2025-03-05"));
    mended.replace("3,,2025-03-05", "3,Reed,2025-03-07").replace("5,,", "5,Rush,");
    write(u"aside.csv"_s, mended);
    const auto mendings = mendingsIn(u"aside.csv"_s);
    QVERIFY2(mendings, mendings ? "" : qPrintable(describe(mendings.error())));
    QCOMPARE(mendings->size(), std::size_t(3));
    const Report report = retry(*mendings);
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(report.recordsSetAside, 1); // the pot
    QVERIFY(rows(QString::fromLatin1(allSales)).contains(u"3,Reed,2025-03-07,4"_s));
    QVERIFY(rows(QString::fromLatin1(allSales)).contains(u"5,Rush,2025-03-06,6"_s));
    QCOMPARE(difference(), QString());
}

void MendingsTest::anElementOfAListIsMended()
{
    QCOMPARE(rows(u"SELECT width FROM sizes ORDER BY id"_s), QStringList({u"10"_s, u"30"_s}));
    const Report report = retry({{mendingId("pots", "/sizes/*", "wide"), "20"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(rows(u"SELECT width FROM sizes ORDER BY width"_s),
             QStringList({u"10"_s, u"20"_s, u"30"_s}));
    QCOMPARE(rows(u"SELECT count(*) FROM pots"_s), QStringList({u"1"_s}));
    QCOMPARE(difference(), QString());
}

void MendingsTest::theFilesComeBackAsTheyWere()
{
    const Report report = retry({{mendingId("sales", "Day", "soon/later"), "2025-03-09"},
                                 {mendingId("sales", "Plant/Name", ""), "Cactus"},
                                 {mendingId("sales", "Amount", "five"), "5"},
                                 {mendingId("pots", "/sizes/*", "wide"), "20"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QCOMPARE(exitCode(report), 0);
    QVERIFY(report.balance.even());
    QCOMPARE(report.balance.setAside, 0);
    QCOMPARE(difference(), QString());
    QCOMPARE(read(u"shop/sales.csv"_s), QByteArray(sales));
}

void MendingsTest::theReportSaysWhatWasMended()
{
    const Answers mendings{{mendingId("sales", "Day", "soon/later"), "2025-03-09"}};
    const auto told = [](const Report &report) {
        for (const Decision &decision : report.decisions) {
            if (decision.id.startsWith(u"mend/"_s))
                return QStringList{decision.question, decision.answer, decision.id};
        }
        return QStringList();
    };
    auto request = retryRequest(database(), mendings);
    QVERIFY(request);
    request->rehearsal = true;
    Report report = migrate(*request);
    QCOMPARE(told(report).mid(0, 2),
             QStringList({u"Sales, Day: “soon/later” is read as"_s, u"2025-03-09"_s}));

    const auto rule = std::find_if(report.rules.begin(), report.rules.end(),
                                   [](const auto &each) { return each.code == u"MEND-01"_s; });
    QVERIFY(rule != report.rules.end());
    QCOMPARE(rule->examples.first(),
             (std::pair<QString, QString>(u"soon/later"_s, u"2025-03-09"_s)));
    for (SourceSpec &source : request->playbook.sources)
        source.personal = true;
    report = masked(migrate(*request));
    QVERIFY2(!told(report).join(u'\n').contains(u"soon"_s), qPrintable(told(report).join(u'\n')));
    QVERIFY(!told(report).join(u'\n').contains(u"2025"_s));
    QVERIFY(masked(Problem{.code = u"DATE-02"_s, .found = u"soon"_s}).found != u"soon"_s);
    QCOMPARE(masked(Problem{.code = u"SRC-01"_s, .found = u"nothing"_s}).found, u"nothing"_s);
}

/// The next migration of the same files, or of newer ones, does not ask again.
void MendingsTest::mendingsAreRemembered()
{
    QVERIFY(retry({{mendingId("sales", "Day", "soon/later"), "2025-03-09"}}).ok());
    auto connection = Connection::open(database(), Connection::Mode::ReadOnly);
    QVERIFY(connection);
    auto request = retryRequest(database(), {{mendingId("sales", "Amount", "five"), "5"}});
    QVERIFY2(request, request ? "" : qPrintable(describe(request.error())));
    QVERIFY(request->answers.contains(mendingId("sales", "Day", "soon/later")));
    QVERIFY(migrate(*request).ok());
    QVERIFY(rows(QString::fromLatin1(allSales)).contains(u"4,Moss,2025-03-09,5"_s));
    QCOMPARE(difference(), QString());
}

void MendingsTest::aMendingThatDoesNotFitLeavesTheValueSetAside()
{
    const Report report = retry({{mendingId("sales", "Day", "soon/later"), "never"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : QString()));
    QVERIFY(report.balance.even());
    QVERIFY(rows(QString::fromLatin1(allSales)).contains(u"2,Ivy,,3"_s));
    QCOMPARE(difference(), QString());
}

void MendingsTest::anEditComesAfterAMending()
{
    QVERIFY(retry({{mendingId("sales", "Day", "soon/later"), "2025-03-09"}}).ok());
    {
        auto connection = Connection::open(database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE sales SET day = '2025-04-01' WHERE number = '2'"));
    }
    const auto exported = exportAsSources(database(), path(u"out"_s));
    QVERIFY(exported);
    QVERIFY2(read(u"out/sales.csv"_s).contains("2,Ivy,2025-04-01,3"),
             read(u"out/sales.csv"_s).constData());
    QVERIFY(read(u"out/sales.csv"_s).contains("4,Moss,soon/later,five"));
}

void MendingsTest::aRetryCanBeUndone()
{
    const QStringList before = rows(QString::fromLatin1(allSales));
    const QStringList sizes = rows(u"SELECT * FROM sizes ORDER BY id"_s);
    QVERIFY(retry({{mendingId("sales", "Day", "soon/later"), "2025-03-09"},
                   {mendingId("sales", "Plant/Name", ""), "Cactus"},
                   {mendingId("pots", "/sizes/*", "wide"), "20"}})
                .ok());
    QVERIFY(rows(QString::fromLatin1(allSales)) != before);
    const auto undone = undo({.database = database(), .kind = UndoKind::Exact});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(rows(QString::fromLatin1(allSales)), before);
    QCOMPARE(rows(u"SELECT * FROM sizes ORDER BY id"_s), sizes);
    QCOMPARE(difference(), QString());
}

void MendingsTest::nothingElseIsBroughtIn()
{
    const Answers mendings{{mendingId("sales", "Day", "soon/later"), "2025-03-09"}};
    QCOMPARE(refusal({}), u"ASIDE-02"_s);
    write(u"shop/sales.csv"_s, QByteArray(sales) + "6,Palm,2025-03-10,1\r\n");
    QCOMPARE(refusal(mendings), u"ASIDE-03"_s);
    QVERIFY(QFile::remove(path(u"shop/sales.csv"_s)));
    QCOMPARE(refusal(mendings), u"ASIDE-03"_s);
    write(u"shop/sales.csv"_s, sales);
    QCOMPARE(refusal(mendings), QString());
    QVERIFY(retry(mendings).ok());
    QCOMPARE(refusal(mendings), u"ASIDE-02"_s);
}

void MendingsTest::anotherFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    const QByteArray head = "Number,Plant/Name,Day,Amount\r\n";
    QTest::newRow("as it was") << head + "3,,2025-03-05,\"4\"\r\n5,,2025-03-06,6\r\n"
                               << u"ASIDE-02"_s;
    QTest::newRow("one record less") << head + "3,Reed,2025-03-05,4\r\n" << u"ASIDE-01"_s;
    QTest::newRow("one record more")
        << head + "3,Reed,2025-03-05,4\r\n5,,2025-03-06,6\r\n7,Palm,,\r\n"
        << u"ASIDE-01"_s;
    QTest::newRow("another column")
        << QByteArray("Number,Plant,Day,Amount\r\n3,Reed,2025-03-05,4\r\n5,,2025-03-06,6\r\n")
        << u"ASIDE-01"_s;
    QTest::newRow("a cell more") << head + "3,Reed,2025-03-05,4,x\r\n5,,2025-03-06,6\r\n"
                                 << u"ASIDE-01"_s;
}

void MendingsTest::anotherFileIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    write(u"aside.csv"_s, file);
    const auto mendings = mendingsIn(u"aside.csv"_s, "sales");
    QVERIFY(!mendings);
    QCOMPARE(mendings.error().code, code);
}

QTEST_GUILESS_MAIN(MendingsTest)
#include "tst_mendings.moc"
