// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/guardedquery.h"
#include "models/charts/chartreader.h"
#include "models/charts/charttable.h"
#include "models/charts/charttext.h"
#include "models/sampledatabase.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

constexpr char sevenApplications[] = R"sql(
INSERT INTO skills (profile_id, skill_name) VALUES (1, 'Python'), (1, 'SQL'), (1, 'Kotlin');
INSERT INTO job_postings (id, company, role, requirements) VALUES
    (1, 'Fernway Labs', 'Tester', 'Python, SQL'), (2, 'Northpier', 'Builder', 'good python'),
    (3, 'Oakline', 'Tester', 'SQLite only'), (4, 'Brightmill', 'Builder', ''),
    (5, 'Lowmoor', 'Tester', NULL), (6, 'Harrow', 'Builder', NULL), (7, 'Quayside', 'Tester', NULL);
INSERT INTO applications (id, profile_id, job_posting_id, status, overall_match_pct, key_gaps,
    date_applied, date_response, date_phone_screen, date_interview, date_offer, date_rejected) VALUES
    (1, 1, 1, 'offer', 85, 'Kubernetes; German',
        '2025-03-03', NULL, '2025-03-06', '2025-03-12', '2025-03-20', NULL),
    (2, 1, 2, 'rejected', 62, 'German, AWS', '2025-03-05', NULL, NULL, NULL, NULL, '2025-03-25'),
    (3, 1, 3, 'interview', 90, '', '2025-03-18', '2025-03-19', NULL, '2025-04-02', NULL, NULL),
    (4, 1, 4, 'submitted', 39.5, 'German', '2025-03', NULL, NULL, NULL, NULL, NULL),
    (5, 1, 5, 'pending', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (6, 1, 6, NULL, 70, ' ; ', NULL, NULL, NULL, NULL, NULL, NULL),
    (7, 1, 7, 'withdrawn', 62, NULL, '2025-04-01', '2025-03-30', NULL, NULL, NULL, NULL);
)sql";

/// "Sent 5, Offer 1"; with series "Mar 4+1, Apr 1+0".
QString written(const ChartData &chart)
{
    QStringList labels;
    for (qsizetype label = 0; label < chart.labels.size(); ++label) {
        QStringList counts;
        for (qsizetype group = 0; group < chart.series.size(); ++group)
            counts << QString::number(chart.count(group, label));
        labels << shownValue(chart.labels[label].key).toString() + u' ' + counts.join(u'+');
    }
    return labels.join(u", "_s);
}

QString seriesOf(const ChartData &chart)
{
    QStringList names;
    for (const ChartName &series : chart.series)
        names << series.text;
    return names.join(u'+');
}

} // namespace

class ChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theCountsAreThoseOfTheRecords_data();
    void theCountsAreThoseOfTheRecords();
    void everyRecordIsCountedOrItIsSaidWhyNot_data();
    void everyRecordIsCountedOrItIsSaidWhyNot();
    void behindABarAreAsManyRowsAsItSays_data();
    void behindABarAreAsManyRowsAsItSays();
    void theLabelsThatCountMostAreKept();
    void theTwinHoldsTheSameNumbers();
    void aLabelIsNoFormulaInASpreadsheet();
    void countingThatIsNotWantedEnds();
    void theReaderCountsAllChartsUnlessItIsStopped();

private:
    static void eachChart();
    Result<ChartData> read(const QString &database, const std::string &chart) const;
    Connection &connection(const QString &database) const;

    QTemporaryDir m_folder;
    QMap<QString, std::shared_ptr<Connection>> m_connections;
    QString m_path;
};

void ChartsTest::initTestCase()
{
    const QMap<QString, int> sizes{{u"seven"_s, 0}, {u"empty"_s, 0}, {u"many"_s, 500}};
    for (auto size = sizes.begin(); size != sizes.end(); ++size) {
        const QString folder = m_folder.filePath(size.key());
        QVERIFY(QDir().mkpath(folder));
        const QString path = test::makeSampleDatabase(folder, size.value());
        QVERIFY(!path.isEmpty());
        if (size.key() == "seven"_L1) {
            m_path = path;
            auto writer = Connection::open(path, Connection::Mode::ReadWrite);
            QVERIFY(writer && writer->run(sevenApplications));
        }
        auto reader = Connection::open(path, Connection::Mode::ReadOnly);
        QVERIFY(reader);
        m_connections.insert(size.key(), std::make_shared<Connection>(std::move(*reader)));
    }
}

