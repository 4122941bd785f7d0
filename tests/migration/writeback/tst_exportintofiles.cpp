// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/exportsources.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

/// An export into a folder in which the files are already: they get the edits and nothing else.
class ExportIntoFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFilesGetTheEditsAlone();
    void anOtherFileIsReplaced();
};

namespace {

const QString config = u"data/config_preferences.json"_s;
/// No writer would lay it out like this, and it has something that is not in the database.
constexpr auto configText = "{ \"ui\" : {\"theme\":\"dark\",\n\t\"size\": 1.50e1 },\n"
                            "  \"api_keys\": { \"search\" :\"sk-live-1234567890abcdef\" } }\n";

void fill(ResumeWorkspace &workspace)
{
    workspace.config(configText);
    workspace.tracker("Company;Role;Notes\r\n\"Fernway\";Lead;one\r\nHarrow;\"Engineer\";two\r\n");
}

} // namespace

void ExportIntoFilesTest::theFilesGetTheEditsAlone()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QVERIFY2(workspace.migrate().ok(), qPrintable(workspace.failure()));
    const auto before = workspace.files();
    auto same = exportAsSources(workspace.database(), workspace.path());
    QVERIFY2(same, same ? "" : qPrintable(describe(same.error())));
    QCOMPARE(workspace.files(), before);

    QCOMPARE(workspace.sql(u"UPDATE config SET value = '\"light\"' WHERE key = 'ui.theme';"
                           "UPDATE applications SET notes = 'three' WHERE notes = 'two'"_s),
             QString());
    const auto exported = exportAsSources(workspace.database(), workspace.path());
    QVERIFY2(exported, exported ? "" : qPrintable(describe(exported.error())));
    QCOMPARE(workspace.read(config), QByteArray(configText).replace("dark", "light"));
    QCOMPARE(workspace.read(u"job_applications_tracker.csv"_s),
             QByteArray("Company;Role;Notes\r\n\"Fernway\";Lead;one\r\n"
                        "Harrow;\"Engineer\";three\r\n"));
    qint64 edited = 0;
    for (const ExportedFile &file : exported->files) {
        edited += file.edited;
        QCOMPARE(file.leftOut, 0);
    }
    QCOMPARE(edited, 2);
}

/// What somebody has written there since is no place for edits: it is replaced as a whole.
void ExportIntoFilesTest::anOtherFileIsReplaced()
{
    ResumeWorkspace workspace;
    fill(workspace);
    QVERIFY(workspace.migrate().ok());
    workspace.config(R"({"ui": {"theme": "green"}})");
    const auto exported = exportAsSources(workspace.database(), workspace.path());
    QVERIFY2(exported, exported ? "" : qPrintable(describe(exported.error())));
    const QByteArray written = workspace.read(config);
    QVERIFY2(written.contains("\"dark\"") && written.contains("1.50e1"), written.constData());
    QVERIFY(!written.contains("sk-live"));
    const auto file = std::find_if(exported->files.begin(), exported->files.end(),
                                   [](const ExportedFile &one) { return one.file == config; });
    QVERIFY(file != exported->files.end());
    QCOMPARE(file->leftOut, 1);
}

QTEST_GUILESS_MAIN(ExportIntoFilesTest)
#include "tst_exportintofiles.moc"
