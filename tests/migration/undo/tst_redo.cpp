// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/history.h"
#include "migration/undo/redo.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

void fill(ResumeWorkspace &workspace)
{
    workspace.application({{"Notes", "one"}, {"Resume Filename", "r.docx"}})
        .application({{"Role", "Lead"}, {"Notes", "two"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    workspace.application({{"Role", "Director"}, {"Notes", "three"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
}

/// All that the ledger says, the audit log included.
QStringList ledger(const ResumeWorkspace &workspace)
{
    QStringList all;
    for (const char *table : {"records", "links", "sources", "before", "problems", "audit_log"})
        all << workspace.table(u"SELECT * FROM waybill_"_s + QLatin1StringView(table)
                               + u" ORDER BY 1, 2"_s);
    return all;
}

QString why(const Result<RedoReport> &report)
{
    return report ? QString() : describe(report.error());
}

QString applications(const ResumeWorkspace &workspace)
{
    return workspace.table(u"SELECT id, notes FROM applications ORDER BY id"_s).join(u", "_s);
}

} // namespace

/// An undo is taken back: what it took comes again, and what was done since stays.
class tst_Redo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesAgain_data();
    void everythingComesAgain();
    void aTriggerOfTheUserActsOnce();
    void whatWasDoneSinceStays();
    void aRowInTheWayGetsAnotherNumber();
    void anEditThatAnExactUndoLostComesAgainWithItsLog();
    void aDatabaseThatWasRemovedComesAgain();
    void undoAndRedoOverAndOver();
    void historyTellsWhatHappened();
    void aMigrationSinceIsInTheWay();
    void theCopyMadeBeforeMustBeSound();
    void changedFilesAreLeftAlone();
};

void tst_Redo::everythingComesAgain_data()
{
    QTest::addColumn<UndoKind>("kind");
    QTest::addColumn<QString>("phase");
    QTest::newRow("undo") << UndoKind::KeepEdits << QString();
    QTest::newRow("undo exactly") << UndoKind::Exact << QString();
    QTest::newRow("undo a phase") << UndoKind::KeepEdits << u"003_migrate_csv_tracker"_s;
    QTest::newRow("undo a phase exactly") << UndoKind::Exact << u"003_migrate_csv_tracker"_s;
}

void tst_Redo::everythingComesAgain()
{
    QFETCH(UndoKind, kind);
    QFETCH(QString, phase);
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 1"_s), QString());
    const QString before = workspace.digest();
    const QStringList ledgerBefore = ledger(workspace);
    const QString verified = workspace.exportAndCompare();
    QVERIFY(workspace.undo(kind, phase));
    QVERIFY(workspace.digest() != before);
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QVERIFY(redone->done.putBack > 0);
    QVERIFY(redone->done.since.isEmpty());
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(ledger(workspace), ledgerBefore);
    QCOMPARE(workspace.exportAndCompare(), verified);
    QVERIFY(QFile::exists(redone->safetyBackup));
}

/// What it wrote when the rows came the first time comes again as rows of its own.
void tst_Redo::aTriggerOfTheUserActsOnce()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"CREATE TABLE mine (id INTEGER PRIMARY KEY, application INTEGER);"
                           "CREATE TRIGGER mine_more AFTER INSERT ON applications BEGIN"
                           " INSERT INTO mine (application) VALUES (NEW.id); END;"
                           "CREATE TRIGGER mine_touch AFTER UPDATE OF priority ON applications"
                           " BEGIN UPDATE applications SET notes = notes || '!'"
                           " WHERE id = NEW.id; END"_s),
             QString());
    workspace.application({{"Role", "Consul"}, {"Notes", "four"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    const QString mine = workspace.value(u"SELECT count(*) FROM mine"_s);
    QVERIFY(mine > u"0"_s);
    const QString before = workspace.digest();
    QVERIFY(workspace.undo());
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QCOMPARE(workspace.value(u"SELECT count(*) FROM mine"_s), mine);
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM sqlite_schema WHERE name LIKE 'mine_%'"_s),
             u"2"_s);
}

void tst_Redo::whatWasDoneSinceStays()
{
    ResumeWorkspace workspace;
    workspace.application({{"Notes", "one"}}).migrate();
    workspace.application({{"Role", "Lead"}, {"Notes", "two"}}).migrate(OnDuplicate::Update);
    QCOMPARE(applications(workspace), u"1 | one, 2 | two"_s);
    QVERIFY(workspace.undo());
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 1;"
                           "INSERT INTO skills (profile_id, skill_name) VALUES (1, 'Patience')"_s),
             QString());
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QCOMPARE(applications(workspace), u"1 | mine, 2 | two"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM skills WHERE skill_name = 'Patience'"_s),
             u"1"_s);
    QCOMPARE(redone->done.since.size(), 2);
}

void tst_Redo::aRowInTheWayGetsAnotherNumber()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QVERIFY(workspace.undo());
    // SQLite gives the number of the row that went.
    QCOMPARE(workspace.sql(u"INSERT INTO applications (id, profile_id, job_posting_id, notes)"
                           " VALUES (3, 1, 1, 'added');"
                           "INSERT INTO documents (application_id, filename, file_path)"
                           " VALUES (3, 'mine.txt', 'x')"_s),
             QString());
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QCOMPARE(applications(workspace), u"1 | one, 2 | two, 3 | three, 4 | added"_s);
    QCOMPARE(workspace.value(u"SELECT application_id FROM documents WHERE filename = 'mine.txt'"_s),
             u"4"_s);
    // The log knows it by its number of now, so an undo still knows whose it is.
    QCOMPARE(workspace.table(u"SELECT table_name, record_id, json_extract(new_value, '$.id'),"
                             " json_extract(new_value, '$.application_id')"
                             " FROM waybill_audit_log ORDER BY id DESC LIMIT 2"_s),
             (QStringList{u"documents | 2 | 2 | 4"_s, u"applications | 4 | 4 | NULL"_s}));
    QVERIFY(workspace.undo());
    QCOMPARE(applications(workspace), u"1 | one, 2 | two, 4 | added"_s);
}

