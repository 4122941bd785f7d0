// SPDX-License-Identifier: GPL-3.0-or-later
// Where a value came from, and where a line of a file went.
#include "tests/app/program.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

class TestCliTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = std::make_unique<Workspace>(u"resume-toolkit-real"_s);
        QVERIFY(run({u"migrate"_s, m_workspace->path(), u"--yes"_s}).exitCode >= 0);
        m_database = m_workspace->database();
        execute(m_database, u"UPDATE job_postings SET company = 'Fernway Labs' WHERE id = 1"_s);
        execute(m_database, u"INSERT INTO config (key, value) VALUES ('colour', 'green')"_s);
        execute(m_database, u"DELETE FROM documents WHERE id = 2"_s);
    }

    void aCellIsTracedBack_data()
    {
        QTest::addColumn<QStringList>("cell");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("raw");
        // What stood in the file, whatever became of it since.
        QTest::newRow("an edited value") << QStringList{u"job_postings"_s, u"1"_s, u"company"_s}
                                         << u"2"_s << u"Anchor & Pine Labs"_s;
        QTest::newRow("a changed value")
            << QStringList{u"applications"_s, u"1"_s, u"priority"_s} << u"2"_s << u"Medium"_s;
        QTest::newRow("a row that is gone")
            << QStringList{u"documents"_s, u"2"_s, u"filename"_s} << u"3"_s << u"Standard"_s;
    }
    void aCellIsTracedBack()
    {
        QFETCH(QStringList, cell);
        const Ran ran = run(QStringList{u"trace"_s, m_database, u"--json"_s} + cell);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const QJsonObject told = ran.json();
        QTEST(QString::number(told.value("line"_L1).toInt()), "place");
        const QJsonArray values = told.value("values"_L1).toArray();
        QCOMPARE(values.size(), 1);
        QTEST(values[0].toObject().value("raw"_L1).toString(), "raw");
        const Ran text = run(QStringList{u"trace"_s, m_database} + cell);
        QVERIFY(text.out.contains(cell[2].toUtf8() + " <- "));
    }

    void aRowThatNobodyMigratedIsSaid()
    {
        const Ran ran = run({u"trace"_s, m_database, u"config"_s, u"colour"_s, u"--json"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QVERIFY(!ran.json().value("known"_L1).toBool(true));
        const Ran text = run({u"trace"_s, m_database, u"config"_s, u"colour"_s});
        QVERIFY(text.out.contains("added by hand"));
    }

    void aFieldIsTracedForward_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("place");
        const QString csv = u"job_applications_tracker.csv"_s;
        QTest::newRow("stored, and edited since")
            << csv << 2 << u"Company"_s << u"stored"_s << u"job_postings 1 company Fernway Labs"_s;
        QTest::newRow("in another form")
            << csv << 2 << u"priority"_s << u"changed"_s << u"applications 1 priority medium"_s;
        QTest::newRow("an extra") << csv << 2 << u"Work Mode"_s << u"extra"_s << QString();
        QTest::newRow("not taken by its column")
            << csv << 2 << u"Application URL"_s << u"extra"_s << QString();
        QTest::newRow("nothing there") << csv << 2 << u"Cover Letter"_s << u"empty"_s << QString();
        QTest::newRow("set aside") << csv << 43 << u"Location"_s << u"set-aside"_s << QString();
        QTest::newRow("a secret") << u"data/config_preferences.json"_s << 1
                                  << u"/api_keys/adzuna_app_id"_s << u"secret"_s << QString();
        QTest::newRow("further down in a record")
            << u"data/profile_experience.json"_s << 5 << u"company"_s << u"stored"_s
            << u"experiences 1 company Tidewater Automation"_s;
        QTest::newRow("deleted since")
            << csv << 3 << u"Resume Version"_s << u"deleted"_s << u"documents 2 filename "_s;
    }
    void aFieldIsTracedForward()
    {
        QFETCH(QString, file);
        QFETCH(int, line);
        QFETCH(QString, field);
        const QStringList asked{u"trace"_s,   m_database,  u"--file"_s,
                                file,         u"--line"_s, QString::number(line),
                                u"--field"_s, field};
        const Ran ran = run(asked + QStringList{u"--json"_s, u"--show-personal"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const QJsonArray records = ran.json().value("records"_L1).toArray();
        QCOMPARE(records.size(), 1);
        const QJsonArray values = records[0].toObject().value("values"_L1).toArray();
        QCOMPARE(values.size(), 1);
        const QJsonObject value = values[0].toObject();
        QTEST(value.value("state"_L1).toString(), "state");
        QVERIFY(!value.value("why"_L1).toString().isEmpty());
        const QJsonObject place = value.value("places"_L1).toArray().at(0).toObject();
        QStringList went;
        for (const char *part : {"table", "key", "column", "now"})
            went << place.value(QLatin1String(part)).toString();
        QTEST(value.value("state"_L1).toString() == "empty"_L1 || place.isEmpty() ? QString()
                                                                                  : went.join(u' '),
              "place");
        const Ran text = run(asked);
        QVERIFY2(text.exitCode == 0, text.err.constData());
        QVERIFY(text.out.contains(" -> "));
    }

    void aWholeRecordSaysWhyItWaits()
    {
        const Ran ran = run({u"trace"_s, m_database, u"--file"_s, u"job_applications_tracker.csv"_s,
                             u"--line"_s, u"43"_s, u"--json"_s});
        const QJsonObject record = ran.json().value("records"_L1).toArray().at(0).toObject();
        QCOMPARE(record.value("state"_L1).toString(), u"set-aside"_s);
        QVERIFY(record.value("why"_L1).toString().contains(u"company"_s));
    }

    void peopleAreCovered()
    {
        const Workspace people(u"learner-profiles"_s);
        QCOMPARE(run({u"migrate"_s, people.path(), u"--answers"_s, people.file(u"answers.yaml"_s)})
                     .exitCode,
                 0);
        const QString database = people.file(u"data/srs4autism.db"_s);
        const QString file = queryText(database,
                                       u"SELECT file FROM waybill_sources s JOIN"
                                       " waybill_records r ON r.source_id = s.id WHERE"
                                       " file LIKE '%child%' LIMIT 1"_s);
        const QString line = queryText(database,
                                       u"SELECT line FROM waybill_sources s JOIN"
                                       " waybill_records r ON r.source_id = s.id WHERE"
                                       " file LIKE '%child%' LIMIT 1"_s);
        const QStringList asked{u"trace"_s, database, u"--file"_s, file, u"--line"_s, line};
        const Ran covered = run(asked);
        QVERIFY2(covered.exitCode == 0, covered.err.constData());
        const Ran shown = run(asked + QStringList{u"--show-personal"_s});
        QVERIFY(shown.out.contains("Roe"));
        QVERIFY(!covered.out.contains("Roe"));
    }

    void aFileIsKnownByItsPath()
    {
        const Ran ran =
            run({u"trace"_s, m_database, u"--file"_s,
                 m_workspace->file(u"job_applications_tracker.csv"_s), u"--line"_s, u"2"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
    }

    void whatIsNotThereIsSaid_data()
    {
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("row") << QStringList{u"applications"_s, u"99999"_s}
                             << QByteArray("TRACE-04");
        QTest::newRow("no number")
            << QStringList{u"applications"_s, u"x"_s} << QByteArray("TRACE-04");
        QTest::newRow("column") << QStringList{u"applications"_s, u"1"_s, u"nowhere"_s}
                                << QByteArray("TRACE-03");
        QTest::newRow("table") << QStringList{u"nowhere"_s, u"1"_s} << QByteArray("TRACE-02");
        QTest::newRow("file") << QStringList{u"--file"_s, u"nowhere.csv"_s, u"--line"_s, u"2"_s}
                              << QByteArray("TRACE-01");
        QTest::newRow("line outside")
            << QStringList{u"--file"_s, u"job_applications_tracker.csv"_s, u"--line"_s, u"9999"_s}
            << QByteArray("TRACE-01");
        QTest::newRow("the header")
            << QStringList{u"--file"_s, u"job_applications_tracker.csv"_s, u"--line"_s, u"1"_s}
            << QByteArray("TRACE-01");
        QTest::newRow("field") << QStringList{
            u"--file"_s, u"job_applications_tracker.csv"_s, u"--line"_s, u"2"_s, u"--field"_s,
            u"nowhere"_s} << QByteArray("TRACE-03");
        QTest::newRow("nothing") << QStringList() << QByteArray("USAGE-04");
        QTest::newRow("both ways")
            << QStringList{u"applications"_s, u"1"_s,
                           u"--file"_s,       u"job_applications_tracker.csv"_s,
                           u"--line"_s,       u"2"_s}
            << QByteArray("USAGE-04");
    }
    void whatIsNotThereIsSaid()
    {
        QFETCH(QStringList, asked);
        QFETCH(QByteArray, code);
        const Ran ran = run(QStringList{u"trace"_s, m_database} + asked);
        QVERIFY(ran.exitCode > 0);
        QVERIFY2(ran.err.contains(code), ran.err.constData());
    }

private:
    std::unique_ptr<Workspace> m_workspace;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestCliTrace)
#include "tst_clitrace.moc"
