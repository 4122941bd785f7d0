// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Two real processes of the window's program, without a screen. What a window has open is read
/// from the list of recent files it writes.
class SingleInstanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSecondStartHandsOverWhatItWasAskedFor();
    void aRelativePathIsMeantWhereItWasTyped();
    void theSocketIsTheUsersOwn();
    void whatACrashLeftBehindIsCleanedUp();
    void noiseOnTheSocketIsNotTakenForARequest();

private:
    std::unique_ptr<QProcess> started(const QStringList &arguments, const QString &folder = {});
    bool isListening() const { return !socket().isEmpty(); }
    QString socket() const;
    QStringList recent() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<test::Workspace> m_workspace;
    QString m_database;
    QProcessEnvironment m_variables;
};

void SingleInstanceTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<test::Workspace>(u"resume-toolkit-tidy"_s);
    m_variables = test::environment();
    for (const char *name : {"run", "config", "cache", "data"})
        QVERIFY(QDir(m_home->path()).mkdir(QString::fromLatin1(name)));
    QVERIFY(QFile::setPermissions(m_home->filePath(u"run"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_variables.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
    m_variables.insert(u"XDG_CONFIG_HOME"_s, m_home->filePath(u"config"_s));
    m_variables.insert(u"XDG_CACHE_HOME"_s, m_home->filePath(u"cache"_s));
    m_variables.insert(u"XDG_DATA_HOME"_s, m_home->filePath(u"data"_s));
    m_variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_database = m_home->filePath(u"careers.db"_s);
    const test::Ran ran = test::run(
        {u"migrate"_s, m_workspace->path(), u"--to"_s, m_database, u"--no-input"_s}, m_variables);
    QVERIFY2(ran.exitCode == 0 || ran.exitCode == 3, ran.err.constData());
}

void SingleInstanceTest::cleanup()
{
    m_workspace.reset();
    m_home.reset();
}

std::unique_ptr<QProcess> SingleInstanceTest::started(const QStringList &arguments,
                                                      const QString &folder)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_variables);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (!folder.isEmpty())
        process->setWorkingDirectory(folder);
    process->start(QStringLiteral(WAYBILL_BINARY_DIR "/waybill"), arguments);
    return process;
}

QString SingleInstanceTest::socket() const
{
    const QDir run(m_home->filePath(u"run"_s));
    const QStringList found = run.entryList({u"waybill-*"_s}, QDir::System);
    return found.isEmpty() ? QString() : run.filePath(found.constFirst());
}

QStringList SingleInstanceTest::recent() const
{
    const QSettings settings(m_home->filePath(u"config/Waybill/waybill.ini"_s),
                             QSettings::IniFormat);
    return settings.value(u"recent"_s).toStringList();
}

void SingleInstanceTest::aSecondStartHandsOverWhatItWasAskedFor()
{
    const auto first = started({});
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 30000);
    QVERIFY(recent().isEmpty());
    const auto second = started({m_database});
    QVERIFY(second->waitForFinished(30000));
    QCOMPARE(second->exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(recent(), QStringList{m_database}, 30000);
    const auto third = started({}); // only brings the window to the front
    QVERIFY(third->waitForFinished(30000));
    QCOMPARE(first->state(), QProcess::Running);
    first->kill();
    first->waitForFinished();
}

void SingleInstanceTest::aRelativePathIsMeantWhereItWasTyped()
{
    const auto first = started({}, QDir::rootPath());
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 30000);
    const auto second = started({u"careers.db"_s}, m_home->path());
    QVERIFY(second->waitForFinished(30000));
    QTRY_COMPARE_WITH_TIMEOUT(recent(), QStringList{m_database}, 30000);
    first->kill();
    first->waitForFinished();
}

void SingleInstanceTest::theSocketIsTheUsersOwn()
{
    const auto first = started({});
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 30000);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFileInfo(socket()).permissions() & others, QFile::Permissions());
    first->kill();
    first->waitForFinished();
}

void SingleInstanceTest::whatACrashLeftBehindIsCleanedUp()
{
    const auto crashed = started({});
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 30000);
    crashed->kill();
    QVERIFY(crashed->waitForFinished());
    QVERIFY(isListening()); // by the look of it
    const auto next = started({m_database});
    QTRY_COMPARE_WITH_TIMEOUT(recent(), QStringList{m_database}, 30000);
    QCOMPARE(next->state(), QProcess::Running);
    const auto later = started({});
    QVERIFY(later->waitForFinished(30000));
    QCOMPARE(later->exitCode(), 0);
    next->kill();
    next->waitForFinished();
}

void SingleInstanceTest::noiseOnTheSocketIsNotTakenForARequest()
{
    const auto first = started({});
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 30000);
    QProcess noise;
    noise.start(u"python3"_s,
                {u"-c"_s,
                 u"import socket,sys\n"
                 "s=socket.socket(socket.AF_UNIX);s.connect(sys.argv[1]);s.settimeout(10)\n"
                 "try:\n  s.sendall(b'x'*200000);print(len(s.recv(1)))\n"
                 "except OSError: print(0)"_s,
                 socket()});
    if (!noise.waitForStarted())
        QSKIP("there is no python3 here");
    QVERIFY(noise.waitForFinished(20000));
    QCOMPARE(noise.readAllStandardOutput().trimmed(), QByteArray("0"));
    const auto second = started({m_database});
    QVERIFY(second->waitForFinished(30000));
    QTRY_COMPARE_WITH_TIMEOUT(recent(), QStringList{m_database}, 30000);
    first->kill();
    first->waitForFinished();
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
