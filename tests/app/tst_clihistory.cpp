// SPDX-License-Identifier: GPL-3.0-or-later
// What `history` tells of the past, and how it is brought back.
#include "tests/app/program.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

class TestCliHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = std::make_unique<Workspace>(u"resume-toolkit-tidy"_s);
        QCOMPARE(run({u"migrate"_s, m_workspace->path()}).exitCode, 0);
        m_database = m_workspace->database();
        execute(m_database, u"UPDATE applications SET notes = 'typed' WHERE id = 1"_s);
        execute(m_database, u"INSERT INTO config (key, value) VALUES ('a.token', 's3cret')"_s);
    }

    void changesAreListed_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("actions");
        QTest::newRow("all") << QStringList() << u"INSERT UPDATE migrate"_s;
        QTest::newRow("of a table") << QStringList{u"--table"_s, u"applications"_s} << u"UPDATE"_s;
        QTest::newRow("of a record")
            << QStringList{u"--table"_s, u"applications"_s, u"--record"_s, u"2"_s} << QString();
        QTest::newRow("of a kind") << QStringList{u"--action"_s, u"insert"_s} << u"INSERT"_s;
        QTest::newRow("by other programs")
            << QStringList{u"--who"_s, u"system"_s} << u"INSERT UPDATE"_s;
        QTest::newRow("since a run") << QStringList{u"--run"_s, u"1"_s} << u"INSERT UPDATE"_s;
        QTest::newRow("until long ago") << QStringList{u"--until"_s, u"2001-01-01"_s} << QString();
        QTest::newRow("since tomorrow")
            << QStringList{u"--since"_s, QDate::currentDate().addDays(1).toString(Qt::ISODate)}
            << QString();
        QTest::newRow("the latest") << QStringList{u"--limit"_s, u"1"_s} << u"INSERT"_s;
    }
    void changesAreListed()
    {
        QFETCH(QStringList, options);
        const Ran ran =
            run(QStringList{u"history"_s, m_database, u"--changes"_s, u"--json"_s} + options);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QStringList actions;
        const QJsonArray changes = ran.json().value("changes"_L1).toArray();
        for (const QJsonValue change : changes)
            actions << change.toObject().value("action"_L1).toString();
        QTEST(actions.join(u' '), "actions");
        QVERIFY(!ran.out.contains("s3cret"));
    }

    void theDataAsItWas()
    {
        const Ran tables = run({u"history"_s, m_database, u"--at"_s, u"run 1"_s, u"--json"_s});
        QVERIFY2(tables.exitCode == 0, tables.err.constData());
        QCOMPARE(QString::number(
                     tables.json().value("tables"_L1).toObject().value("config"_L1).toInt() + 1),
                 queryText(m_database, u"SELECT count(*) FROM config"_s));
        const Ran rows = run({u"history"_s, m_database, u"--at"_s, u"run 1"_s, u"--table"_s,
                              u"applications"_s, u"--format"_s, u"csv"_s});
        QVERIFY2(rows.exitCode == 0, rows.err.constData());
        QVERIFY(!rows.out.contains("typed"));
        const QString copy = m_workspace->outside(u"then.db"_s);
        QCOMPARE(run({u"history"_s, m_database, u"--at"_s, u"run 1"_s, u"-o"_s, copy}).exitCode, 0);
        QCOMPARE(queryText(copy, u"SELECT count(*) FROM applications WHERE notes = 'typed'"_s),
                 u"0"_s);
        QVERIFY(run({u"history"_s, m_database, u"--at"_s, u"once"_s}).err.contains("HIST-01"));
        QVERIFY(run({u"history"_s, m_database, u"--at"_s, u"run 9"_s}).err.contains("HIST-02"));
    }

    void twoMomentsAreCompared()
    {
        const Ran ran =
            run({u"history"_s, m_database, u"--compare"_s, u"run 1"_s, u"now"_s, u"--json"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const QJsonObject tables = ran.json().value("tables"_L1).toObject();
        QCOMPARE(tables.value("config"_L1).toObject().value("added"_L1).toInt(), 1);
        QCOMPARE(tables.value("applications"_L1).toObject().value("changed"_L1).toInt(), 1);
        QCOMPARE(ran.json().value("rows"_L1).toArray().size(), 2);
        QVERIFY(!ran.out.contains("s3cret"));
    }

    void aRestoreAsksFirstAndIsUndone()
    {
        const QString typed = u"SELECT count(*) FROM applications WHERE notes = 'typed'"_s;
        const Ran asked = run({u"history"_s, m_database, u"--restore-to"_s, u"run 1"_s});
        QVERIFY(asked.exitCode != 0);
        QVERIFY(asked.err.contains("ASK-04"));
        QCOMPARE(queryText(m_database, typed), u"1"_s);
        const Ran restored =
            run({u"history"_s, m_database, u"--restore-to"_s, u"run 1"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(restored.exitCode == 0, restored.err.constData());
        QCOMPARE(restored.json().value("run"_L1).toInt(), 2);
        QCOMPARE(queryText(m_database, typed), u"0"_s);
        const Ran undone = run({u"undo"_s, m_database});
        QVERIFY2(undone.exitCode == 0, undone.err.constData());
        QCOMPARE(queryText(m_database, typed), u"1"_s);
    }

private:
    std::unique_ptr<Workspace> m_workspace;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestCliHistory)
#include "tst_clihistory.moc"
