// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "models/export/activityrecord.h"
#include "models/sampledatabase.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// A period has its first and its last day, and a date that is not exact is in it only when all
/// that it can mean is.
class ActivityRecordTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDateIsInsideOrNot_data();
    void aDateIsInsideOrNot();
    void theOrderIsThatOfTheDates();
    void whatIsNotListedIsCounted();
    void aDatabaseWithoutSuchAViewIsRefused();

private:
    QString database(const QStringList &dates);
    ActivityRecord record(const QString &database) const;
    QStringList datesOf(const QStringList &dates);

    QTemporaryDir m_folder;
};

/// The applications have these dates, the first of them the last number.
QString ActivityRecordTest::database(const QStringList &dates)
{
    QFile::remove(m_folder.filePath(u"sample.db"_s));
    const QString path = test::makeSampleDatabase(m_folder.path(), int(dates.size()));
    auto connection = Connection::open(path, Connection::Mode::ReadWrite);
    if (!connection)
        return {};
    for (qsizetype i = 0; i < dates.size(); ++i) {
        const QString date = dates[i].isNull() ? u"NULL"_s : u"'%1'"_s.arg(dates[i]);
        const QString sql = u"UPDATE applications SET date_applied = %1 WHERE id = %2"_s.arg(
            date, QString::number(dates.size() - i));
        if (!connection->run(sql.toStdString()))
            return {};
    }
    return path;
}

ActivityRecord ActivityRecordTest::record(const QString &database) const
{
    const ViewSpec *view = activityView(test::samplePlaybook());
    return {.database = database,
            .playbook = test::samplePlaybook(),
            .view = view ? view->id : std::string(),
            .name = u"Ada Roe"_s,
            .from = QDate(2024, 2, 10),
            .to = QDate(2024, 3, 31)};
}

/// The first cell of each line that is written.
QStringList ActivityRecordTest::datesOf(const QStringList &dates)
{
    const QString path = m_folder.filePath(u"record.csv"_s);
    const auto rows =
        exportActivity(record(database(dates)), startingChoice(ExportFormat::Csv), path, {});
    QFile file(path);
    if (!rows || !file.open(QIODevice::ReadOnly))
        return {u"failed"_s};
    QStringList listed;
    const QStringList lines =
        QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1))
        listed << line.section(u',', 0, 0);
    return listed.size() == *rows ? listed : QStringList{u"miscounted"_s};
}

void ActivityRecordTest::aDateIsInsideOrNot_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<bool>("inside");
    QTest::newRow("the day before") << u"2024-02-09"_s << false;
    QTest::newRow("the first day") << u"2024-02-10"_s << true;
    QTest::newRow("a leap day") << u"2024-02-29"_s << true;
    QTest::newRow("the last day") << u"2024-03-31"_s << true;
    QTest::newRow("the last day, with a time") << u"2024-03-31T23:59:59"_s << true;
    QTest::newRow("the day after") << u"2024-04-01"_s << false;
    QTest::newRow("a whole month") << u"2024-03"_s << true;
    QTest::newRow("a month that begins before") << u"2024-02"_s << false;
    QTest::newRow("a month outside") << u"2024-05"_s << false;
    QTest::newRow("the year") << u"2024"_s << false;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("no date") << u"soon"_s << false;
}

void ActivityRecordTest::aDateIsInsideOrNot()
{
    QFETCH(QString, date);
    QFETCH(bool, inside);
    QCOMPARE(datesOf({date}), inside ? QStringList{date} : QStringList());
}

void ActivityRecordTest::theOrderIsThatOfTheDates()
{
    QCOMPARE(datesOf({u"2024-03-02"_s, u"2024-02-28"_s, u"2024-03"_s, u"2024-03-30"_s}),
             QStringList({u"2024-02-28"_s, u"2024-03"_s, u"2024-03-02"_s, u"2024-03-30"_s}));
}

/// Three may have been in the period, and the paper says so; those that were not are not counted.
void ActivityRecordTest::whatIsNotListedIsCounted()
{
    const QString path = m_folder.filePath(u"record.pdf"_s);
    const QString data = database(
        {u"2024-02"_s, u"2024"_s, QString(), u"2024-05"_s, u"2024-01-01"_s, u"2024-03-01"_s});
    const auto rows = exportActivity(record(data), startingChoice(ExportFormat::Pdf), path, {});
    QVERIFY(rows);
    QCOMPARE(*rows, 1);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed");
    QProcess reader;
    reader.start(u"pdftotext"_s, {path, u"-"_s});
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput()).simplified();
    for (const QString &note : {u"Name: Ada Roe"_s, u"Entries: 1"_s,
                                u"Not listed, because their date is not known or not exact: 3"_s})
        QVERIFY2(text.contains(note), qPrintable(text));
}

void ActivityRecordTest::aDatabaseWithoutSuchAViewIsRefused()
{
    ActivityRecord other = record(database({u"2024-03-01"_s}));
    other.view = "profiles";
    const auto rows = exportActivity(other, startingChoice(ExportFormat::Csv),
                                     m_folder.filePath(u"none.csv"_s), {});
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, u"ACT-01"_s);
    QVERIFY(!QFile::exists(m_folder.filePath(u"none.csv"_s)));
}

QTEST_MAIN(ActivityRecordTest)
#include "tst_activityrecord.moc"