Connection &ChartsTest::connection(const QString &database) const
{
    return *m_connections[database];
}

Result<ChartData> ChartsTest::read(const QString &database, const std::string &chart) const
{
    for (const ChartSpec &spec : test::samplePlaybook().charts) {
        if (spec.id == chart)
            return readChart(connection(database), spec, test::samplePlaybook());
    }
    return Problem{.message = u"there is no such chart"_s};
}

void ChartsTest::theCountsAreThoseOfTheRecords_data()
{
    QTest::addColumn<QString>("counts");
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("leftOut");
    QTest::addColumn<int>("shown");
    QTest::newRow("pipeline") << u"Sent 5, Phone screen 2, Interview 2, Offer 1"_s << QString()
                              << u"1 not sent yet, 1 without a status"_s << 5;
    QTest::newRow("weeks") << u"2025-03-03 2, 2025-03-10 0, 2025-03-17 1, 2025-03-24 0, "
                              "2025-03-31 1"_s
                           << QString() << u"2 without a date, 1 with a date that names no day"_s
                           << 4;
    QTest::newRow("response") << u"up to 3 days 2, 4 to 7 days 0, 8 to 14 days 0, 15 to 30 days 1, "
                                 "31 to 60 days 0, longer 0"_s
                              << QString()
                              << u"3 without the date of an answer, "
                                 "1 answered before they were sent, by their dates"_s
                              << 3;
    QTest::newRow("match") << u"below 40 % 0+0+1+0, 40 to 49 % 0+0+0+0, 50 to 59 % 0+0+0+0, "
                              "60 to 69 % 0+0+0+2, 70 to 79 % 0+0+0+0, 80 to 89 % 1+0+0+0, "
                              "90 % and more 0+1+0+0"_s
                           << u"Offer+Interview+Open+Ended"_s
                           << u"1 without a match, 1 without a status"_s << 5;
    QTest::newRow("gaps") << u"German 3, AWS 1, Kubernetes 1"_s << QString()
                          << u"4 that name no gap"_s << 3;
    QTest::newRow("skills") << u"Python 2, SQL 1"_s << QString()
                            << u"4 without a text, 1 that name none of them"_s << 2;
    QTest::newRow("events") << u"2025-03 4+1+1+1+1, 2025-04 1+0+1+0+0"_s
                            << u"Sent+Phone screen+Interview+Offer+Rejected"_s
                            << u"2 without a date"_s << 5;
}

void ChartsTest::theCountsAreThoseOfTheRecords()
{
    QFETCH(QString, counts);
    QFETCH(QString, series);
    QFETCH(QString, leftOut);
    QFETCH(int, shown);
    const auto chart = read(u"seven"_s, QTest::currentDataTag());
    QVERIFY2(chart, chart ? "" : qPrintable(describe(chart.error())));
    QCOMPARE(written(*chart), counts);
    QCOMPARE(seriesOf(*chart), series);
    QCOMPARE(leftOutText(*chart), leftOut);
    QCOMPARE(chart->shown, shown);
    QCOMPARE(chart->total, 7);
    QCOMPARE(chartSentence(*chart, u"Records"_s),
             chart->spec.sentence
                 + u" Records counted: %1 of 7. Not counted: %2."_s.arg(shown).arg(leftOut));
}

void ChartsTest::eachChart()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("chart");
    for (const QString &database : {u"seven"_s, u"many"_s, u"empty"_s}) {
        for (const ChartSpec &spec : test::samplePlaybook().charts)
            QTest::addRow("%s, %s", qPrintable(database), spec.id.c_str())
                << database << QString::fromStdString(spec.id);
    }
}

void ChartsTest::everyRecordIsCountedOrItIsSaidWhyNot_data()
{
    eachChart();
}

void ChartsTest::everyRecordIsCountedOrItIsSaidWhyNot()
{
    QFETCH(QString, database);
    QFETCH(QString, chart);
    const auto data = read(database, chart.toStdString());
    QVERIFY(data);
    qint64 sum = data->shown;
    for (const ChartData::LeftOut &left : data->leftOut) {
        QVERIFY(left.count > 0);
        QVERIFY(!left.reason.isEmpty());
        QVERIFY(left.reason != u"for other reasons"_s);
        sum += left.count;
    }
    QCOMPARE(sum, data->total);
    QCOMPARE(data->empty(), data->most() == 0);
}

