// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/ownplaybook.h"
#include "migration/playbook/playbookparser.h"
#include "tests/support/learnerworkspace.h"
#include "tests/support/matchworkspace.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

class tst_OwnPlaybook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameGivesAnId_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("words") << u"My  tracker 2"_s << u"my-tracker-2"_s;
        QTest::newRow("accents") << u"Bücher & Söhne"_s << u"bucher-sohne"_s;
        QTest::newRow("nothing") << u"!!"_s << QString();
    }
    void aNameGivesAnId()
    {
        QFETCH(QString, name);
        QFETCH(QString, id);
        QCOMPARE(QString::fromStdString(playbookIdFor(name)), id);
    }

    void itIsSoundAndMigratesByItself()
    {
        ResumeWorkspace workspace;
        workspace.application({{"Remarks of mine", "call Ada Roe"},
                               {"Notes", "one"},
                               {"Follow-Up Status", "Ghosted"}});
        const QString folder = workspace.outside(u"mine"_s);
        const Answers decisions{{"place/tracker/Remarks of mine", "lessons_learned"},
                                {"place/tracker/Notes", "extra"},
                                {"words/status/Ghosted", "rejected"},
                                {"mend-record/tracker/0/Notes", "of one record"}};
        const auto saved = saveOwnPlaybook(
            resumeToolkit(), {"mine", u"Mine: \"the\" tracker"_s, decisions}, folder, false);
        QVERIFY2(saved, saved ? "" : qPrintable(describe(saved.error())));
        QCOMPARE(saved->id, "mine");
        QCOMPARE(saved->name, u"Mine: \"the\" tracker"_s);
        QCOMPARE(saved->derivedFrom, "resume-toolkit " + resumeToolkit().version);
        QCOMPARE(saved->decisions.size(), 3);
        QVERIFY(lintPlaybook(folder + u"/playbook.yaml"_s).isEmpty());

        MigrationRequest request = workspace.request();
        request.playbook = *saved;
        workspace.migrate(request);
        QVERIFY2(workspace.failure().isEmpty(), qPrintable(workspace.failure()));
        QCOMPARE(workspace.value(u"SELECT status || ' ' || lessons_learned || ' ' ||"
                                 " coalesce(notes, '-') FROM applications"_s),
                 u"rejected call Ada Roe -"_s);
        QCOMPARE(workspace.exportAndCompare(), QString());

        // Once more, from the one that was saved.
        const QString other = workspace.outside(u"again"_s);
        const auto again = saveOwnPlaybook(*saved, {"again", u"Again"_s, {}}, other, false);
        QVERIFY2(again, again ? "" : qPrintable(describe(again.error())));
        QCOMPARE(again->decisions, saved->decisions);
        QCOMPARE(again->derivedFrom, "mine " + saved->version);
    }

    void everyPlaybookCanBeSaved_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"resume-toolkit", "job-matches", "learner-profiles"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void everyPlaybookCanBeSaved()
    {
        QFETCH(QString, id);
        const Playbook playbook = playbookInTree(id);
        const QTemporaryDir folder;
        const auto saved = saveOwnPlaybook(playbook, {"own", u"Own"_s, {{"secrets", "leave-out"}}},
                                           folder.path(), false);
        QVERIFY2(saved, saved ? "" : qPrintable(describe(saved.error())));
        const auto twice = saveOwnPlaybook(playbook, {"own", u"Own"_s, {}}, folder.path(), false);
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, u"OWN-02"_s);
        const auto nameless = saveOwnPlaybook(playbook, {"", u" "_s, {}}, folder.path(), true);
        QVERIFY(!nameless);
        QCOMPARE(nameless.error().code, u"OWN-01"_s);
    }

    void decisionsThatCannotBeAreMistakes()
    {
        const std::string text =
            ownPlaybookText(resumeToolkit(),
                            {"mine",
                             u"Mine"_s,
                             {{"place/tracker/Notes", "planets.name"}, {"weather/today", "rain"}}});
        const PlaybookFile file =
            checkPlaybook(text, u"playbook.yaml"_s, [](const QString &name) -> Result<std::string> {
                const QString path =
                    QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/")
                    + name;
                QFile script(path);
                if (!script.open(QIODevice::ReadOnly))
                    return Problem{.file = path};
                return script.readAll().toStdString();
            });
        QCOMPARE(file.problems.size(), 2);
        for (const Problem &problem : file.problems) {
            QCOMPARE(problem.code, u"PB-07"_s);
            QVERIFY(problem.line > 0);
        }
    }
};

QTEST_GUILESS_MAIN(tst_OwnPlaybook)
#include "tst_ownplaybook.moc"
