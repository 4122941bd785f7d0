// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

constexpr auto header = "Company,Role,Location,Date Applied,Follow-Up Status,Notes,Salary Min\n";
constexpr auto fernway = "Fernway,Engineer,Eastgate,2025-03-04,Applied,first,88000\n";
constexpr auto harrow = "Harrow,Lead,Seaview,2025-03-05,Applied,second,\n";
constexpr auto linden = "Linden,Lead,Seaview,2025-03-06,Offer,third,\n";

QByteArray tracker(std::initializer_list<const char *> lines)
{
    QByteArray csv = header;
    for (const char *line : lines)
        csv += line;
    return csv;
}

const auto applications = u"SELECT a.id, company, status, notes FROM applications a"
                          " JOIN job_postings p ON p.id = a.job_posting_id ORDER BY a.id"_s;
const auto rowCounts = u"SELECT (SELECT count(*) FROM applications),"
                       " (SELECT count(*) FROM job_postings), (SELECT count(*) FROM profiles),"
                       " (SELECT count(*) FROM skills), (SELECT count(*) FROM experiences)"_s;

} // namespace

/// Migrating into a database that an earlier run has made.
class tst_MigrateAgain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingNewChangesNothing_data();
    void nothingNewChangesNothing();
    void aChangedRowIsSetAside();
    void aChangedRowStaysSetAsideInLaterRuns();
    void aChangedRowIsUpdatedWhenAsked();
    void aRowCanBeUpdatedMoreThanOnce();
    void anEditSinceIsWorthMoreThanAnUpdate();
    void aNewRowIsAdded();
    void aRowThatIsGoneIsReportedAndStays();
    void aRowThatComesBackIsNotDoubled();
    void equalRowsAreCountedOneByOne();
    void aChangedDocumentIsSetAside_data();
    void aChangedDocumentIsSetAside();
    void aChangedDocumentIsUpdatedWhenAsked_data();
    void aChangedDocumentIsUpdatedWhenAsked();
    void twoPeopleStayTwoPeople_data();
    void twoPeopleStayTwoPeople();
    void aWorkspaceThatHasMovedIsKnown();
    void backupsThatAreNeededAreKept();
};

void tst_MigrateAgain::nothingNewChangesNothing_data()
{
    QTest::addColumn<OnDuplicate>("onDuplicate");
    QTest::newRow("skip") << OnDuplicate::Skip;
    QTest::newRow("update") << OnDuplicate::Update;
    QTest::newRow("ask") << OnDuplicate::Ask;
}

void tst_MigrateAgain::nothingNewChangesNothing()
{
    QFETCH(OnDuplicate, onDuplicate);
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const QString before = workspace.digest();
    const QByteArray bytes = workspace.read(u"data/resume_toolkit.db"_s);
    const Report &report = workspace.migrate(onDuplicate);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), 0);
    QCOMPARE(workspace.digest(), before);
    if (onDuplicate != OnDuplicate::Update)
        QCOMPARE(workspace.read(u"data/resume_toolkit.db"_s), bytes);
    for (const TableReport &table : report.tables)
        QVERIFY2(table.inserted + table.updated == 0, qPrintable(table.table));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::aChangedRowIsSetAside()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const QString before = workspace.digest();
    workspace.tracker(tracker({fernway, "Harrow,Lead,Seaview,2025-03-05,Offer,changed,90000\n"}));
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(report.recordsSetAside, 1);
    QCOMPARE(exitCode(report), 3);
    const QString told = workspace.places(u"DUP-02"_s).join(u'\n');
    QVERIFY2(told.startsWith("job_applications_tracker.csv:3 : "_L1), qPrintable(told));
    QVERIFY2(told.contains("notes: second is there, changed is new"_L1), qPrintable(told));
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::aChangedRowStaysSetAsideInLaterRuns()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const char *changed = "Harrow,Lead,Seaview,2025-03-05,Offer,changed,\n";
    workspace.tracker(tracker({fernway, changed})).migrate();
    workspace.tracker(tracker({fernway, changed, linden})).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(applications),
             (QStringList{u"1 | Fernway | submitted | first"_s,
                          u"2 | Harrow | submitted | second"_s, u"3 | Linden | offer | third"_s}));
    QCOMPARE(workspace.report().recordsSetAside, 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
    // And can still be taken.
    workspace.migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(applications).value(1), u"2 | Harrow | offer | changed"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::aChangedRowIsUpdatedWhenAsked()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const QString before = workspace.digest();
    workspace.tracker(tracker({fernway, "Harrow,Lead,Seaview,2025-03-05,Offer,changed,90000\n"}));
    const Report &report = workspace.migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), 0);
    QCOMPARE(
        workspace.table(applications),
        (QStringList{u"1 | Fernway | submitted | first"_s, u"2 | Harrow | offer | changed"_s}));
    QCOMPARE(workspace.value(u"SELECT salary_min FROM job_postings WHERE id = 2"_s), u"90000"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());

    const auto undone = workspace.undo();
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(undone->done.restored, 2);
    QCOMPARE(workspace.digest(), before);
}