void ChartsTest::behindABarAreAsManyRowsAsItSays_data()
{
    eachChart();
}

void ChartsTest::behindABarAreAsManyRowsAsItSays()
{
    QFETCH(QString, database);
    QFETCH(QString, chart);
    const auto data = read(database, chart.toStdString());
    QVERIFY(data);
    for (qsizetype group = 0; group < data->series.size(); ++group) {
        for (qsizetype label = 0; label < data->labels.size(); ++label) {
            const RowSubset subset = data->behind(data->hasSeries() ? group : -1, label);
            QVERIFY(subset.title.startsWith(data->spec.title));
            QSet<qint64> rows;
            const auto done =
                runGuarded(connection(database), subset.sql, subset.parameters, nullptr,
                           [&rows](const Statement &row) { rows << row.integer(0); });
            QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
            QCOMPARE(qint64(rows.size()), data->count(group, label));
        }
    }
}

void ChartsTest::theLabelsThatCountMostAreKept()
{
    const ChartSpec spec{.id = "most",
                         .title = u"Most"_s,
                         .view = "applications",
                         .sentence = u"What there is."_s,
                         .most = 2,
                         .rows = "SELECT id, coalesce(status, 'none') AS label, NULL AS left_out "
                                 "FROM applications"};
    const auto chart = readChart(connection(u"many"_s), spec, test::samplePlaybook());
    QVERIFY(chart);
    QCOMPARE(written(*chart), u"none 125, offer 125"_s);
    QVERIFY(chartSentence(*chart, u"Applications"_s).contains(u"Of 4, the first 2 are shown."_s));
}

void ChartsTest::theTwinHoldsTheSameNumbers()
{
    auto chart = read(u"seven"_s, "events");
    QVERIFY(chart);
    ChartTable table;
    table.setChart(*chart, u"Applications"_s);
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(table.columnCount(), 6);
    QCOMPARE(table.index(0, 1).data().toString(), u"4"_s);
    QCOMPARE(table.index(0, 1).data(Qt::AccessibleTextRole).toString(), u"Sent: 4"_s);
    QCOMPARE(table.behind(table.index(1, 3)), chart->behind(2, 1));
    QCOMPARE(table.behind(table.index(1, 0)), chart->behind(-1, 1));
    QVERIFY(table.csv().startsWith("Month,Sent,Phone screen,Interview,Offer,Rejected\r\n"));
    QVERIFY(table.csv().endsWith(",1,0,1,0,0\r\n"));
}

void ChartsTest::aLabelIsNoFormulaInASpreadsheet()
{
    auto chart = read(u"seven"_s, "gaps");
    QVERIFY(chart);
    chart->labels[0].text = u"=1+1"_s;
    ChartTable table;
    table.setChart(*chart, u"Applications"_s);
    QVERIFY(!table.csv().contains("\n=") && table.csv().contains("=1+1"));
}

void ChartsTest::countingThatIsNotWantedEnds()
{
    const std::atomic<bool> stopped = true;
    const ChartSpec spec{.view = "applications",
                         .rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                 "SELECT i AS id, 'a' AS label, NULL AS left_out FROM n"};
    const auto chart = readChart(connection(u"many"_s), spec, test::samplePlaybook(), &stopped);
    QVERIFY(!chart);
    QCOMPARE(chart.error().code, u"CANCELLED"_s);
    QVERIFY2(read(u"many"_s, "pipeline"), "the connection can be used afterwards");
}

void ChartsTest::theReaderCountsAllChartsUnlessItIsStopped()
{
    DataSession session({.database = m_path, .playbook = test::samplePlaybook()});
    ChartReader reader(session);
    QSignalSpy counted(&reader, &ChartReader::counted);
    QSignalSpy failed(&reader, &ChartReader::failed);
    reader.start();
    reader.stop();
    QVERIFY(!reader.busy());
    reader.start();
    QTRY_VERIFY(!reader.busy());
    QCOMPARE(counted.size(), qsizetype(test::samplePlaybook().charts.size()));
    QCOMPARE(failed.size(), 0);
}

QTEST_GUILESS_MAIN(ChartsTest)
#include "tst_charts.moc"
