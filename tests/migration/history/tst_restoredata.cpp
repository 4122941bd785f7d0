// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/comparison.h"
#include "migration/history/pointintime.h"
#include "migration/history/restoredata.h"
#include "migration/undo/undorun.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

RestoreDataRequest backTo(const ResumeWorkspace &workspace, const Moment &moment)
{
    return {.database = workspace.database(), .moment = moment, .backupFolder = {}};
}

QString lineOf(const TableDifference &table)
{
    return u"%1 +%2 -%3 ~%4"_s.arg(table.table)
        .arg(table.added)
        .arg(table.removed)
        .arg(table.changed);
}

QString linesOf(const QList<TableDifference> &tables)
{
    QStringList lines;
    for (const TableDifference &table : tables)
        lines << lineOf(table);
    lines.sort();
    return lines.join(u'\n');
}

} // namespace

class tst_RestoreData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<ResumeWorkspace>();
        m_workspace->application({{"Notes", "one"}}).application({{"Company", "Harrow"}});
        QVERIFY(m_workspace->migrate().ok());
        m_migrated = m_workspace->digest();
    }

    void theDataIsAsItWasAndEveryChangeIsLogged()
    {
        edit(u"UPDATE skills SET skill_name = 'mine';"
             "DELETE FROM job_postings WHERE id = 1;"
             "INSERT INTO config (key, value) VALUES ('my.own', '1')"_s);
        const auto preview = previewRestoreData(backTo(*m_workspace, {.run = 1}));
        QVERIFY(preview);
        QVERIFY(preview->count() > 0);
        const auto report = restoreData(backTo(*m_workspace, {.run = 1}));
        QVERIFY2(report, report ? "" : qPrintable(describe(report.error())));
        QCOMPARE(linesOf(report->done.tables), linesOf(preview->tables));
        QVERIFY(linesOf(report->done.tables).contains(u"config +0 -1 ~0"_s));
        QVERIFY(linesOf(report->done.tables).contains(u"job_postings +1 -0 ~0"_s));
        QCOMPARE(m_workspace->digest(), m_migrated);
        QVERIFY(QFileInfo(report->backup).isDir());
        QCOMPARE(m_workspace->value(u"SELECT kind || ' ' || status FROM waybill_runs WHERE id = "_s
                                    + QString::number(report->run)),
                 u"restore complete"_s);
        QCOMPARE(
            m_workspace->value(u"SELECT count(*) FROM waybill_audit_log l, waybill_phases p"
                               " WHERE p.phase = 'restore' AND l.id > p.audit_entry"
                               " AND l.changed_by IS NOT NULL"_s),
            m_workspace->value(u"SELECT row_count FROM waybill_phases WHERE phase = 'restore'"_s));
        QCOMPARE(m_workspace->exportAndCompare(), QString());
    }

    void thereMayBeNothingToDo()
    {
        const auto report = restoreData(backTo(*m_workspace, {.run = 1}));
        QVERIFY(report);
        QCOMPARE(report->run, 0);
        QVERIFY(report->backup.isEmpty());
    }

    void valuesThatMustBeUniqueChangePlaces()
    {
        edit(u"INSERT INTO profiles (name, email) VALUES ('Ada R.', 'ada.roe@example.test')"_s);
        const QString before = m_workspace->digest();
        const auto entry = lastChange();
        edit(u"CREATE TEMP TABLE first AS SELECT email FROM profiles WHERE id = 1;"
             "UPDATE profiles SET email = 'aside' WHERE id = 1;"
             "UPDATE profiles SET email = (SELECT email FROM first) WHERE id <> 1;"
             "UPDATE profiles SET email = 'ada.roe@example.test' WHERE id = 1"_s);
        QVERIFY(restoreData(backTo(*m_workspace, {.change = entry})));
        QCOMPARE(m_workspace->digest(), before);
    }

    void triggersOfOthersDoNotAct()
    {
        edit(u"CREATE TRIGGER touched AFTER UPDATE OF notes ON applications BEGIN"
             " UPDATE applications SET lessons_learned = 'touched' WHERE id = NEW.id; END"_s);
        const QString before = m_workspace->digest();
        edit(u"UPDATE applications SET notes = 'other'"_s);
        QVERIFY(restoreData(backTo(*m_workspace, {.run = 1})));
        QCOMPARE(m_workspace->digest(), before);
    }

    void aRestoreIsUndone_data()
    {
        QTest::addColumn<bool>("exact");
        QTest::newRow("edits since are kept") << false;
        QTest::newRow("exactly") << true;
    }
    void aRestoreIsUndone()
    {
        QFETCH(bool, exact);
        edit(u"UPDATE applications SET notes = 'typed'"_s);
        const QString typed = m_workspace->digest();
        const auto restored = restoreData(backTo(*m_workspace, {.run = 1}));
        QVERIFY(restored);
        edit(u"UPDATE applications SET notes = 'after' WHERE id = 1"_s);
        QCOMPARE(*restoreToUndo(m_workspace->database()), restored->run);
        const UndoRestoreRequest request{
            .database = m_workspace->database(), .exact = exact, .backupFolder = {}};
        const auto preview = previewUndoRestore(request);
        QVERIFY(preview);
        QCOMPARE(preview->keptCount, exact ? 0 : 1);
        const auto undone = undoRestore(request);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(m_workspace->value(u"SELECT notes FROM applications ORDER BY id"_s),
                 exact ? u"typed\ntyped"_s : u"after\ntyped"_s);
        if (exact)
            QCOMPARE(m_workspace->digest(), typed);
        QCOMPARE(m_workspace->value(u"SELECT status FROM waybill_runs WHERE kind = 'restore'"
                                    " ORDER BY id"_s),
                 u"undone\ncomplete"_s);
        QCOMPARE(*restoreToUndo(m_workspace->database()), 0);
        // The undo can be taken back as well.
        const auto redone = undoRestore({.database = m_workspace->database(),
                                         .run = undone->run,
                                         .exact = true,
                                         .backupFolder = {}});
        QVERIFY2(redone, redone ? "" : qPrintable(describe(redone.error())));
        QCOMPARE(m_workspace->value(u"SELECT notes FROM applications WHERE id = 1"_s), u"after"_s);
    }

    void onlyTheLatestIsUndone()
    {
        edit(u"UPDATE applications SET notes = 'typed'"_s);
        QVERIFY(restoreData(backTo(*m_workspace, {.run = 1})));
        QVERIFY(m_workspace->application({{"Company", "Later"}}).migrate().ok());
        QCOMPARE(*restoreToUndo(m_workspace->database()), 0);
        const auto undone =
            undoRestore({.database = m_workspace->database(), .run = 2, .backupFolder = {}});
        QVERIFY(!undone);
        QCOMPARE(undone.error().code, u"UNDO-03"_s);
    }

    void aTableThatIsGoneIsMadeAgain()
    {
        edit(u"UPDATE config SET value = 'kept'"_s);
        const auto before = QDateTime::currentDateTimeUtc();
        const QString digest = m_workspace->digest();
        while (QDateTime::currentDateTimeUtc() <= before)
            QThread::yieldCurrentThread();
        QVERIFY(m_workspace->undo());
        QVERIFY(m_workspace->digest() != digest);
        const auto report = restoreData(backTo(*m_workspace, {.time = before}));
        QVERIFY2(report, report ? "" : qPrintable(describe(report.error())));
        QCOMPARE(m_workspace->digest(), digest);
    }

    void twoMomentsAreCompared()
    {
        edit(u"UPDATE applications SET notes = 'typed' WHERE id = 1;"
             "INSERT INTO config (key, value) VALUES ('my.own', '1')"_s);
        const QString past = m_workspace->outside(u"past.db"_s);
        QVERIFY(buildPast(m_workspace->database(), {.run = 1}, past));
        const auto comparison = compareDatabases(past, m_workspace->database(), 100);
        QVERIFY(comparison);
        QCOMPARE(linesOf(comparison->tables), u"applications +0 -0 ~1\nconfig +1 -0 ~0"_s);
        QCOMPARE(comparison->rows.size(), 2);
        for (const RowDifference &row : comparison->rows) {
            if (row.kind != RowDifference::Kind::Changed)
                continue;
            QCOMPARE(row.cells.size(), 1);
            QCOMPARE(row.cells[0].column, u"notes"_s);
            QCOMPARE(std::get<std::string>(row.cells[0].before), "one");
            QCOMPARE(std::get<std::string>(row.cells[0].after), "typed");
        }
        QVERIFY(!comparison->cut);
        QVERIFY(compareDatabases(past, m_workspace->database(), 1)->cut);
    }

private:
    void edit(const QString &sql) { QCOMPARE(m_workspace->sql(sql), QString()); }
    qint64 lastChange()
    {
        return m_workspace->value(u"SELECT max(id) FROM waybill_audit_log"_s).toLongLong();
    }

    std::unique_ptr<ResumeWorkspace> m_workspace;
    QString m_migrated;
};

QTEST_GUILESS_MAIN(tst_RestoreData)
#include "tst_restoredata.moc"