void tst_Redo::anEditThatAnExactUndoLostComesAgainWithItsLog()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 3"_s), QString());
    QVERIFY(workspace.undo(UndoKind::Exact));
    QCOMPARE(applications(workspace), u"1 | one, 2 | two"_s);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'later' WHERE id = 1"_s), QString());
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QCOMPARE(applications(workspace), u"1 | later, 2 | two, 3 | mine"_s);
    QCOMPARE(workspace.table(u"SELECT record_id || json_extract(new_value, '$.notes')"
                             " FROM waybill_audit_log ORDER BY id"_s),
             (QStringList{u"3mine"_s, u"1later"_s}));
    // The edited row is kept by an undo that keeps edits.
    QVERIFY(workspace.undo());
    QCOMPARE(applications(workspace), u"1 | later, 2 | two, 3 | mine"_s);
}

void tst_Redo::aDatabaseThatWasRemovedComesAgain()
{
    ResumeWorkspace workspace;
    workspace.application({{"Notes", "one"}}).migrate();
    const QString before = workspace.digest();
    const QByteArray skills = workspace.read(u"data/profile_skills.json"_s);
    workspace.skills("[]");
    QVERIFY(workspace.undo(UndoKind::Exact));
    QVERIFY(!QFile::exists(workspace.database()));
    QCOMPARE(workspace.read(u"data/profile_skills.json"_s), skills);
    const auto preview = previewRedo({.database = workspace.database()});
    QVERIFY(preview);
    QVERIFY(preview->bringsDatabase);
    QCOMPARE(preview->files, QStringList{u"data/profile_skills.json"_s});
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.read(u"data/profile_skills.json"_s), "[]");
}

void tst_Redo::undoAndRedoOverAndOver()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const QString two = workspace.digest();
    QVERIFY(workspace.undo());
    const QString one = workspace.digest();
    QVERIFY(workspace.undo(UndoKind::Exact)); // takes the database with it
    for (int round = 0; round < 2; ++round) {
        QVERIFY(redo({.database = workspace.database()}));
        QCOMPARE(workspace.digest(), one);
        QVERIFY(redo({.database = workspace.database()}));
        QCOMPARE(workspace.digest(), two);
        QVERIFY(workspace.undo(round == 0 ? UndoKind::Exact : UndoKind::KeepEdits));
        QCOMPARE(workspace.digest(), one);
        QVERIFY(workspace.undo());
    }
    QVERIFY(redo({.database = workspace.database()}));
    QVERIFY(redo({.database = workspace.database()}));
    QCOMPARE(workspace.digest(), two);
    const auto none = redo({.database = workspace.database()});
    QVERIFY(!none);
    QCOMPARE(none.error().code, u"UNDO-04"_s);
}

void tst_Redo::historyTellsWhatHappened()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QVERIFY(workspace.undo(UndoKind::Exact));
    QVERIFY(redo({.database = workspace.database()}));
    const auto runs = readHistory(workspace.database());
    QVERIFY(runs);
    QStringList told;
    for (const RunRecord &run : *runs)
        told << u"%1 %2 %3 %4"_s.arg(run.run).arg(run.kind, run.status, run.playbookName);
    QCOMPARE(told,
             (QStringList{u"4 redo complete Resume Toolkit"_s, u"3 undo undone Resume Toolkit"_s,
                          u"2 migrate complete Resume Toolkit"_s,
                          u"1 migrate complete Resume Toolkit"_s}));
    QCOMPARE(runs->at(1).phases.last().title, u"Create tables"_s); // taken back last
}

void tst_Redo::aMigrationSinceIsInTheWay()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QVERIFY(workspace.undo());
    workspace.application({{"Role", "Analyst"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    const QString before = workspace.digest();
    const auto redone = redo({.database = workspace.database()});
    QVERIFY(!redone);
    QCOMPARE(redone.error().code, u"UNDO-05"_s);
    QCOMPARE(workspace.digest(), before);
}

void tst_Redo::theCopyMadeBeforeMustBeSound()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const auto undone = workspace.undo();
    QVERIFY(undone);
    const QString before = workspace.digest();
    QDir backup(undone->safetyBackup);
    const QString copy = backup.entryList({u"*.db"_s}, QDir::Files).value(0);
    QVERIFY(!copy.isEmpty());
    QFile file(backup.filePath(copy));
    QVERIFY(QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(5000));
    QCOMPARE(file.write("rubbish"), 7);
    file.close();
    const auto redone = redo({.database = workspace.database()});
    QVERIFY(!redone);
    QCOMPARE(redone.error().code, u"BAK-03"_s);
    QCOMPARE(workspace.digest(), before);
}

void tst_Redo::changedFilesAreLeftAlone()
{
    ResumeWorkspace workspace;
    fill(workspace);
    workspace.skills("[]").config("{}");
    QVERIFY(workspace.undo(UndoKind::Exact));
    workspace.config(R"({"mine": 1})");
    const auto redone = redo({.database = workspace.database()});
    QVERIFY2(redone, qPrintable(why(redone)));
    QCOMPARE(workspace.read(u"data/profile_skills.json"_s), "[]");
    QCOMPARE(workspace.read(u"data/config_preferences.json"_s), R"({"mine": 1})");
    QCOMPARE(redone->done.filesKept, QStringList{u"data/config_preferences.json"_s});
}

QTEST_GUILESS_MAIN(tst_Redo)
#include "tst_redo.moc"
