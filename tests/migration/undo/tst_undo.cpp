// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/target/editor.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

const auto tracker = u"003_migrate_csv_tracker"_s;
const auto profiles = u"002_migrate_profiles"_s;

/// A profile with two skills, two applications at one posting and one at another.
void fill(ResumeWorkspace &workspace)
{
    workspace.application({{"Notes", "one"}, {"Resume Filename", "r.docx"}})
        .application({{"Notes", "two"}})
        .application({{"Role", "Lead"}, {"Notes", "three"}});
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
}

QString tableOf(const UndoReport &report, UndoRow::Reason reason)
{
    QStringList rows;
    for (const UndoRow &row : report.done.since) {
        if (row.reason == reason)
            rows << row.table + u' ' + row.key;
    }
    rows.sort();
    return rows.join(u", "_s);
}

} // namespace

/// Taking a migration back, with all that has happened since.
class tst_Undo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasEditedOrAddedSinceIsKept();
    void editsOfTheEditorAreKeptToo();
    void anEditThatWasTakenBackIsNone();
    void aDeletionThatWasTakenBackIsNone();
    void phasesGoOneByOne();
    void thePreviewSaysWhatWillHappen();
    void whatWasKeptIsNotDoubledByTheNextRun();
    void everyRunHasItsUndo();
    void thereIsNothingMoreToUndo();
    void afterAPhaseAFileIsReadAgainBesideOneThatIsTheSame();
};

void tst_Undo::whatWasEditedOrAddedSinceIsKept()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 2;"
                           "INSERT INTO skills (profile_id, skill_name) VALUES (1, 'Patience');"
                           "DELETE FROM applications WHERE id = 3;"_s),
             QString());
    const auto undone = workspace.undo();
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(tableOf(*undone, UndoRow::Reason::Edited), u"applications 2"_s);
    QCOMPARE(tableOf(*undone, UndoRow::Reason::Added), u"skills 3"_s);
    QCOMPARE(tableOf(*undone, UndoRow::Reason::ParentOfKept), u"job_postings 1, profiles 1"_s);
    QVERIFY(!undone->done.removesDatabase);
    QCOMPARE(workspace.table(u"SELECT id, notes FROM applications"_s), QStringList{u"2 | mine"_s});
    QCOMPARE(workspace.table(u"SELECT skill_name FROM skills"_s), QStringList{u"Patience"_s});
    QCOMPARE(workspace.table(u"SELECT id FROM job_postings"_s), QStringList{u"1"_s});
    QCOMPARE(workspace.table(u"SELECT id FROM documents UNION ALL SELECT id FROM experiences"_s),
             QStringList());
    QCOMPARE(workspace.table(u"PRAGMA foreign_key_check"_s), QStringList());
    QVERIFY(verifyBackup(undone->safetyBackup));
}

void tst_Undo::editsOfTheEditorAreKeptToo()
{
    ResumeWorkspace workspace;
    fill(workspace);
    {
        auto connection = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(updateRow(*connection,
                          {.table = u"applications"_s,
                           .key = 1,
                           .before = {{u"notes"_s, u"one"_s}},
                           .after = {{u"notes"_s, u"mine"_s}}}));
        const auto bullet = insertRow(*connection, u"experience_bullets"_s,
                                      {{u"experience_id"_s, 1}, {u"bullet_text"_s, u"New"_s}});
        QVERIFY(bullet);
        const auto gone = deleteRows(*connection, u"job_postings"_s, {2});
        QVERIFY(gone);
        QVERIFY(restoreRows(*connection, *gone));
        QVERIFY(deleteRows(*connection, u"applications"_s, {2}));
    }
    const auto undone = workspace.undo();
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.table(u"SELECT id, notes FROM applications"_s), QStringList{u"1 | mine"_s});
    QCOMPARE(workspace.table(u"SELECT bullet_text FROM experience_bullets"_s),
             QStringList{u"New"_s});
    QCOMPARE(workspace.table(u"SELECT id FROM experiences"_s), QStringList{u"1"_s});
    QCOMPARE(workspace.table(u"PRAGMA foreign_key_check"_s), QStringList());
}

void tst_Undo::anEditThatWasTakenBackIsNone()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 1;"
                           "UPDATE applications SET notes = 'one' WHERE id = 1;"
                           "INSERT INTO skills (id, profile_id, skill_name) VALUES (9, 1, 'x');"
                           "DELETE FROM skills WHERE id = 9;"_s),
             QString());
    const auto undone = workspace.undo();
    QVERIFY(undone);
    QVERIFY(undone->done.since.isEmpty());
    QVERIFY(undone->done.removesDatabase);
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_Undo::aDeletionThatWasTakenBackIsNone()
{
    ResumeWorkspace workspace;
    fill(workspace);
    {
        auto connection = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        for (const int key : {1, 2}) {
            const auto gone = deleteRows(*connection, u"applications"_s, {key});
            QVERIFY(gone);
            QVERIFY(restoreRows(*connection, *gone));
        }
    }
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 2"_s), QString());
    const auto undone = workspace.undo();
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    // The first is what the migration made; the second was there too, and was edited, not added.
    QCOMPARE(workspace.table(u"SELECT id, notes FROM applications"_s), QStringList{u"2 | mine"_s});
    const auto edited =
        std::count_if(undone->done.since.begin(), undone->done.since.end(),
                      [](const UndoRow &row) { return row.reason == UndoRow::Reason::Edited; });
    QCOMPARE(edited, 1);
    QVERIFY(std::none_of(undone->done.since.begin(), undone->done.since.end(),
                         [](const UndoRow &row) { return row.reason == UndoRow::Reason::Added; }));
}

