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

    void oneValueComesBack()
    {
        const QString note = u"SELECT notes FROM applications WHERE id = 2"_s;
        const QString before = queryText(m_database, note);
        execute(m_database,
                u"UPDATE applications SET notes = 'one', lessons_learned = 'two'"
                " WHERE id = 2"_s);
        const qint64 change = latest(u"applications"_s, u"UPDATE"_s);
        const Ran asked = restore(change);
        QVERIFY(asked.exitCode != 0);
        QVERIFY(asked.err.contains("ASK-04"));
        QCOMPARE(queryText(m_database, note), u"one"_s);
        const Ran restored = restore(change, {u"--column"_s, u"notes"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(restored.exitCode == 0, restored.err.constData());
        QCOMPARE(queryText(m_database, note), before);
        QCOMPARE(queryText(m_database, u"SELECT lessons_learned FROM applications WHERE id = 2"_s),
                 u"two"_s);
        // It is a change like any other, by the one who made it.
        const qint64 made = restored.json().value("change"_L1).toInteger();
        QCOMPARE(made, latest(u"applications"_s, u"UPDATE"_s));
        QCOMPARE(queryText(m_database,
                           u"SELECT changed_by IS NOT NULL FROM waybill_audit_log"
                           " WHERE id = %1"_s.arg(made)),
                 u"1"_s);
        QVERIFY(restore(made, {u"--yes"_s}).exitCode == 0); // and can be turned back itself
        QCOMPARE(queryText(m_database, note), u"one"_s);
    }

    void whatOthersPutThereSinceIsNotOverwritten()
    {
        const QString note = u"SELECT notes FROM applications WHERE id = 3"_s;
        execute(m_database, u"UPDATE applications SET notes = 'one' WHERE id = 3"_s);
        const qint64 first = latest(u"applications"_s, u"UPDATE"_s);
        execute(m_database, u"UPDATE applications SET notes = 'two' WHERE id = 3"_s);
        const qint64 second = latest(u"applications"_s, u"UPDATE"_s);
        const Ran refused = restore(first, {u"--yes"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.err.contains("EDIT-01"), refused.err.constData());
        QVERIFY2(refused.err.contains("Change " + QByteArray::number(second)),
                 refused.err.constData());
        QCOMPARE(queryText(m_database, note), u"two"_s);
        QCOMPARE(restore(second, {u"--yes"_s}).exitCode, 0); // as the hint says
        QCOMPARE(restore(first, {u"--yes"_s}).exitCode, 0);
        QVERIFY(queryText(m_database, note) != u"one"_s);
    }

    void aDeletedRowComesBackWithWhatWentWithIt()
    {
        const QString rows = u"SELECT (SELECT count(*) FROM job_postings) || ' ' ||"
                             " (SELECT count(*) FROM applications)"_s;
        const QString before = queryText(m_database, rows);
        execute(m_database, u"DELETE FROM job_postings WHERE id = 1"_s);
        QVERIFY(queryText(m_database, rows) != before);
        const qint64 change = latest(u"job_postings"_s, u"DELETE"_s);
        const Ran restored = restore(change, {u"--yes"_s});
        QVERIFY2(restored.exitCode == 0, restored.err.constData());
        QCOMPARE(queryText(m_database, rows), before);
        const Ran again = restore(change, {u"--yes"_s}); // its place is taken
        QVERIFY(again.exitCode != 0);
        QVERIFY2(again.err.contains("DB-CON"), again.err.constData());
        QCOMPARE(queryText(m_database, rows), before);
    }

    void whatCannotBeRestoredIsSaid_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("a row that was added")
            << u"INSERT INTO config (key, value) VALUES ('x', 1)"_s << QString()
            << QByteArray("HIST-07");
        QTest::newRow("a secret") << u"UPDATE config SET value = 'other' WHERE key = 'b.token'"_s
                                  << u"value"_s << QByteArray("HIST-06");
        QTest::newRow("no such change") << QString() << QString() << QByteArray("HIST-02");
        QTest::newRow("another column") << u"UPDATE applications SET notes = 'x' WHERE id = 1"_s
                                        << u"priority"_s << QByteArray("EDIT-03");
    }
    void whatCannotBeRestoredIsSaid()
    {
        QFETCH(QString, change);
        QFETCH(QString, column);
        QFETCH(QByteArray, code);
        execute(m_database,
                u"INSERT OR IGNORE INTO config (key, value) VALUES ('b.token', 's3cret')"_s);
        if (!change.isEmpty())
            execute(m_database, change);
        const qint64 last =
            queryText(m_database, u"SELECT max(id) FROM waybill_audit_log"_s).toLongLong();
        QStringList more{u"--yes"_s};
        if (!column.isEmpty())
            more << u"--column"_s << column;
        const Ran ran = restore(change.isEmpty() ? last + 1000 : last, more);
        QVERIFY(ran.exitCode != 0);
        QVERIFY2(ran.err.contains(code), ran.err.constData());
        QVERIFY(!ran.err.contains("s3cret"));
        QCOMPARE(queryText(m_database, u"SELECT max(id) FROM waybill_audit_log"_s),
                 QString::number(last));
    }

private:
    /// The number of the latest change of a table.
    qint64 latest(const QString &table, const QString &action) const
    {
        return queryText(m_database,
                         u"SELECT max(id) FROM waybill_audit_log WHERE table_name = '%1' AND"
                         " action = '%2'"_s.arg(table, action))
            .toLongLong();
    }
    Ran restore(qint64 change, const QStringList &more = {}) const
    {
        return run(QStringList{u"history"_s, m_database, u"--restore"_s, QString::number(change)}
                   + more);
    }

    std::unique_ptr<Workspace> m_workspace;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestCliHistory)
#include "tst_clihistory.moc"
