// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookparser.h"
#include "migration/run/migrate.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/workspacegenerator.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <optional>
#include <random>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::GeneratedWorkspace;

namespace {

constexpr int shards = 8;
constexpr int inAll = 2000;

using Files = QMap<QString, QByteArray>; ///< path inside the workspace -> bytes

Files filesIn(const QString &folder)
{
    Files files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

const Playbook &resumeToolkit()
{
    static const Playbook playbook = [] {
        Result<Playbook> read = readPlaybook(
            QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/playbook.yaml"));
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        return *read;
    }();
    return playbook;
}

/// In memory where there is such a place: a migration syncs everything it writes.
QString temporaryTemplate()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
        + u"/waybill-roundtrip-XXXXXX"_s;
}

bool looksSecret(const QString &place, const Playbook &playbook)
{
    const QString key = place.toCaseFolded().replace(u'-', u'_').replace(u' ', u'_');
    return key.contains(u"api_keys")
        || std::any_of(
               playbook.secrets.keys.begin(), playbook.secrets.keys.end(),
               [&](const std::string &part) { return key.contains(QString::fromStdString(part)); });
}

/// One workspace there and back.
class RoundTrip
{
public:
    RoundTrip(const QString &folder, GeneratedWorkspace workspace)
        : m_root(folder)
        , m_folder(m_root.filePath(u"workspace"_s))
        , m_workspace(std::move(workspace))
        , m_before(filesIn(m_folder))
    {
    }

    /// Empty when everything holds, else what does not.
    QString run()
    {
        MigrationRequest request{.workspace = m_folder, .playbook = resumeToolkit()};
        request.answers = m_workspace.answers;
        const Report report = migrate(request);
        if (const QString changed = changedSources(); !changed.isEmpty())
            return u"the migration changed %1"_s.arg(changed);
        if (!report.balance.even())
            return u"the balance is not even"_s;
        if (!report.ok())
            return failed(report);
        if (!m_workspace.complete)
            return u"it was migrated although a file that it needs is missing"_s;
        return exportAgain(report.database);
    }

private:
    QString changedSources() const
    {
        const Files after = filesIn(m_folder);
        for (auto file = m_before.begin(); file != m_before.end(); ++file) {
            if (after.value(file.key()) != file.value())
                return file.key();
        }
        return {};
    }

    QString failed(const Report &report) const
    {
        if (QFileInfo::exists(databasePath({.workspace = m_folder, .playbook = resumeToolkit()})))
            return u"the migration failed and left a database"_s;
        if (!m_workspace.complete)
            return {};
        QString text = u"the migration failed: "_s
            + (report.failure ? describe(*report.failure) : report.verdict);
        for (const CheckReport &check : report.checks) {
            if (check.status == CheckReport::Status::Fail)
                text += u"\n    "_s + check.title + u": "_s + check.detail;
        }
        for (const Problem &problem : report.problems) {
            if (problem.code.startsWith(u"RT"))
                text += u"\n    "_s + describe(problem);
        }
        return text.left(2000);
    }

    QString exportAgain(const QString &database)
    {
        const QString folder = m_root.filePath(u"exported"_s);
        const Result<ExportReport> exported = exportAsSources(database, folder);
        if (!exported)
            return u"the export failed: "_s + describe(exported.error());
        for (const SourceSpec &source : resumeToolkit().sources) {
            const QString difference = compare(source, folder, *exported);
            if (!difference.isEmpty())
                return source.file + u": "_s + difference;
        }
        return {};
    }

    QString compare(const SourceSpec &source, const QString &folder,
                    const ExportReport &exported) const
    {
        test::CompareOptions options{.csv = source.format == SourceFormat::Csv};
        const auto encoding = m_workspace.encodings.find(source.file.toStdString());
        if (encoding != m_workspace.encodings.end())
            options.encoding = encoding->second;
        for (const ExportedFile &file : exported.files) {
            if (file.file != source.file)
                continue;
            if (file.edited != 0)
                return u"%1 values count as edited"_s.arg(file.edited);
            for (const QString &place : file.leftOutFields) {
                const QString field = place.mid(place.indexOf(u": ") + 2);
                if (stored() || !looksSecret(field, resumeToolkit()))
                    return u"%1 was left out"_s.arg(place);
                options.leftOut << field << u"/*"_s + field;
            }
        }
        return test::compareFiles(QDir(m_folder).filePath(source.file),
                                  QDir(folder).filePath(source.file), options);
    }

    bool stored() const
    {
        const auto answer = m_workspace.answers.find("secrets");
        return answer != m_workspace.answers.end() && answer->second == "store";
    }

    QDir m_root;
    QString m_folder;
    GeneratedWorkspace m_workspace;
    Files m_before;
};

/// Empty when the workspace of \a seed survives; keeps it otherwise.
QString roundTrip(std::uint64_t seed)
{
    QTemporaryDir folder(temporaryTemplate());
    const QString workspace = folder.filePath(u"workspace"_s);
    QDir().mkpath(workspace);
    const QString difference =
        RoundTrip(folder.path(), test::generateWorkspace(workspace, seed)).run();
    if (difference.isEmpty())
        return {};
    folder.setAutoRemove(false);
    return u"seed %1 (kept in %2): %3"_s.arg(seed).arg(folder.path(), difference);
}

int workspacesPerShard()
{
    bool given = false;
    const int count = qEnvironmentVariableIntValue("WAYBILL_ROUNDTRIP", &given);
    return std::max(1, (given ? count : inAll) / shards);
}

} // namespace

/// The database alone writes all source files again. WAYBILL_ROUNDTRIP=n tries n workspaces,
/// WAYBILL_ROUNDTRIP_SEED=s the one of this seed.
class tst_RoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileComesBack_data();
    void everyFileComesBack();
    void samplesComeBack_data();
    void samplesComeBack();
};

