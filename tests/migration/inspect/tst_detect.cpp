// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "tests/support/toolkitfolder.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::resumeToolkit;
using test::ToolkitFolder;

namespace {

const QString tracker = u"job_applications_tracker.csv"_s;

/// Another system: one JSON file.
Playbook notebook()
{
    Playbook playbook;
    playbook.id = "notebook";
    playbook.name = u"Notebook"_s;
    playbook.sources.push_back(
        {.name = "pages", .title = u"Pages"_s, .file = u"pages.json"_s, .required = true});
    return playbook;
}

QList<Detection> detect(const QString &folder)
{
    return detectPlaybooks(folder, {notebook(), resumeToolkit()});
}

} // namespace

class tst_Detect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeFolderIsRecognised_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<int>("least");
        QTest::addColumn<QString>("reason");
        QTest::newRow("tidy") << u"resume-toolkit-tidy"_s << 90
                              << u"6 of 6 JSON files, Application tracker with 50 columns"_s;
        QTest::newRow("lived in") << u"resume-toolkit-real"_s << 70
                                  << u"5 of 6 JSON files, Application tracker with 49 columns"_s;
    }
    void aWholeFolderIsRecognised()
    {
        QFETCH(QString, sample);
        QFETCH(int, least);
        QFETCH(QString, reason);
        const auto found = detect(ToolkitFolder(sample).path());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().playbook, u"resume-toolkit"_s);
        QCOMPARE(found.first().reason, reason);
        QVERIFY(found.first().confidence >= least);
        QVERIFY(found.first().confidence <= 100);
    }

    void theBestOneComesFirst()
    {
        const ToolkitFolder folder;
        folder.remove(u"data/profile_contact.json"_s);
        folder.write(u"pages.json"_s, "[]");
        const auto found = detect(folder.path());
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].playbook, u"notebook"_s);
        QCOMPARE(found[0].confidence, 100);
        QVERIFY(found[1].confidence <= 50);
    }

    void aStrangeHeaderFitsLess()
    {
        const ToolkitFolder folder;
        const int before = detect(folder.path()).first().confidence;
        folder.write(tracker, "Alpha,Beta,Gamma\n1,2,3\n");
        const auto after = detect(folder.path()).first();
        QVERIFY(after.confidence < before);
        QCOMPARE(after.reason, u"6 of 6 JSON files"_s);
    }

    void theHeaderIsReadInAnyEncoding_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QString text = u"Company,Position,Größe\nA,B,C\n"_s;
        const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QTest::newRow("UTF-8") << text.toUtf8();
        QTest::newRow("marked UTF-8") << "\xef\xbb\xbf" + text.toUtf8();
        QTest::newRow("windows-1252") << text.toLatin1();
        QTest::newRow("marked UTF-16") << "\xff\xfe" + utf16;
        QTest::newRow("UTF-16") << utf16;
    }
    void theHeaderIsReadInAnyEncoding()
    {
        QFETCH(QByteArray, content);
        const ToolkitFolder folder;
        folder.write(tracker, content);
        QCOMPARE(detect(folder.path()).first().reason,
                 u"6 of 6 JSON files, Application tracker with 3 columns"_s);
    }

    void nothingIsFoundWhereNothingIs_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("no folder") << QDir::tempPath() + u"/waybill-there-is-no-such-folder"_s;
        QTest::newRow("a file") << QStringLiteral(WAYBILL_SOURCE_DIR "/CMakeLists.txt");
        QTest::newRow("another folder") << QStringLiteral(WAYBILL_SOURCE_DIR "/migration");
    }
    void nothingIsFoundWhereNothingIs()
    {
        QFETCH(QString, folder);
        QVERIFY(detect(folder).isEmpty());
    }

    void emptyFilesDoNotCount()
    {
        const QTemporaryDir folder(test::fastFolder());
        QFile file(folder.filePath(u"pages.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(detect(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Detect)
#include "tst_detect.moc"