void tst_MigrateAgain::aRowCanBeUpdatedMoreThanOnce()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({harrow})).migrate();
    QStringList digests{workspace.digest()};
    for (const char *version : {"Harrow,Lead,Seaview,2025-03-05,Offer,again,90000\n",
                                "Harrow,Lead,Seaview,2025-03-05,Rejected,and again,\n"}) {
        workspace.tracker(tracker({version})).migrate(OnDuplicate::Update);
        QCOMPARE(workspace.failure(), QString());
        QCOMPARE(workspace.exportAndCompare(), QString());
        digests << workspace.digest();
    }
    QCOMPARE(workspace.table(applications), QStringList{u"1 | Harrow | rejected | and again"_s});
    while (digests.size() > 1) {
        digests.removeLast();
        QVERIFY(workspace.undo());
        QCOMPARE(workspace.digest(), digests.last());
    }
}

void tst_MigrateAgain::anEditSinceIsWorthMoreThanAnUpdate()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'my own' WHERE id = 2"_s), QString());
    workspace.tracker(tracker({fernway, "Harrow,Lead,Seaview,2025-03-05,Offer,changed,\n"}));
    const Report &report = workspace.migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(applications).value(1), u"2 | Harrow | submitted | my own"_s);
    QVERIFY(report.balance.even());
    // What the file says is not lost either.
    QVERIFY(workspace.balance(u"tracker"_s, u"Notes"_s).extra >= 1);
}

void tst_MigrateAgain::aNewRowIsAdded()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const QString before = workspace.digest();
    const Report &report = workspace.tracker(tracker({linden, fernway, harrow})).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), 0);
    QCOMPARE(workspace.table(applications),
             (QStringList{u"1 | Fernway | submitted | first"_s,
                          u"2 | Harrow | submitted | second"_s, u"3 | Linden | offer | third"_s}));
    QCOMPARE(workspace.value(rowCounts), u"3 | 3 | 1 | 2 | 1"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
    QVERIFY(workspace.undo());
    QCOMPARE(workspace.digest(), before);
}

void tst_MigrateAgain::aRowThatIsGoneIsReportedAndStays()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const QString before = workspace.digest();
    const Report &report = workspace.tracker(tracker({harrow})).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), 0);
    QCOMPARE(workspace.places(u"SRC-06"_s), QStringList{u"job_applications_tracker.csv:0 : 1"_s});
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::aRowThatComesBackIsNotDoubled()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, harrow})).migrate();
    const QString before = workspace.digest();
    workspace.tracker(tracker({harrow})).migrate();
    workspace.tracker(tracker({harrow, fernway})).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::equalRowsAreCountedOneByOne()
{
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway, fernway})).migrate();
    QCOMPARE(workspace.value(rowCounts), u"2 | 1 | 1 | 2 | 1"_s);
    workspace.tracker(tracker({fernway, fernway, fernway})).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(rowCounts), u"3 | 1 | 1 | 2 | 1"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::aChangedDocumentIsSetAside_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const QString &file, const char *content) {
        QTest::newRow(name) << u"data/"_s + file << QByteArray(content);
    };
    row("contact", u"profile_contact.json"_s,
        R"({"name": "Ina Falk", "email": "ina.falk@example.test", "phone": "(555) 555-0199"})");
    row("another address", u"profile_contact.json"_s,
        R"({"name": "Ina Falk", "email": "ina@elsewhere.test"})");
    row("candidate", u"profile_candidate.json"_s, R"({"degree": "MSc", "years_experience": 8})");
    row("skills", u"profile_skills.json"_s, R"({"technical": ["C++", "Qt"]})");
    row("education", u"profile_education.json"_s, R"([{"degree": "MSc"}])");
    row("settings", u"config_preferences.json"_s, R"({"ui": {"theme": "light"}})");
}

