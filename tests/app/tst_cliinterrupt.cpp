// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a run that is told to stop.
#include "tests/app/program.h"
#include "tests/support/resumeworkspace.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace waybill::test;

namespace {

constexpr int exitCodeInterrupted = 130;

/// So long that there is time for a signal.
void makeLarge(const Workspace &workspace)
{
    const QString tracker = workspace.file(u"job_applications_tracker.csv"_s);
    QByteArray csv = read(tracker);
    constexpr int rows = 60'000;
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        csv += "2025-03-04,Company " + number + ",Engineer,Anywhere,High,50\n";
    }
    write(tracker, csv);
}

bool hasStaging(const Workspace &workspace)
{
    return !QDir(workspace.file(u"data"_s))
                .entryList({u".*.waybill-staging-*"_s}, QDir::Files | QDir::Hidden)
                .isEmpty();
}

} // namespace

class TestCliInterrupt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstSignalStopsCleanly_data();
    void theFirstSignalStopsCleanly();
    void theSecondSignalAbortsAndNothingIsLost();
};

void TestCliInterrupt::theFirstSignalStopsCleanly_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestCliInterrupt::theFirstSignalStopsCleanly()
{
    QFETCH(int, number);
    const Workspace workspace(u"resume-toolkit-tidy"_s);
    makeLarge(workspace);
    const auto before = filesIn(workspace.file(u"data"_s));
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program(), {u"migrate"_s, workspace.path(), u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(hasStaging(workspace), 30'000);
    QTest::qWait(200);
    QElapsedTimer watch;
    watch.start();
    ::kill(static_cast<pid_t>(process.processId()), number);
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY2(watch.elapsed() < 5'000, qPrintable(QString::number(watch.elapsed())));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), exitCodeInterrupted);
    const QJsonObject report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(report.value("outcome"_L1).toString(), u"cancelled"_s);
    QCOMPARE(filesIn(workspace.file(u"data"_s)), before);
}

void TestCliInterrupt::theSecondSignalAbortsAndNothingIsLost()
{
    const Workspace workspace(u"resume-toolkit-tidy"_s);
    makeLarge(workspace);
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program(), {u"migrate"_s, workspace.path(), u"--quiet"_s});
    QTRY_VERIFY_WITH_TIMEOUT(hasStaging(workspace), 30'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), exitCodeInterrupted);
    QVERIFY(!QFileInfo::exists(workspace.database()));

    const Ran again = run({u"migrate"_s, workspace.path(), u"--quiet"_s});
    QVERIFY2(again.exitCode == 0 || again.exitCode == 3, again.err.constData());
    QVERIFY(!hasStaging(workspace));
}

QTEST_GUILESS_MAIN(TestCliInterrupt)

#include "tst_cliinterrupt.moc"