void tst_Undo::phasesGoOneByOne()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE skills SET skill_name = 'Hearing' WHERE id = 2"_s), QString());
    QVERIFY(!workspace.undo(UndoKind::KeepEdits, profiles));
    QVERIFY(workspace.undo(UndoKind::KeepEdits, tracker));
    QVERIFY(!workspace.undo(UndoKind::KeepEdits, tracker));
    QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), u"0"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM skills"_s), u"2"_s);
    QVERIFY(workspace.undo(UndoKind::KeepEdits, profiles));
    QCOMPARE(workspace.value(u"SELECT skill_name FROM skills"_s), u"Hearing"_s);
    const auto last = workspace.undo(UndoKind::KeepEdits, u"001_create_schema"_s);
    QVERIFY2(last, last ? "" : qPrintable(describe(last.error())));
    QCOMPARE(workspace.value(u"SELECT skill_name FROM skills"_s), u"Hearing"_s);
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), u"3"_s);
    QCOMPARE(workspace.table(u"SELECT skill_name FROM skills ORDER BY id"_s).size(), 2);
}

void tst_Undo::thePreviewSaysWhatWillHappen()
{
    for (const UndoKind kind : {UndoKind::KeepEdits, UndoKind::Exact}) {
        ResumeWorkspace workspace;
        fill(workspace);
        QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 1"_s),
                 QString());
        workspace.skills("[]");
        const QString digest = workspace.digest();
        const auto preview = previewUndo({.database = workspace.database(), .kind = kind});
        QVERIFY(preview);
        QCOMPARE(workspace.digest(), digest);
        const auto undone = workspace.undo(kind);
        QVERIFY(undone);
        QCOMPARE(preview->phases, undone->done.phases);
        QCOMPARE(preview->removed, undone->done.removed);
        QCOMPARE(preview->since.size(), undone->done.since.size());
        QCOMPARE(preview->removesDatabase, undone->done.removesDatabase);
        QCOMPARE(preview->filesToRestore, undone->done.filesToRestore);
        QCOMPARE(preview->filesToRestore.isEmpty(), kind == UndoKind::KeepEdits);
        QCOMPARE(QFile::exists(workspace.database()), kind == UndoKind::KeepEdits);
    }
}

void tst_Undo::whatWasKeptIsNotDoubledByTheNextRun()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 2;"
                           "UPDATE skills SET skill_name = 'Hearing' WHERE id = 2"_s),
             QString());
    for (int round = 0; round < 2; ++round) {
        const auto undone = workspace.undo();
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), u"1"_s);
        workspace.migrate();
        QCOMPARE(workspace.failure(), QString());
        QVERIFY(workspace.report().balance.even());
        QStringList notes = workspace.table(u"SELECT notes FROM applications"_s);
        notes.sort();
        QCOMPARE(notes, (QStringList{u"mine"_s, u"one"_s, u"three"_s}));
        QStringList skills = workspace.table(u"SELECT skill_name FROM skills"_s);
        skills.sort();
        QCOMPARE(skills, (QStringList{u"C++"_s, u"Hearing"_s}));
        QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles"_s), u"1"_s);
    }
}

void tst_Undo::everyRunHasItsUndo()
{
    ResumeWorkspace workspace;
    QStringList digests;
    QByteArray csv = "Company,Role,Notes\n";
    for (int run = 0; run < 4; ++run) {
        csv += "C" + QByteArray::number(run) + ",Engineer,n\n";
        workspace.tracker(csv).migrate(run % 2 == 0 ? OnDuplicate::Skip : OnDuplicate::Update);
        QCOMPARE(workspace.failure(), QString());
        digests << workspace.digest();
    }
    for (int run = 3; run > 0; --run) {
        const auto undone = workspace.undo(run % 2 == 0 ? UndoKind::Exact : UndoKind::KeepEdits);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(workspace.digest(), digests[run - 1]);
    }
    QVERIFY(workspace.undo());
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_Undo::thereIsNothingMoreToUndo()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 2"_s), QString());
    QVERIFY(workspace.undo());
    const QString digest = workspace.digest();
    const auto again = workspace.undo();
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"UNDO-01"_s);
    QCOMPARE(workspace.digest(), digest);
    const auto other = undo({.database = workspace.path(u"nowhere.db"_s)});
    QVERIFY(!other);
    QCOMPARE(other.error().code, u"DB-01"_s);
    QVERIFY(!QFile::exists(workspace.path(u"nowhere.db"_s)));
}

/// Two files fill one row that was there before; one of them is known from a run of which a phase
/// has been undone.
void tst_Undo::afterAPhaseAFileIsReadAgainBesideOneThatIsTheSame()
{
    ResumeWorkspace workspace;
    QCOMPARE(workspace.sql(
                 QString::fromStdString(test::resumeToolkit().phases.front().scripts.front().up)
                 + u"INSERT INTO profiles (name, email)"
                   " VALUES ('Ina F.', 'ina.falk@example.test');"_s),
             QString());
    workspace.candidate(R"({"degree": "MSc"})").migrate();
    QCOMPARE(workspace.failure(), QString());
    workspace.candidate(R"({"degree": "BSc", "years_experience": 7})").migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.undo(UndoKind::KeepEdits, u"003_migrate_csv_tracker"_s));
    workspace.migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_Undo)
#include "tst_undo.moc"
