// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo that are killed at any point: what is there is as it was or as it is to be, and the
// same command carries on.
#include "migration/undo/undorun.h"
#include "tests/app/program.h"
#include "tests/support/fastfolder.h"
#include "tests/support/resumeworkspace.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

namespace {

/// Every point at night, some of them with every build.
int stride()
{
    return qEnvironmentVariableIsSet("WAYBILL_SEQUENCES") ? 1 : 5;
}

QString digestOf(const QString &database)
{
    if (!QFile::exists(database))
        return u"none"_s;
    auto connection = waybill::Connection::open(database, waybill::Connection::Mode::ReadWrite);
    if (!connection)
        return describe(connection.error());
    const auto digest = waybill::contentDigest(*connection);
    return digest ? QString::fromStdString(*digest) : describe(digest.error());
}

/// A workspace that is copied for each attempt.
class Scene
{
public:
    explicit Scene(bool isNew)
    {
        if (!isNew) {
            m_workspace.migrate();
            m_workspace.sql(u"INSERT INTO config (key, value) VALUES ('my.own', 'kept')"_s);
            m_workspace.application({{"Role", "Lead"}, {"Notes", "two"}});
        }
        m_workspace.migrate();
        m_workspace.sql(u"UPDATE applications SET notes = 'mine' WHERE id = 1"_s);
        m_workspace.skills("[]");
    }

    bool run(const QString &command)
    {
        return waybill::test::run({command, m_workspace.database(), u"--yes"_s, u"--quiet"_s})
                   .exitCode
            == 0;
    }

    /// A copy of its own, in which what the database says of its places is as true.
    QString copy(int number) const
    {
        const QString folder = m_folder.filePath(QString::number(number));
        return QProcess::execute(u"cp"_s, {u"-a"_s, m_workspace.path(), folder}) == 0 ? folder
                                                                                      : QString();
    }

    static QString database(const QString &folder) { return folder + u"/data/resume_toolkit.db"_s; }

private:
    ResumeWorkspace m_workspace;
    QTemporaryDir m_folder{fastFolder()};
};

QProcessEnvironment killedAt(int point)
{
    QProcessEnvironment variables = environment();
    variables.insert(u"LD_PRELOAD"_s, QStringLiteral(WAYBILL_KILL_AT_SYNC));
    variables.insert(u"WAYBILL_KILL_AT"_s, QString::number(point));
    return variables;
}

} // namespace

class TestCliKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAtAnyPoint_data();
    void nothingIsLostAtAnyPoint();
};

void TestCliKilled::nothingIsLostAtAnyPoint_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<QStringList>("command");
    QTest::newRow("undo") << false << QStringList{u"undo"_s};
    QTest::newRow("undo exactly") << false << QStringList{u"undo"_s, u"--exact"_s};
    QTest::newRow("undo exactly, new database") << true << QStringList{u"undo"_s, u"--exact"_s};
    QTest::newRow("redo") << false << QStringList{u"redo"_s};
    QTest::newRow("redo, database removed") << true << QStringList{u"redo"_s};
}

void TestCliKilled::nothingIsLostAtAnyPoint()
{
    QFETCH(bool, isNew);
    QFETCH(QStringList, command);
    Scene scene(isNew);
    if (command.first() == "redo"_L1) {
        QVERIFY(scene.run(u"undo"_s));
    }
    const auto arguments = [&](const QString &folder) {
        return QStringList{command.first(), Scene::database(folder)} + command.mid(1)
            + QStringList{u"--yes"_s, u"--quiet"_s};
    };
    const QString whole = scene.copy(0);
    const QString before = digestOf(Scene::database(whole));
    const Ran ran = run(arguments(whole));
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const QString after = digestOf(Scene::database(whole));
    QVERIFY(before != after);
    int killed = 0;
    for (int point = 1; point < 500; point += stride()) {
        const QString folder = scene.copy(point);
        QVERIFY(!folder.isEmpty());
        if (run(arguments(folder), killedAt(point)).exitCode == 0)
            break;
        ++killed;
        const QString now = digestOf(Scene::database(folder));
        const QByteArray where = "killed at " + QByteArray::number(point);
        QVERIFY2(now == before || now == after, (where + ": " + now.toUtf8()).constData());
        if (now == before) {
            const Ran again = run(arguments(folder));
            QVERIFY2(again.exitCode == 0, (where + ": " + again.err).constData());
            QCOMPARE(digestOf(Scene::database(folder)), after);
        }
        QDir(folder).removeRecursively();
    }
    QVERIFY2(killed > 2, "it has hardly ever been killed");
}

QTEST_GUILESS_MAIN(TestCliKilled)

#include "tst_clikilled.moc"
