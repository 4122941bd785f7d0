// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inputdifferences.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

namespace {

constexpr auto before = "Company,Role,Follow-Up Status,Notes\n"
                        "Fernway Labs,Lead,Pending,one\n"
                        "Fernway Labs,Chief,Parked,two\n";

InputDifferences differences(const ResumeWorkspace &workspace)
{
    const MigrationRequest request = workspace.request();
    const auto inspection = inspectWorkspace(request.workspace, request.playbook, request.answers);
    const auto found = differencesSince(workspace.database(), request.playbook, *inspection);
    if (!found)
        qFatal("%s", qPrintable(describe(found.error())));
    return *found;
}

} // namespace

class tst_FileDifferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTimeNothingIsCompared()
    {
        ResumeWorkspace workspace;
        QCOMPARE(differences(workspace).run, 0);
        QVERIFY(differencesText(differences(workspace)).isEmpty());
    }

    void whatIsOtherwiseIsFound_data()
    {
        QTest::addColumn<QByteArray>("tracker");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("nothing") << QByteArray(before) << QStringList();
        QTest::newRow("a column") << QByteArray("Company,Role,Follow-Up Status,Notes,Team\n"
                                                "Fernway Labs,Lead,Pending,one,4\n")
                                  << QStringList{u"file-changed: "_s, u"new-column: Team"_s};
        QTest::newRow("no column") << QByteArray("Company,Role,Follow-Up Status\n"
                                                 "Fernway Labs,Lead,Pending\n")
                                   << QStringList{u"file-changed: "_s, u"column-gone: Notes"_s};
        QTest::newRow("a word") << QByteArray("Company,Role,Follow-Up Status,Notes\n"
                                              "Fernway Labs,Lead,Ghosted,one\n"
                                              "Fernway Labs,Chief,Parked,two\n")
                                << QStringList{u"file-changed: "_s, u"new-word: Ghosted"_s};
        QTest::newRow("separators")
            << QByteArray("Company;Role;Follow-Up Status;Notes\n"
                          "Fernway Labs;Lead;Pending;one\n")
            << QStringList{u"file-changed: "_s, u"new-layout: UTF-8 LF ;"_s};
    }
    void whatIsOtherwiseIsFound()
    {
        QFETCH(QByteArray, tracker);
        QFETCH(QStringList, expected);
        ResumeWorkspace workspace;
        workspace.tracker(before).migrate();
        QVERIFY2(workspace.failure().isEmpty(), qPrintable(workspace.failure()));
        workspace.tracker(tracker);
        const InputDifferences found = differences(workspace);
        QCOMPARE(found.run, 1);
        QStringList lines;
        for (const InputDifference &difference : found.all) {
            QCOMPARE(difference.where.isEmpty(), false);
            lines << differenceName(difference.kind) + u": "_s + difference.what;
        }
        QCOMPARE(lines, expected);
        QCOMPARE(differencesText(found).isEmpty(), expected.isEmpty());
    }

    void filesThatCameAndWentAreFound()
    {
        ResumeWorkspace workspace;
        workspace.remove(u"data/profile_education.json"_s).migrate();
        QVERIFY2(workspace.failure().isEmpty(), qPrintable(workspace.failure()));
        workspace.education("[]").remove(u"data/profile_skills.json"_s);
        const InputDifferences found = differences(workspace);
        QCOMPARE(found.counts.value(InputDifference::Kind::NewFile), 1);
        QCOMPARE(found.counts.value(InputDifference::Kind::FileGone), 1);
    }
};

QTEST_GUILESS_MAIN(tst_FileDifferences)
#include "tst_filedifferences.moc"