void tst_RoundTrip::everyFileComesBack_data()
{
    QTest::addColumn<quint64>("firstSeed");
    for (int shard = 1; shard <= shards; ++shard)
        QTest::newRow(qPrintable(u"shard %1"_s.arg(shard))) << quint64(shard) * 1'000'000;
    QTest::newRow("shard random") << quint64(std::random_device()()) * 1000;
}

void tst_RoundTrip::everyFileComesBack()
{
    QFETCH(quint64, firstSeed);
    if (qEnvironmentVariableIsSet("WAYBILL_ROUNDTRIP_SEED")) {
        const QString difference =
            roundTrip(qEnvironmentVariable("WAYBILL_ROUNDTRIP_SEED").toULongLong());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        return;
    }
    qInfo("seeds from %llu on", firstSeed);
    QStringList differences;
    for (int i = 0; i < workspacesPerShard() && differences.size() < 5; ++i) {
        const QString difference = roundTrip(firstSeed + std::uint64_t(i));
        if (!difference.isEmpty())
            differences << difference;
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void tst_RoundTrip::samplesComeBack_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<int>("code");
    QTest::newRow("tidy") << u"resume-toolkit-tidy"_s << 0;
    QTest::newRow("real") << u"resume-toolkit-real"_s << 3;
}

void tst_RoundTrip::samplesComeBack()
{
    QFETCH(QString, sample);
    QFETCH(int, code);
    const QTemporaryDir folder(temporaryTemplate());
    const QDir source(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/") + sample);
    const QDir workspace(folder.filePath(u"workspace"_s));
    QVERIFY(workspace.mkpath(u"data"_s));
    const Files files = filesIn(source.path());
    for (auto file = files.begin(); file != files.end(); ++file)
        QVERIFY(QFile::copy(source.filePath(file.key()), workspace.filePath(file.key())));

    const QString difference = RoundTrip(folder.path(), {}).run();
    QVERIFY2(difference.isEmpty(), qPrintable(difference));

    MigrationRequest request{.workspace = workspace.path(), .playbook = resumeToolkit()};
    request.database = folder.filePath(u"once-more.db"_s);
    const Report report = migrate(request);
    QCOMPARE(exitCode(report), code);
    QCOMPARE(report.recordsSetAside > 0, code == 3);
}

QTEST_GUILESS_MAIN(tst_RoundTrip)
#include "tst_roundtrip.moc"
