// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/restorechange.h"
#include "migration/target/statement.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

/// One change of the history, turned back.
class tst_RestoreChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<ResumeWorkspace>();
        m_workspace->application({{"Notes", "one"}});
        QVERIFY(m_workspace->migrate().ok());
    }

    void aChangeIsTurnedBack_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("a value") << u"UPDATE applications SET notes = 'mine' WHERE id = 1"_s;
        QTest::newRow("several") << u"UPDATE applications SET notes = NULL, tech_pct = 1.5"
                                    " WHERE id = 1"_s;
        QTest::newRow("bytes") << u"UPDATE applications SET notes = x'00ff' WHERE id = 1"_s;
        QTest::newRow("a long text")
            << u"UPDATE applications SET notes = hex(zeroblob(9000)) WHERE id = 1"_s;
        QTest::newRow("a key") << u"UPDATE skills SET id = 500 WHERE id = 1"_s;
        QTest::newRow("a deletion") << u"DELETE FROM applications WHERE id = 1"_s;
        QTest::newRow("a deletion with more") << u"DELETE FROM job_postings WHERE id = 1"_s;
    }
    void aChangeIsTurnedBack()
    {
        QFETCH(QString, change);
        const QString before = m_workspace->digest();
        QCOMPARE(m_workspace->sql(change), QString());
        QVERIFY(m_workspace->digest() != before);
        QCOMPARE(restore(latest()), QString());
        QCOMPARE(m_workspace->digest(), before);
        QCOMPARE(m_workspace->table(u"PRAGMA foreign_key_check"_s), QStringList());
    }

    void laterEditsAreNotOverwritten()
    {
        QCOMPARE(m_workspace->sql(u"UPDATE applications SET notes = 'two' WHERE id = 1"_s),
                 QString());
        const qint64 first = latest();
        QCOMPARE(m_workspace->sql(u"UPDATE applications SET notes = 'three' WHERE id = 1"_s),
                 QString());
        const QString refused = restore(first);
        QVERIFY2(refused.contains(u"EDIT-01"_s), qPrintable(refused));
        QVERIFY2(refused.contains(u"Change %1"_s.arg(latest())), qPrintable(refused));
        QCOMPARE(m_workspace->value(u"SELECT notes FROM applications WHERE id = 1"_s), u"three"_s);
        QCOMPARE(restore(latest()), QString());
        QCOMPARE(restore(first), QString());
        QCOMPARE(m_workspace->value(u"SELECT notes FROM applications WHERE id = 1"_s), u"one"_s);
    }

    /// A row that another program has given another key is not the row that the ledger knows.
    void aMigrationSaysWhichKeyIsInItsWay()
    {
        QCOMPARE(m_workspace->sql(u"UPDATE skills SET id = 700 WHERE id = 1"_s), QString());
        const qint64 change = latest(u"skills"_s);
        m_workspace->application({{"Role", "Lead"}}).migrate();
        const QString failure = m_workspace->failure();
        QVERIFY2(failure.contains(u"--restore %1"_s.arg(change)), qPrintable(failure));
        QCOMPARE(restore(change), QString());
        m_workspace->migrate();
        QCOMPARE(m_workspace->failure(), QString());
        QCOMPARE(m_workspace->value(u"SELECT count(*) FROM applications"_s), u"2"_s);
    }

private:
    qint64 latest(const QString &table = {}) const
    {
        return m_workspace
            ->value(u"SELECT max(id) FROM waybill_audit_log WHERE action <> 'INSERT'"
                    " AND (table_name = '%1' OR '%1' = '')"_s.arg(table))
            .toLongLong();
    }
    QString restore(qint64 change)
    {
        auto connection = Connection::open(m_workspace->database(), Connection::Mode::ReadWrite);
        if (!connection)
            return describe(connection.error());
        const auto read = readChangeToRestore(*connection, change);
        if (!read)
            return describe(read.error());
        const auto done = restoreChange(*connection, *read);
        return done ? QString() : describe(done.error());
    }

    std::unique_ptr<ResumeWorkspace> m_workspace;
};

QTEST_GUILESS_MAIN(tst_RestoreChange)
#include "tst_restorechange.moc"
