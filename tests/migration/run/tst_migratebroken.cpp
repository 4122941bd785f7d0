// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

namespace {

constexpr int mostSteps = 40; ///< more than any run here tells of

/// A workspace with a few records, and another one of the tracker to migrate again with.
void fill(ResumeWorkspace &workspace, bool intoAnExistingOne)
{
    workspace.application({{"Notes", "one"}}).application({{"Role", "Lead"}, {"Notes", "two"}});
    if (!intoAnExistingOne)
        return;
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    workspace.skills(R"({"technical": ["C++"], "soft": ["Listening", "Patience"]})")
        .application({{"Role", "Director"}, {"Notes", "three"}});
}

/// Every step that a run of this workspace tells of, in words.
QStringList stepsOf(bool intoAnExistingOne)
{
    ResumeWorkspace workspace;
    fill(workspace, intoAnExistingOne);
    QStringList steps;
    workspace.migrate(workspace.request(),
                      {.stop = {}, .progressed = [&](const Progress &progress) {
                           steps << progress.step + u' ' + QString::number(int(progress.state));
                       }});
    return steps;
}

/// One row for each moment at which a run tells where it is.
void addMoments()
{
    QTest::addColumn<int>("moment");
    QTest::addColumn<bool>("intoAnExistingOne");
    for (const bool existing : {false, true}) {
        const QStringList steps = stepsOf(existing);
        QVERIFY(steps.size() > 6 && steps.size() < mostSteps);
        for (int i = 0; i < steps.size(); ++i)
            QTest::addRow("%s, at %d (%s)", existing ? "existing" : "new", i, qPrintable(steps[i]))
                << i << existing;
    }
}

/// Calls \a act once, at the n-th moment.
Observer at(int moment, std::stop_token stop, std::function<void(const Progress &)> act)
{
    return {.stop = std::move(stop),
            .progressed = [moment, act = std::move(act), count = 0](const Progress &p) mutable {
                if (count++ == moment)
                    act(p);
            }};
}

/// All that does not depend on the time of day.
QStringList contentOf(const ResumeWorkspace &workspace)
{
    return workspace.table(
               u"SELECT id, profile_id, job_posting_id, status, notes FROM applications"_s)
        + workspace.table(u"SELECT id, company, role FROM job_postings"_s)
        + workspace.table(u"SELECT id, skill_name, skill_type FROM skills"_s)
        + workspace.table(u"SELECT id, name, email FROM profiles"_s)
        + workspace.table(u"SELECT key, value FROM config"_s);
}

std::int64_t running(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    const auto count = connection
        ? queryInteger(*connection, "SELECT count(*) FROM waybill_runs WHERE status = 'running'")
        : Result<std::int64_t>(connection.error());
    return count ? *count : -1;
}

} // namespace

/// Runs that are cancelled, killed, or get in each other's way.
class tst_MigrateBroken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelLeavesEverythingAsItWas_data();
    void cancelLeavesEverythingAsItWas();
    void cancelBeforeTheStartDoesNothing();
    void aSourceThatChangesIsNoticed_data();
    void aSourceThatChangesIsNoticed();
    void aLockedDatabaseIsLeftAlone();
    void oneRunAtATime();
    void whatAKilledRunLeftIsRemoved();
    void anInterruptedRunIsTakenBackByTheNext_data();
    void anInterruptedRunIsTakenBackByTheNext();
    void aDamagedDatabaseIsLeftAlone();
};

void tst_MigrateBroken::cancelLeavesEverythingAsItWas_data()
{
    addMoments();
}

