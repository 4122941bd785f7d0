// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/auditsteps.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

/// Which changes of the log belong together: one statement, one edit of many cells, one run.
class tst_AuditSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_workspace.migrate().ok()); }

    void changesThatBelongTogetherAreOneStep_data()
    {
        QTest::addColumn<QStringList>("entries"); // the oldest first: time, who
        QTest::addColumn<QString>("steps"); // rows of the list, the latest first
        const QString one = u"2026-11-22T14:02:11.500Z"_s;
        QTest::newRow("nothing") << QStringList() << QString();
        QTest::newRow("one") << QStringList{one + u" ada"_s} << u"0"_s;
        QTest::newRow("one statement")
            << QStringList{one + u" ada"_s, one + u" ada"_s, one + u" ada"_s} << u"0"_s;
        QTest::newRow("an edit of many cells")
            << QStringList{one + u" ada"_s, u"2026-11-22T14:02:11.590Z ada"_s,
                           u"2026-11-22T14:02:11.680Z ada"_s}
            << u"0"_s;
        QTest::newRow("one edit after the other")
            << QStringList{one + u" ada"_s, u"2026-11-22T14:02:11.700Z ada"_s} << u"0 1"_s;
        QTest::newRow("two people")
            << QStringList{one + u" ada"_s, one + u" bo"_s, one + u" bo"_s} << u"0 2"_s;
        QTest::newRow("another program")
            << QStringList{one + u' ', one + u' ', one + u" bo"_s} << u"0 1"_s;
        QTest::newRow("the same time of another day")
            << QStringList{one + u" ada"_s, u"2026-11-23T14:02:11.500Z ada"_s} << u"0 1"_s;
    }
    void changesThatBelongTogetherAreOneStep()
    {
        QFETCH(QStringList, entries);
        QCOMPARE(m_workspace.sql(u"DELETE FROM waybill_audit_log"_s), QString());
        std::vector<qint64> numbers;
        for (const QString &entry : entries) {
            const qint64 number = static_cast<qint64>(numbers.size()) + 1;
            const QString who = entry.section(u' ', 1);
            QCOMPARE(m_workspace.sql(u"INSERT INTO waybill_audit_log (id, table_name, record_id,"
                                     " action, changed_at, changed_by) VALUES (%1, 'skills', '1',"
                                     " 'DELETE', '%2', nullif('%3', ''))"_s.arg(number)
                                         .arg(entry.section(u' ', 0, 0), who)),
                     QString());
            numbers.insert(numbers.begin(), number);
        }
        QCOMPARE(steps(numbers), expected());
    }

    /// A run stands between the changes, and parts them.
    void aRunIsAStep()
    {
        QCOMPARE(m_workspace.sql(
                     u"DELETE FROM waybill_audit_log; INSERT INTO waybill_audit_log (id,"
                     " table_name, record_id, action, changed_at) SELECT value, 'skills', '1',"
                     " 'DELETE', '2026-11-22T14:02:11.500Z' FROM json_each('[1,2,3,4]')"_s),
                 QString());
        QCOMPARE(steps({4, 3, -1, 2, 1}), u"0 2 3"_s);
    }

private:
    static QString expected()
    {
        QFETCH(QString, steps);
        return steps;
    }
    QString steps(const std::vector<qint64> &numbers)
    {
        auto connection = Connection::open(m_workspace.database(), Connection::Mode::ReadOnly);
        if (!connection)
            return describe(connection.error());
        const auto found = findAuditSteps(*connection, numbers);
        if (!found)
            return describe(found.error());
        QStringList rows;
        for (const int row : *found)
            rows << QString::number(row);
        return rows.join(u' ');
    }

    ResumeWorkspace m_workspace;
};

QTEST_GUILESS_MAIN(tst_AuditSteps)
#include "tst_auditsteps.moc"
