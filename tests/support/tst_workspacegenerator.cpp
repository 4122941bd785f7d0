// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/recordreader.h"
#include "tests/support/comparefiles.h"
#include "tests/support/workspacegenerator.h"

#include <QDirIterator>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::GeneratedWorkspace;

namespace {

QMap<QString, QByteArray> filesIn(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator entries(folder, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

/// What reading all workspaces of this test comes across.
struct Sights
{
    QSet<QString> codes;
    QSet<QString> encodings;
    qint64 unreadable = 0;
    qint64 files = 0;
    qint64 rows = 0;
    int deepest = 0;
};

void look(const QString &path, const QString &name, const std::string &encoding, Sights &sights)
{
    const ReaderOptions options{.format =
                                    name.endsWith(u".csv") ? SourceFormat::Csv : SourceFormat::Json,
                                .encoding = encoding};
    const auto sink = [&](const Problem &problem) { sights.codes.insert(problem.code); };
    ++sights.files;
    auto reader = openReader(path, name, options, sink);
    for (bool more = bool(reader); more;) {
        const Result<const Record *> record = (*reader)->next();
        more = record && *record != nullptr;
        if (!record)
            ++sights.unreadable;
        if (!more)
            break;
        sights.rows += options.format == SourceFormat::Csv ? 1 : 0;
        for (const Node &node : (*record)->nodes) {
            int depth = 0;
            for (std::int32_t at = node.parent; at >= 0;
                 at = (*record)->nodes[std::size_t(at)].parent)
                ++depth;
            sights.deepest = std::max(sights.deepest, depth);
        }
    }
    if (!reader)
        ++sights.unreadable;
    else
        sights.encodings.insert(QString::fromStdString((*reader)->dialect().encoding));
}

} // namespace

class tst_WorkspaceGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameBytes();
    void mostFilesCanBeReadAndTheRestIsHostile();
};

void tst_WorkspaceGenerator::theSameSeedGivesTheSameBytes()
{
    const QTemporaryDir first;
    const QTemporaryDir again;
    const QTemporaryDir other;
    test::generateWorkspace(first.path(), 7);
    test::generateWorkspace(again.path(), 7);
    test::generateWorkspace(other.path(), 8);
    QVERIFY(!filesIn(first.path()).isEmpty());
    QCOMPARE(filesIn(first.path()), filesIn(again.path()));
    QVERIFY(filesIn(first.path()) != filesIn(other.path()));
}

void tst_WorkspaceGenerator::mostFilesCanBeReadAndTheRestIsHostile()
{
    Sights sights;
    int complete = 0;
    constexpr int count = 400;
    for (int seed = 1; seed <= count; ++seed) {
        const QTemporaryDir folder;
        const GeneratedWorkspace workspace =
            test::generateWorkspace(folder.path(), std::uint64_t(seed));
        complete += workspace.complete ? 1 : 0;
        const QMap<QString, QByteArray> files = filesIn(folder.path());
        for (auto file = files.begin(); file != files.end(); ++file) {
            const auto encoding = workspace.encodings.find(file.key().toStdString());
            const test::CompareOptions options{
                .csv = file.key().endsWith(u".csv"),
                .encoding = encoding == workspace.encodings.end() ? "" : encoding->second};
            const QString path = folder.filePath(file.key());
            look(path, file.key(), options.encoding, sights);
            const QString difference = test::compareFiles(path, path, options);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }
    const QString seen = QStringList(sights.codes.values()).join(u' ');
    for (const QString &code : {u"JSON-05"_s, u"JSON-07"_s, u"CSV-05"_s})
        QVERIFY2(sights.codes.contains(code), qPrintable(u"only "_s + seen));
    for (const QString &name : {u"UTF-8"_s, u"UTF-16LE"_s, u"UTF-16BE"_s, u"windows-1252"_s})
        QVERIFY2(sights.encodings.contains(name), qPrintable(name));
    QCOMPARE_GT(complete, count * 9 / 10);
    QCOMPARE_GT(sights.unreadable, 10);
    QCOMPARE_LT(sights.unreadable, sights.files / 10);
    QCOMPARE_GT(sights.rows, 4 * count / 2);
    QCOMPARE_GE(sights.deepest, 25);
}

QTEST_GUILESS_MAIN(tst_WorkspaceGenerator)
#include "tst_workspacegenerator.moc"