void tst_MigrateBroken::cancelLeavesEverythingAsItWas()
{
    QFETCH(int, moment);
    QFETCH(bool, intoAnExistingOne);
    ResumeWorkspace workspace;
    fill(workspace, intoAnExistingOne);
    auto before = workspace.files();
    const QStringList backups = workspace.backups();
    const bool hadFolder = QFileInfo::exists(workspace.path(u"backups"_s));
    const QString digest = intoAnExistingOne ? workspace.digest() : QString();
    std::stop_source stop;
    const Report report = workspace.migrate(
        workspace.request(),
        at(moment, stop.get_token(), [&](const Progress &) { stop.request_stop(); }));
    if (report.ok()) {
        // Too late: it had been put in place already.
        QCOMPARE(workspace.exportAndCompare(), QString());
        return;
    }
    QCOMPARE(report.outcome, RunOutcome::Cancelled);
    QCOMPARE(exitCode(report), 130);
    auto after = workspace.files();
    if (intoAnExistingOne) {
        QCOMPARE(workspace.digest(), digest);
        QCOMPARE(running(workspace.database()), 0);
        before.remove(u"data/resume_toolkit.db"_s);
        after.remove(u"data/resume_toolkit.db"_s);
    }
    QCOMPARE(after.keys(), before.keys());
    QCOMPARE(after, before);
    QCOMPARE(workspace.backups(), backups); // and none was pushed out by one for nothing
    QCOMPARE(QFileInfo::exists(workspace.path(u"backups"_s)), hadFolder);
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_MigrateBroken::cancelBeforeTheStartDoesNothing()
{
    ResumeWorkspace workspace;
    const auto before = test::filesIn(workspace.path());
    std::stop_source stop;
    stop.request_stop();
    const Report &report = workspace.migrate(workspace.request(), {.stop = stop.get_token()});
    QCOMPARE(report.outcome, RunOutcome::Cancelled);
    QCOMPARE(test::filesIn(workspace.path()), before);
}

void tst_MigrateBroken::aSourceThatChangesIsNoticed_data()
{
    addMoments();
}

void tst_MigrateBroken::aSourceThatChangesIsNoticed()
{
    QFETCH(int, moment);
    QFETCH(bool, intoAnExistingOne);
    for (const QString &file : {u"job_applications_tracker.csv"_s, u"data/profile_skills.json"_s,
                                u"data/profile_contact.json"_s}) {
        ResumeWorkspace workspace;
        fill(workspace, intoAnExistingOne);
        const QString digest = intoAnExistingOne ? workspace.digest() : QString();
        const QByteArray content = workspace.read(file);
        QString step;
        const Report report =
            workspace.migrate(workspace.request(), at(moment, {}, [&](const Progress &progress) {
                                  step = progress.step;
                                  workspace.file(file,
                                                 QByteArray(content)
                                                     .replace("Listening", "Talking")
                                                     .replace("two", "2")
                                                     .replace("Ina", "Ine"));
                              }));
        if (report.ok()) {
            // The change came when everything had been read and compared.
            QVERIFY2(step == u"check"_s || step == u"publish"_s, qPrintable(file + u' ' + step));
            workspace.file(file, content);
            QCOMPARE(workspace.exportAndCompare(), QString());
            continue;
        }
        QVERIFY2(exitCode(report) == 6, qPrintable(file + u' ' + workspace.failure()));
        QCOMPARE(report.failure->code, u"SRC-CHG"_s);
        QCOMPARE(report.failure->file, file);
        if (intoAnExistingOne)
            QCOMPARE(workspace.digest(), digest);
        else
            QVERIFY(!QFile::exists(workspace.database()));
    }
}

void tst_MigrateBroken::aLockedDatabaseIsLeftAlone()
{
    ResumeWorkspace workspace;
    fill(workspace, true);
    auto other = Connection::open(workspace.database(), Connection::Mode::ReadWrite);
    QVERIFY(other);
    QVERIFY(other->run("BEGIN EXCLUSIVE"));
    const QStringList backups = workspace.backups();
    const Report &report = workspace.migrate();
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->code, u"DB-LOCK"_s);
    QCOMPARE(exitCode(report), 7);
    QCOMPARE(workspace.backups(), backups);
    QVERIFY(other->run("ROLLBACK"));
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
}

