// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migrationjob.h"
#include "migration/workspace/workspace.h"
#include "tests/support/toolkitfolder.h"

#include <QSignalSpy>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::resumeToolkit;
using test::ToolkitFolder;

namespace {

constexpr int patience = 60'000;

/// Counts all ends of a job, so that a second one would be seen.
struct Ends
{
    explicit Ends(MigrationJob &job)
        : inspected(&job, &MigrationJob::inspected)
        , finished(&job, &MigrationJob::finished)
        , undone(&job, &MigrationJob::undone)
        , previewed(&job, &MigrationJob::undoPreviewed)
        , opened(&job, &MigrationJob::openedFromFiles)
        , failed(&job, &MigrationJob::failed)
    {
    }
    qsizetype all() const
    {
        return inspected.size() + finished.size() + undone.size() + previewed.size() + opened.size()
            + failed.size();
    }
    bool wait(const MigrationJob &job) const
    {
        return QTest::qWaitFor([&] { return !job.isRunning() && all() > 0; }, patience);
    }

    QSignalSpy inspected;
    QSignalSpy finished;
    QSignalSpy undone;
    QSignalSpy previewed;
    QSignalSpy opened;
    QSignalSpy failed;
};

/// A tracker that takes a while.
QByteArray manyApplications(int count)
{
    QByteArray lines = "Company,Position,Location,Date Applied,Status\n";
    for (int i = 0; i < count; ++i)
        lines += "Company " + QByteArray::number(i) + ",Tester,Here,2025-02-01,Applied\n";
    return lines;
}

} // namespace