void tst_MigrateAgain::aChangedDocumentIsSetAside()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway})).migrate();
    const QString before = workspace.digest();
    const Report &report = workspace.file(file, content).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), 3);
    QVERIFY(report.balance.even());
    QCOMPARE(workspace.places(u"DUP-02"_s).size(), 1);
    QCOMPARE(workspace.digest(), before);
    QCOMPARE(workspace.exportAndCompare(), QString());

    // A row that is new all the same finds the profile it belongs to.
    workspace.tracker(tracker({fernway, linden})).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM applications WHERE profile_id = 1"_s), u"2"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateAgain::aChangedDocumentIsUpdatedWhenAsked_data()
{
    aChangedDocumentIsSetAside_data();
}

void tst_MigrateAgain::aChangedDocumentIsUpdatedWhenAsked()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    ResumeWorkspace workspace;
    workspace.tracker(tracker({fernway})).migrate();
    const QString before = workspace.digest();
    const Report &report = workspace.file(file, content).migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(report), 0);
    QVERIFY(workspace.digest() != before);
    QVERIFY(std::any_of(report.tables.begin(), report.tables.end(),
                        [](const TableReport &table) { return table.updated > 0; }));
    QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles"_s), u"1"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
    const auto undone = workspace.undo();
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    QCOMPARE(workspace.digest(), before);
}

void tst_MigrateAgain::twoPeopleStayTwoPeople_data()
{
    nothingNewChangesNothing_data();
}

/// A database has one profile (S0.4): nothing of the second is taken for a newer version of the
/// first's, and nothing is put in place.
void tst_MigrateAgain::twoPeopleStayTwoPeople()
{
    QFETCH(OnDuplicate, onDuplicate);
    ResumeWorkspace ada;
    ada.contact(R"({"name": "Ada Roe", "email": "ada@fernway.example"})")
        .tracker(tracker({fernway}))
        .migrate();
    QCOMPARE(ada.failure(), QString());
    const QString before = ada.digest();

    ResumeWorkspace bo;
    bo.contact(R"({"name": "Bo Lund", "email": "bo@harrow.example"})")
        .candidate(R"({"degree": "BSc", "skills": ["RF"]})")
        .tracker(tracker({fernway, harrow}));
    MigrationRequest request = bo.request();
    request.database = ada.database();
    request.onDuplicate = onDuplicate;
    const Report &report = bo.migrate(request);
    QVERIFY(report.failure);
    QCOMPARE(report.failure->code, u"VERIFY-01"_s);
    QCOMPARE(exitCode(report), 4);
    QCOMPARE(ada.digest(), before);
    ada.migrate(onDuplicate);
    QCOMPARE(ada.failure(), QString());
    QCOMPARE(ada.digest(), before);
}

void tst_MigrateAgain::aWorkspaceThatHasMovedIsKnown()
{
    ResumeWorkspace first;
    first.tracker(tracker({fernway})).migrate();
    ResumeWorkspace moved;
    moved.tracker(tracker({fernway, harrow}));
    MigrationRequest request = moved.request();
    request.database = first.database();
    const Report &report = moved.migrate(request);
    QVERIFY2(!report.failure, report.failure ? qPrintable(describe(*report.failure)) : "");
    QCOMPARE(first.value(u"SELECT count(*) FROM applications"_s), u"2"_s);
    QCOMPARE(first.value(u"SELECT count(*) FROM profiles"_s), u"1"_s);
}

void tst_MigrateAgain::backupsThatAreNeededAreKept()
{
    ResumeWorkspace workspace;
    QByteArray lines;
    for (int i = 0; i < 5; ++i) {
        lines += "C" + QByteArray::number(i) + ",Engineer,Eastgate,2025-03-04,Applied,,\n";
        MigrationRequest request = workspace.tracker(header + lines).request();
        request.keepBackups = 2;
        workspace.migrate(request);
        QCOMPARE(workspace.failure(), QString());
    }
    // Each run can still be undone exactly, so each has its backup.
    QCOMPARE(workspace.backups().size(), 5);
    for (int left = 5; left > 0; --left) {
        QCOMPARE(workspace.value(u"SELECT count(*) FROM applications"_s), QString::number(left));
        const auto undone = workspace.undo(UndoKind::Exact);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
    }
    QVERIFY(!QFile::exists(workspace.database()));
}

QTEST_GUILESS_MAIN(tst_MigrateAgain)
#include "tst_migrateagain.moc"