void tst_MigrateBroken::oneRunAtATime()
{
    ResumeWorkspace workspace;
    fill(workspace, false);
    std::optional<Report> second;
    std::optional<Result<UndoReport>> undone;
    const Report first = workspace.migrate(workspace.request(), at(4, {}, [&](const Progress &) {
                                               second = migrate(workspace.request());
                                               undone = undo({.database = workspace.database()});
                                           }));
    QVERIFY(first.ok());
    QVERIFY(second && second->failure);
    QCOMPARE(second->failure->code, u"DB-LOCK"_s);
    QVERIFY2(second->failure->found.contains(QString::number(QCoreApplication::applicationPid())),
             qPrintable(second->failure->found));
    QCOMPARE(exitCode(*second), 7);
    QVERIFY(undone && !*undone);
    QCOMPARE(workspace.exportAndCompare(), QString());
    const QStringList left = test::filesIn(workspace.path(u"data"_s)).keys();
    QVERIFY2(left.filter(u"waybill"_s).isEmpty(), qPrintable(left.join(u' ')));
}

void tst_MigrateBroken::whatAKilledRunLeftIsRemoved()
{
    ResumeWorkspace workspace;
    fill(workspace, false);
    const auto before = workspace.files().keys();
    workspace.file(u"data/.resume_toolkit.db.waybill-staging-3x4"_s, "half a database")
        .file(u"data/.resume_toolkit.db.waybill-staging-3x4-journal"_s, "its journal")
        .file(u"data/.resume_toolkit.db.waybill-lock"_s, "waybill, process 1 on elsewhere\n");
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QStringList after = workspace.files().keys();
    after.removeOne(u"data/resume_toolkit.db"_s);
    QCOMPARE(after, before);
}

void tst_MigrateBroken::anInterruptedRunIsTakenBackByTheNext_data()
{
    QTest::addColumn<int>("moment");
    const QStringList steps = stepsOf(true);
    for (int i = 0; i < steps.size(); ++i)
        QTest::addRow("at %d (%s)", i, qPrintable(steps[i])) << i;
}

void tst_MigrateBroken::anInterruptedRunIsTakenBackByTheNext()
{
    QFETCH(int, moment);
    ResumeWorkspace workspace;
    fill(workspace, true);
    const QString before = workspace.digest();
    // What a power cut at this moment would leave: the database with its journal.
    QMap<QString, QByteArray> left;
    const Report first = workspace.migrate(
        workspace.request(), at(moment, {}, [&](const Progress &) { left = workspace.files(); }));
    QVERIFY(first.ok());
    const QStringList finished = contentOf(workspace);
    workspace.remove(u"data/resume_toolkit.db"_s);
    for (auto file = left.begin(); file != left.end(); ++file) {
        if (!file.key().endsWith(u'/'))
            workspace.file(file.key(), file.value());
    }

    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(contentOf(workspace), finished);
    QCOMPARE(running(workspace.database()), 0);
    QCOMPARE(workspace.exportAndCompare(), QString());
    QVERIFY(workspace.undo());
    QCOMPARE(workspace.digest(), before);
}

void tst_MigrateBroken::aDamagedDatabaseIsLeftAlone()
{
    ResumeWorkspace workspace;
    fill(workspace, true);
    QByteArray bytes = workspace.read(u"data/resume_toolkit.db"_s);
    bytes.replace(4096, 4096, QByteArray(4096, '\x5a'));
    workspace.file(u"data/resume_toolkit.db"_s, bytes);
    const auto before = workspace.files();
    const Report &report = workspace.migrate();
    QVERIFY(!report.ok());
    QCOMPARE(report.failure->code, u"DB-DMG"_s);
    QCOMPARE(workspace.files(), before);
}

QTEST_GUILESS_MAIN(tst_MigrateBroken)
#include "tst_migratebroken.moc"
