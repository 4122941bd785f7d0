// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "tests/support/resumeworkspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

/// A profile with two skills, two applications at one posting and one at another.
void fill(ResumeWorkspace &workspace)
{
    workspace.application({{"Notes", "one"}, {"Resume Filename", "r.docx"}})
        .application({{"Notes", "two"}})
        .application({{"Role", "Lead"}, {"Notes", "three"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
}

} // namespace

/// Back to exactly how it was before a migration.
class tst_UndoExact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyMeansWithoutTheEdits();
    void exactlyGivesTheFilesBackAsWell();
    void onePhaseExactly();
    void aWorkspaceThatHasMovedCanBeUndone();
    void aDamagedBackupStopsAnExactUndo();
    void theUndoItselfCanBeTakenBack();
};

void tst_UndoExact::exactlyMeansWithoutTheEdits()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const QString before = workspace.digest();
    workspace.application({{"Role", "Director"}}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id IN (1, 4);"
                           "INSERT INTO skills (profile_id, skill_name) VALUES (1, 'Patience');"
                           "DELETE FROM experiences;"_s),
             QString());
    const auto undone = workspace.undo(UndoKind::Exact);
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.digest(), before);
    // What was lost is in a file that people can read.
    QFile lost(undone->keptFile);
    QVERIFY(lost.open(QIODevice::ReadOnly));
    QStringList rows;
    const QJsonArray json = QJsonDocument::fromJson(lost.readAll()).array();
    for (const QJsonValue &row : json)
        rows << row[u"table"].toString() + u' ' + row[u"key"].toString() + u' '
                + row[u"why"].toString() + u' '
                + row[u"values"][row[u"table"] == u"skills"_s ? u"skill_name" : u"notes"]
                      .toString();
    rows.sort();
    QCOMPARE(rows,
             (QStringList{u"applications 1 edited mine"_s, u"applications 4 edited mine"_s,
                          u"skills 3 added Patience"_s}));
}

void tst_UndoExact::exactlyGivesTheFilesBackAsWell()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const QByteArray skills = workspace.read(u"data/profile_skills.json"_s);
    const QByteArray csv = workspace.read(u"job_applications_tracker.csv"_s);
    workspace.skills("[]").remove(u"job_applications_tracker.csv"_s);
    const auto undone = workspace.undo(UndoKind::Exact);
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(undone->done.filesToRestore,
             (QStringList{u"data/profile_skills.json"_s, u"job_applications_tracker.csv"_s}));
    QCOMPARE(workspace.read(u"data/profile_skills.json"_s), skills);
    QCOMPARE(workspace.read(u"job_applications_tracker.csv"_s), csv);
    QVERIFY(!QFile::exists(workspace.database()));
    // What the files said before the undo is in the safety backup.
    const auto manifest = readManifest(undone->safetyBackup);
    QVERIFY(manifest);
    QVERIFY(std::any_of(manifest->files.begin(), manifest->files.end(), [](const auto &file) {
        return file.original == u"data/profile_skills.json"_s && file.bytes == 2;
    }));
}

void tst_UndoExact::onePhaseExactly()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 1;"
                           "INSERT INTO documents (application_id, filename, file_path)"
                           " VALUES (1, 'mine.txt', 'x');"
                           "DELETE FROM applications WHERE id = 2;"
                           "UPDATE skills SET skill_name = 'Hearing' WHERE id = 2"_s),
             QString());
    const auto undone = workspace.undo(UndoKind::Exact, u"003_migrate_csv_tracker"_s);
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QVERIFY(QFile::exists(undone->keptFile));
    QCOMPARE(workspace.table(u"SELECT id FROM applications UNION ALL SELECT id FROM documents"
                             " UNION ALL SELECT id FROM job_postings UNION ALL"
                             " SELECT id FROM match_scores"_s),
             QStringList());
    QCOMPARE(workspace.value(u"SELECT skill_name FROM skills WHERE id = 2"_s), u"Hearing"_s);
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT id, notes FROM applications ORDER BY id"_s),
             (QStringList{u"1 | one"_s, u"2 | two"_s, u"3 | three"_s}));
}

void tst_UndoExact::aWorkspaceThatHasMovedCanBeUndone()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const QString moved = workspace.outside(u"moved here"_s);
    QVERIFY(QDir().rename(workspace.path(), moved));
    QFile skills(moved + u"/data/profile_skills.json"_s);
    QVERIFY(skills.open(QIODevice::WriteOnly));
    skills.close();
    const auto undone =
        undo({.database = moved + u"/data/resume_toolkit.db"_s, .kind = UndoKind::Exact});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QVERIFY(!QFile::exists(moved + u"/data/resume_toolkit.db"_s));
    QVERIFY(skills.open(QIODevice::ReadOnly));
    QVERIFY(!skills.readAll().isEmpty());
    QVERIFY(undone->safetyBackup.startsWith(moved));
    QVERIFY(!QFile::exists(workspace.path()));
}

void tst_UndoExact::aDamagedBackupStopsAnExactUndo()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const QString copy = u"backups/"_s + workspace.backups().first() + u"/profile_skills.json"_s;
    QVERIFY(!workspace.read(copy).isEmpty());
    QFile::setPermissions(workspace.path(copy), QFile::ReadOwner | QFile::WriteOwner);
    workspace.file(copy, QByteArray(workspace.read(copy)).replace("C++", "C--"));
    const auto before = workspace.files();
    const auto undone = workspace.undo(UndoKind::Exact);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, u"BAK-03"_s);
    QCOMPARE(workspace.files(), before);
    // Edits can be kept without the backup.
    QVERIFY(workspace.undo(UndoKind::KeepEdits));
}

void tst_UndoExact::theUndoItselfCanBeTakenBack()
{
    ResumeWorkspace workspace;
    fill(workspace);
    const QByteArray database = workspace.read(u"data/resume_toolkit.db"_s);
    const QString digest = workspace.digest();
    const auto undone = workspace.undo(UndoKind::Exact);
    QVERIFY(undone);
    const auto manifest = readManifest(undone->safetyBackup);
    QVERIFY(manifest && manifest->databaseFile());
    QVERIFY(QFile::copy(undone->safetyBackup + u'/' + manifest->databaseFile()->name,
                        workspace.database()));
    QCOMPARE(workspace.digest(), digest);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_UndoExact)
#include "tst_undoexact.moc"
