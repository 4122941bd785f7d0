// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace about people on the command line: what is printed, whom a record belongs to, and
// going on with the files.
#include "tests/app/program.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

class TestCliPersonal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsDetected();
    void whoseItIsHasToBeSaid();
    void nothingOfPeopleIsPrintedUnlessAsked();
    void theFilesAreUsedForAWhile();

private:
    static QStringList migrate(const Workspace &workspace, const QStringList &more = {})
    {
        return QStringList{u"migrate"_s, workspace.path(), u"--answers"_s,
                           workspace.file(u"answers.yaml"_s)}
        + more;
    }
};

void TestCliPersonal::itIsDetected()
{
    const Workspace workspace(u"learner-profiles"_s);
    const Ran ran = run({u"detect"_s, workspace.path(), u"--json"_s});
    QCOMPARE(ran.exitCode, 0);
    QVERIFY2(ran.out.contains("learner-profiles"), ran.out.constData());
    QVERIFY(!ran.out.contains("resume-toolkit"));
}

void TestCliPersonal::whoseItIsHasToBeSaid()
{
    const Workspace workspace(u"learner-profiles"_s);
    const Ran ran = run({u"migrate"_s, workspace.path(), u"--no-input"_s});
    QCOMPARE(ran.exitCode, 5);
    QVERIFY2(ran.err.contains("card-owner"), ran.err.constData());
    QVERIFY(!QFile::exists(workspace.file(u"data/srs4autism.db"_s)));
}

void TestCliPersonal::nothingOfPeopleIsPrintedUnlessAsked()
{
    const Workspace workspace(u"learner-profiles"_s);
    const QString report = workspace.outside(u"report.json"_s);
    const Ran masked = run(migrate(workspace, {u"--report"_s, report}));
    QVERIFY2(masked.exitCode == 0, masked.err.constData());
    for (const QByteArray &text : {masked.out, masked.err, read(report)}) {
        QVERIFY(!text.contains("ice cream"));
        QVERIFY(!text.contains("Ada Roe"));
    }
    const Ran looked = run({u"inspect"_s, workspace.path(), u"--json"_s});
    QVERIFY(!looked.out.contains("ice cream"));
    QVERIFY(!looked.out.contains("Bo Roe"));
    const Ran asked = run({u"inspect"_s, workspace.path(), u"--json"_s, u"--show-personal"_s});
    QVERIFY(asked.out.contains("ice cream"));
}

void TestCliPersonal::theFilesAreUsedForAWhile()
{
    const Workspace workspace(u"learner-profiles"_s);
    QCOMPARE(run({u"use"_s, workspace.path(), u"files"_s}).exitCode, 7); // there is nothing else
    QCOMPARE(run(migrate(workspace)).exitCode, 0);
    const auto used = [&workspace](const QStringList &more) {
        return run(QStringList{u"use"_s, workspace.path(), u"--json"_s} + more)
            .json()
            .value("using"_L1)
            .toString();
    };
    QCOMPARE(used({}), u"database"_s);
    QCOMPARE(used({u"files"_s}), u"files"_s);
    QCOMPARE(used({}), u"files"_s);
    replaceInFile(workspace.file(u"data/content_db/chat_history.json"_s), "Here they are.",
                  "Here are three.");
    const Ran back = run({u"use"_s, workspace.path(), u"database"_s, u"--json"_s});
    QCOMPARE(back.json().value("using"_L1).toString(), u"database"_s);
    QVERIFY(back.json().value("advice"_L1).toString().contains(u"chat_history.json"_s));
    QCOMPARE(run({u"use"_s, workspace.path(), u"both"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCliPersonal)
#include "tst_clipersonal.moc"