class tst_MigrationJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }

    void everyStartEndsOnce()
    {
        const ToolkitFolder folder;
        MigrationJob job;
        {
            const Ends ends(job);
            job.inspect(folder.path(), resumeToolkit(), {});
            QVERIFY(job.isRunning());
            QVERIFY(ends.wait(job));
            QCOMPARE(ends.inspected.size(), 1);
            QCOMPARE(ends.all(), 1);
            const auto found = ends.inspected.first().first().value<Inspection>();
            QCOMPARE(found.records, 49);
        }
        {
            const Ends ends(job);
            job.migrate({.workspace = folder.path(), .playbook = resumeToolkit()});
            QVERIFY(ends.wait(job));
            QCOMPARE(ends.finished.size(), 1);
            QCOMPARE(ends.all(), 1);
            const auto report = ends.finished.first().first().value<Report>();
            QVERIFY2(report.ok(), report.failure ? qPrintable(describe(*report.failure)) : "");
        }
        {
            const Ends ends(job);
            job.previewUndo({.database = folder.database()});
            QVERIFY(ends.wait(job));
            QCOMPARE(ends.previewed.size(), 1);
            QCOMPARE(ends.all(), 1);
            QVERIFY(ends.previewed.first().first().value<UndoPreview>().removed > 0);
        }
        {
            const Ends ends(job);
            job.undo({.database = folder.database()});
            QVERIFY(ends.wait(job));
            QCOMPARE(ends.undone.size(), 1);
            QCOMPARE(ends.all(), 1);
            QVERIFY(!QFile::exists(folder.database()));
        }
        {
            const Ends ends(job);
            job.openFromFiles(folder.path(), resumeToolkit());
            QVERIFY(ends.wait(job));
            QCOMPARE(ends.opened.size(), 1);
            QCOMPARE(ends.all(), 1);
            const QString database = ends.opened.first().first().toString();
            QVERIFY(QFile::exists(database));
            closeFilesDatabase(database);
        }
    }

    void whatWasAnsweredBeforeIsKnown()
    {
        const ToolkitFolder folder;
        const Answers answers{{"secrets", "store"}};
        MigrationJob job;
        const Ends ends(job);
        job.migrate({.workspace = folder.path(), .playbook = resumeToolkit(), .answers = answers});
        QVERIFY(ends.wait(job));
        job.inspect(folder.path(), resumeToolkit(), {});
        QVERIFY(QTest::qWaitFor([&] { return ends.inspected.size() == 1; }, patience));
        QCOMPARE(ends.inspected.first().first().value<Inspection>().answers, answers);
    }

    void whatFailsSaysWhy()
    {
        MigrationJob job;
        const Ends ends(job);
        job.previewUndo({.database = u"/nowhere/at/all.db"_s});
        QVERIFY(ends.wait(job));
        QCOMPARE(ends.failed.size(), 1);
        QCOMPARE(ends.all(), 1);
        QVERIFY(!ends.failed.first().first().value<Problem>().message.isEmpty());
    }

    void everythingIsToldInTheJobsThread()
    {
        const ToolkitFolder folder;
        MigrationJob job;
        const Ends ends(job);
        int progress = 0;
        bool afterTheEnd = false;
        connect(&job, &MigrationJob::progressed, &job, [&](const Progress &step) {
            QCOMPARE(QThread::currentThread(), qApp->thread());
            QVERIFY(!step.step.isEmpty());
            afterTheEnd = afterTheEnd || ends.all() > 0;
            ++progress;
        });
        job.migrate({.workspace = folder.path(), .playbook = resumeToolkit()});
        QVERIFY(ends.wait(job));
        QTest::qWait(50);
        QVERIFY(progress > 3);
        QVERIFY(!afterTheEnd);
        QCOMPARE(ends.all(), 1);
    }

    void whoHearsTheEndMayStartAgain()
    {
        const ToolkitFolder folder;
        MigrationJob job;
        int rounds = 0;
        connect(&job, &MigrationJob::inspected, &job, [&] {
            QVERIFY(!job.isRunning());
            if (++rounds < 3)
                job.inspect(folder.path(), resumeToolkit(), {});
        });
        job.inspect(folder.path(), resumeToolkit(), {});
        QVERIFY(QTest::qWaitFor([&] { return rounds == 3; }, patience));
        QVERIFY(!job.isRunning());
    }

    void cancellingLeavesEverythingAsItWas()
    {
        const ToolkitFolder folder;
        folder.write(u"job_applications_tracker.csv"_s, manyApplications(50'000));
        MigrationJob job;
        const Ends ends(job);
        connect(&job, &MigrationJob::progressed, &job, [&](const Progress &step) {
            if (step.step == "003_migrate_csv_tracker"_L1 && step.done > 0)
                job.cancel();
        });
        job.migrate({.workspace = folder.path(), .playbook = resumeToolkit()});
        QVERIFY(ends.wait(job));
        QCOMPARE(ends.finished.size(), 1);
        QCOMPARE(ends.finished.first().first().value<Report>().outcome, RunOutcome::Cancelled);
        QVERIFY(!QFile::exists(folder.database()));
    }

    void cancellingAnInspectionEndsIt()
    {
        const ToolkitFolder folder;
        folder.write(u"job_applications_tracker.csv"_s, manyApplications(50'000));
        MigrationJob job;
        const Ends ends(job);
        job.inspect(folder.path(), resumeToolkit(), {});
        job.cancel();
        QVERIFY(ends.wait(job));
        QCOMPARE(ends.failed.size(), 1);
        QCOMPARE(ends.failed.first().first().value<Problem>().code, u"CANCELLED"_s);
        // What comes after is not cancelled by that.
        job.previewUndo({.database = folder.database()});
        QVERIFY(QTest::qWaitFor([&] { return ends.all() == 2; }, patience));
    }

    void aJobThatGoesStopsItsWork()
    {
        const ToolkitFolder folder;
        folder.write(u"job_applications_tracker.csv"_s, manyApplications(50'000));
        auto job = std::make_unique<MigrationJob>();
        job->migrate({.workspace = folder.path(), .playbook = resumeToolkit()});
        QSignalSpy progressed(job.get(), &MigrationJob::progressed);
        QVERIFY(progressed.wait(patience));
        job.reset();
        QTest::qWait(20);
        QVERIFY(!QFile::exists(folder.database()));
        QCOMPARE(QDir(QFileInfo(folder.database()).path())
                     .entryList({u"*staging*"_s}, QDir::Files | QDir::Hidden),
                 QStringList());
    }

private:
    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(tst_MigrationJob)
#include "tst_migrationjob.moc"
