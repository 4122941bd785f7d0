// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(cannot be opened)"_ba;
}

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QStringList everythingIn(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

/// A second backup with the same content, without waiting for the disk.
void duplicate(const QString &backup, const QString &name)
{
    const QDir from(backup);
    const QDir to(QFileInfo(backup).dir().filePath(name));
    QVERIFY(to.mkpath(u"."_s));
    for (const QString &file : everythingIn(backup))
        QVERIFY(QFile::copy(from.filePath(file), to.filePath(file)));
}

template<typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

Result<> copyPlainly(const QString &from, const QString &to)
{
    return copyFileAtomically(from, to);
}

/// A workspace with three sources and a database.
class Workspace
{
public:
    Workspace()
    {
        write(path(u"data/profile_contact.json"_s), R"({"name": "Alex Example"})");
        write(path(u"data/job_tracker.csv"_s), "Company,Role\r\nExample Works,Engineer\r\n");
        write(path(u"data/empty.json"_s), {});
        write(path(u"data/resume_toolkit.db"_s), "not really a database");
    }

    QString path(const QString &inside) const { return m_folder.filePath(inside); }
    QString root() const { return m_folder.path(); }
    QString backups() const { return path(u"backups"_s); }

    BackupRequest request() const
    {
        BackupRequest request{.folder = backups()};
        for (const QString &original :
             {u"data/profile_contact.json"_s, u"data/job_tracker.csv"_s, u"data/empty.json"_s})
            request.files << BackupSource{path(original), original, 1};
        request.manifest = {.workspace = root(),
                            .database = u"data/resume_toolkit.db"_s,
                            .playbook = u"resume-toolkit"_s};
        request.databasePath = path(u"data/resume_toolkit.db"_s);
        request.copyDatabase = copyPlainly;
        return request;
    }

    QString backUp() const
    {
        const Result<QString> made = createBackup(request());
        return made ? *made : QString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBackupHoldsEverything();
    void theManifestReadsBackTheSame();
    void backupsOfTheSameSecondHaveTheirOwnNames();
    void filesOfTheSameNameGetTheirOwn();
    void onlyTheOwnerMayReadABackup();
    void aBackupThatCannotBeMadeLeavesNothing_data();
    void aBackupThatCannotBeMadeLeavesNothing();
    void cancellingLeavesNothing();
    void whatAKilledRunLeftGoes();
    void progressReachesItsTotal();
    void everyDamageIsFound();
    void damageNamesTheFile_data();
    void damageNamesTheFile();
    void aFolderWithoutManifestIsNoBackup();
    void aForeignManifestIsRefused();
    void aManifestThatLeavesItsFolderIsRefused_data();
    void aManifestThatLeavesItsFolderIsRefused();
    void restoringGivesBackTheFiles();
    void restoringTakesOnlyWhatIsAskedFor();
    void restoringNeverCopiesTheManifestOrTheDatabase();
    void restoringFromADamagedBackupTouchesNothing();
    void restoringStaysInTheWorkspace_data();
    void restoringStaysInTheWorkspace();
    void backupsAreListedNewestFirst();
    void pruningKeepsTheNewest_data();
    void pruningKeepsTheNewest();
    void pruningSparesWhatIsNeededOrForeign();
};

void BackupTest::aBackupHoldsEverything()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    static const QRegularExpression name(u"\\Apre_migration_\\d{8}_\\d{6}\\z"_s);
    QVERIFY(name.match(QFileInfo(backup).fileName()).hasMatch());
    QCOMPARE(everythingIn(backup),
             QStringList({u"MANIFEST.json"_s, u"empty.json"_s, u"job_tracker.csv"_s,
                          u"profile_contact.json"_s, u"resume_toolkit.db"_s}));
    QCOMPARE(contentOf(backup + u"/job_tracker.csv"_s),
             contentOf(workspace.path(u"data/job_tracker.csv"_s)));
    QVERIFY(verifyBackup(backup));
    QCOMPARE(everythingIn(workspace.backups()).size(), 1);
}

void BackupTest::theManifestReadsBackTheSame()
{
    const QTemporaryDir folder;
    const Manifest manifest{.created = u"2026-03-12T14:02:09Z"_s,
                            .kind = u"manual"_s,
                            .workspace = u"/home/someone/\"odd\" \n ä"_s,
                            .database = u"data/a.db"_s,
                            .hasDatabase = true,
                            .playbook = u"resume-toolkit"_s,
                            .playbookVersion = u"1.0"_s,
                            .programVersion = u"0.1.0"_s,
                            .containsSecrets = true,
                            .keepForever = true,
                            .files = {{.name = u"a.db"_s,
                                       .original = u"data/a.db"_s,
                                       .bytes = 9007199254740993,
                                       .sha256 = QByteArray(64, 'a'),
                                       .records = 12}}};
    QVERIFY(writeManifest(folder.path(), manifest));
    const Result<Manifest> read = readManifest(folder.path());
    QVERIFY(read);
    QCOMPARE(*read, manifest);
    QCOMPARE(read->databaseFile()->name, u"a.db"_s);
}

void BackupTest::backupsOfTheSameSecondHaveTheirOwnNames()
{
    const Workspace workspace;
    QSet<QString> made;
    for (int i = 0; i < 3; ++i)
        made << workspace.backUp();
    QCOMPARE(made.size(), 3);
    for (const QString &backup : made)
        QVERIFY(verifyBackup(backup));
}

void BackupTest::filesOfTheSameNameGetTheirOwn()
{
    const Workspace workspace;
    BackupRequest request{.folder = workspace.backups()};
    for (const QString &original :
         {u"a/config.json"_s, u"b/config.json"_s, u"c/CONFIG.json"_s, u"d/config_2.json"_s,
          u"e/MANIFEST.json"_s, u"f/noending"_s, u"g/noending"_s, u"h/.hidden"_s}) {
        write(workspace.path(original), original.toUtf8());
        request.files << BackupSource{workspace.path(original), original};
    }
    const Result<QString> backup = createBackup(request);
    QVERIFY(backup);
    QVERIFY(verifyBackup(*backup));
    const Result<Manifest> manifest = readManifest(*backup);
    QVERIFY(manifest);
    QCOMPARE(manifest->files.size(), 8);
    QCOMPARE(manifest->files[1].name, u"config_2.json"_s);
    for (const BackupFile &file : manifest->files)
        QCOMPARE(contentOf(QDir(*backup).filePath(file.name)), file.original.toUtf8());
    QDir(workspace.path(u"e"_s)).removeRecursively();
    QVERIFY(restoreFiles(*backup, workspace.root()));
    QCOMPARE(contentOf(workspace.path(u"e/MANIFEST.json"_s)), "e/MANIFEST.json"_ba);
}

void BackupTest::onlyTheOwnerMayReadABackup()
{
    const mode_t before = ::umask(0);
    const Workspace workspace;
    const QString backup = workspace.backUp();
    ::umask(before);
    QVERIFY(!backup.isEmpty());
    QDirIterator entries(workspace.backups(),
                         QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    int count = 0;
    while (entries.hasNext()) {
        const QByteArray path = QFile::encodeName(entries.next());
        struct stat info = {};
        QCOMPARE(::lstat(path.constData(), &info), 0);
        QVERIFY2((info.st_mode & 077) == 0, path.constData());
        ++count;
    }
    QCOMPARE(count, 6);
}

void BackupTest::aBackupThatCannotBeMadeLeavesNothing_data()
{
    QTest::addColumn<QString>("missing");
    QTest::addColumn<QString>("code");
    QTest::newRow("a source is gone") << u"data/job_tracker.csv"_s << u"SRC-01"_s;
    QTest::newRow("the database is gone") << u"data/resume_toolkit.db"_s << u"SRC-01"_s;
}

void BackupTest::aBackupThatCannotBeMadeLeavesNothing()
{
    QFETCH(QString, missing);
    QFETCH(QString, code);
    const Workspace workspace;
    QVERIFY(QFile::remove(workspace.path(missing)));
    QCOMPARE(codeOf(createBackup(workspace.request())), code);
    QCOMPARE(everythingIn(workspace.backups()), QStringList());
}

void BackupTest::cancellingLeavesNothing()
{
    const Workspace workspace;
    std::stop_source stop;
    Observer observer{.stop = stop.get_token()};
    BackupRequest request = workspace.request();
    request.copyDatabase = [&stop](const QString &from, const QString &to) {
        stop.request_stop();
        return copyFileAtomically(from, to);
    };
    QCOMPARE(codeOf(createBackup(request, observer)), u"CANCELLED"_s);
    QCOMPARE(everythingIn(workspace.backups()), QStringList());
}

void BackupTest::whatAKilledRunLeftGoes()
{
    const Workspace workspace;
    const QString half = workspace.path(u"backups/.waybill-0123456789abcdef.tmp"_s);
    write(half + u"/profile_contact.json"_s, "half");
    write(workspace.path(u"backups/.waybill-00000000000000aa.tmp"_s), "half");
    write(workspace.path(u"backups/notes.txt"_s), "mine");
    const QString backup = workspace.backUp();
    QCOMPARE(everythingIn(workspace.backups()),
             QStringList({u"notes.txt"_s, QFileInfo(backup).fileName()}));
}

void BackupTest::progressReachesItsTotal()
{
    const Workspace workspace;
    QList<Progress> heard;
    Observer observer;
    observer.progressed = [&heard](const Progress &progress) { heard << progress; };
    QVERIFY(createBackup(workspace.request(), observer));
    QVERIFY(heard.size() >= 2);
    QCOMPARE(heard.last().state, Progress::State::Done);
    QCOMPARE(heard.last().step, u"backup"_s);
    QVERIFY(heard.last().total > 0);
    QCOMPARE(heard.last().done, heard.last().total);
}

void BackupTest::everyDamageIsFound()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    const QStringList names = everythingIn(backup);
    QRandomGenerator random(20260312);
    for (int round = 0; round < 1000; ++round) {
        const QString path = QDir(backup).filePath(names[random.bounded(int(names.size()))]);
        const QByteArray before = contentOf(path);
        QString also;
        const int kind = before.isEmpty() ? 2 + random.bounded(3) : random.bounded(5);
        QByteArray after = before;
        if (kind == 0) {
            const int at = random.bounded(int(after.size()));
            after[at] = char(after[at] ^ (1 << random.bounded(8)));
            write(path, after);
        } else if (kind == 1) {
            write(path, before.first(random.bounded(int(before.size()))));
        } else if (kind == 2) {
            QVERIFY(QFile::remove(path));
        } else if (kind == 3) {
            write(path, before + char(random.bounded(256)));
        } else {
            also = QDir(backup).filePath(u"extra%1"_s.arg(round));
            write(also, "x");
        }
        const QString what = u"round %1, kind %2, %3"_s.arg(round).arg(kind).arg(path);
        QVERIFY2(!verifyBackup(backup), qPrintable(what));
        write(path, before);
        if (!also.isEmpty())
            QVERIFY(QFile::remove(also));
    }
    QVERIFY(verifyBackup(backup));
}

void BackupTest::damageNamesTheFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("other bytes") << u"profile_contact.json"_s << R"({"name": "Alex Exemple"})"_ba;
    QTest::newRow("shorter") << u"profile_contact.json"_s << "{"_ba;
    QTest::newRow("longer") << u"empty.json"_s << "{}"_ba;
    QTest::newRow("more than there was") << u"stray.txt"_s << "x"_ba;
    QTest::newRow("hidden") << u".stray"_s << "x"_ba;
}

void BackupTest::damageNamesTheFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const Workspace workspace;
    const QString path = QDir(workspace.backUp()).filePath(name);
    write(path, content);
    const Result<> verified = verifyBackup(QFileInfo(path).path());
    QCOMPARE(codeOf(verified), u"BAK-03"_s);
    QCOMPARE(verified.error().file, path);
}

void BackupTest::aFolderWithoutManifestIsNoBackup()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    QVERIFY(QFile::remove(backup + u"/MANIFEST.json"_s));
    QCOMPARE(codeOf(readManifest(backup)), u"BAK-01"_s);
    QCOMPARE(codeOf(verifyBackup(backup)), u"BAK-01"_s);
    QVERIFY(listBackups(workspace.backups()).isEmpty());
}

void BackupTest::aForeignManifestIsRefused()
{
    const Workspace workspace;
    write(workspace.path(u"backups/pre_migration_20250101_120000/MANIFEST.json"_s),
          R"({"timestamp": "20250101_120000", "files_backed_up": 7, "backup_location": "/x"})");
    QCOMPARE(codeOf(readManifest(workspace.path(u"backups/pre_migration_20250101_120000"_s))),
             u"BAK-02"_s);
    QVERIFY(listBackups(workspace.backups()).isEmpty());
    QVERIFY(pruneBackups(workspace.backups(), 1, {}));
    QCOMPARE(everythingIn(workspace.backups()).size(), 1);
}

void BackupTest::aManifestThatLeavesItsFolderIsRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"../a"_s, u"/etc/hostname"_s, u".."_s, u"."_s, QString(),
                                u"sub/a"_s, u"MANIFEST.json"_s, u"a\0b"_s})
        QTest::newRow(qPrintable(u"name "_s + name)) << name;
}

void BackupTest::aManifestThatLeavesItsFolderIsRefused()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    QVERIFY(writeManifest(
        folder.path(),
        {.files = {{.name = name, .original = u"data/a"_s, .sha256 = QByteArray(64, 'a')}}}));
    QCOMPARE(codeOf(readManifest(folder.path())), u"BAK-02"_s);
}

void BackupTest::restoringGivesBackTheFiles()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    const QByteArray contact = contentOf(workspace.path(u"data/profile_contact.json"_s));
    write(workspace.path(u"data/profile_contact.json"_s), "changed");
    write(workspace.path(u"data/mine.txt"_s), "mine");
    QVERIFY(QFile::remove(workspace.path(u"data/job_tracker.csv"_s)));
    QVERIFY(restoreFiles(backup, workspace.root()));
    QCOMPARE(contentOf(workspace.path(u"data/profile_contact.json"_s)), contact);
    QVERIFY(contentOf(workspace.path(u"data/job_tracker.csv"_s)).startsWith("Company,Role\r\n"));
    QCOMPARE(contentOf(workspace.path(u"data/mine.txt"_s)), "mine"_ba);
    QVERIFY(verifyBackup(backup));
}

void BackupTest::restoringTakesOnlyWhatIsAskedFor()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    const QString contact = workspace.path(u"data/profile_contact.json"_s);
    const QString tracker = workspace.path(u"data/job_tracker.csv"_s);
    write(contact, "changed");
    write(tracker, "changed");
    QVERIFY(restoreFiles(backup, workspace.root(), {u"data/job_tracker.csv"_s}));
    QCOMPARE(contentOf(contact), "changed"_ba);
    QVERIFY(contentOf(tracker) != "changed");
    QCOMPARE(codeOf(restoreFiles(backup, workspace.root(),
                                 {u"data/profile_contact.json"_s, u"data/none.json"_s})),
             u"BAK-04"_s);
    QCOMPARE(contentOf(contact), "changed"_ba);
}

void BackupTest::restoringNeverCopiesTheManifestOrTheDatabase()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    write(workspace.path(u"data/resume_toolkit.db"_s), "newer");
    const QStringList before = everythingIn(workspace.path(u"data"_s));
    QVERIFY(restoreFiles(backup, workspace.root()));
    QCOMPARE(everythingIn(workspace.path(u"data"_s)), before);
    QCOMPARE(contentOf(workspace.path(u"data/resume_toolkit.db"_s)), "newer"_ba);
    QVERIFY(!QFile::exists(workspace.path(u"MANIFEST.json"_s)));
    QCOMPARE(codeOf(restoreFiles(backup, workspace.root(), {u"data/resume_toolkit.db"_s})),
             u"BAK-04"_s);
}

void BackupTest::restoringFromADamagedBackupTouchesNothing()
{
    const Workspace workspace;
    const QString backup = workspace.backUp();
    write(backup + u"/job_tracker.csv"_s, "damaged");
    write(workspace.path(u"data/profile_contact.json"_s), "changed");
    QCOMPARE(codeOf(restoreFiles(backup, workspace.root())), u"BAK-03"_s);
    QCOMPARE(contentOf(workspace.path(u"data/profile_contact.json"_s)), "changed"_ba);
}

void BackupTest::restoringStaysInTheWorkspace_data()
{
    QTest::addColumn<QString>("original");
    QTest::newRow("above") << u"../outside.json"_s;
    QTest::newRow("above, later") << u"data/../../outside.json"_s;
    QTest::newRow("absolute") << u"/tmp/waybill-outside.json"_s;
    QTest::newRow("through a link") << u"link/outside.json"_s;
    QTest::newRow("through a link, deeper") << u"link/new/outside.json"_s;
    QTest::newRow("the workspace itself") << u"data/.."_s;
}

void BackupTest::restoringStaysInTheWorkspace()
{
    QFETCH(QString, original);
    const Workspace workspace;
    const QTemporaryDir outside;
    QVERIFY(QFile::link(outside.path(), workspace.path(u"link"_s)));
    const QString contact = workspace.path(u"data/profile_contact.json"_s);
    BackupRequest request{.folder = workspace.backups()};
    request.files = {{contact, u"data/profile_contact.json"_s}, {contact, original}};
    const Result<QString> backup = createBackup(request);
    QVERIFY(backup);
    write(contact, "changed");
    QCOMPARE(codeOf(restoreFiles(*backup, workspace.root())), u"BAK-04"_s);
    QCOMPARE(contentOf(contact), "changed"_ba);
    QCOMPARE(everythingIn(outside.path()), QStringList());
    QVERIFY(!QFile::exists(u"/tmp/waybill-outside.json"_s));
}

void BackupTest::backupsAreListedNewestFirst()
{
    const Workspace workspace;
    const QString made = workspace.backUp();
    const QStringList names{u"pre_migration_20260312_140209_2"_s,
                            u"pre_migration_20260312_140209_10"_s,
                            u"pre_undo_20260312_140210"_s,
                            u"pre_migration_20251231_235959"_s,
                            u"kept by hand"_s,
                            u"pre_migration_20260312_140209"_s};
    for (const QString &name : names) {
        duplicate(made, name);
    }
    QVERIFY(QDir(made).removeRecursively());
    write(QDir(workspace.backups()).filePath(names[0] + u"/empty.json"_s), "damaged");
    QStringList listed;
    for (const BackupInfo &info : listBackups(workspace.backups())) {
        listed << info.name;
        QVERIFY(!info.verified);
    }
    QCOMPARE(listed, QStringList({names[2], names[1], names[0], names[5], names[3], names[4]}));
    for (const BackupInfo &info : listBackups(workspace.backups(), true))
        QCOMPARE(info.verified, std::optional<bool>(info.name != names[0]));
}

void BackupTest::pruningKeepsTheNewest_data()
{
    QTest::addColumn<int>("keep");
    QTest::addColumn<int>("left");
    QTest::newRow("more than there are") << 10 << 4;
    QTest::newRow("as many") << 4 << 4;
    QTest::newRow("two") << 2 << 2;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("none means all") << 0 << 4;
}

void BackupTest::pruningKeepsTheNewest()
{
    QFETCH(int, keep);
    QFETCH(int, left);
    const Workspace workspace;
    const QString made = workspace.backUp();
    for (int i = 1; i < 4; ++i)
        duplicate(made, u"pre_migration_20250101_12000%1"_s.arg(i));
    const QList<BackupInfo> before = listBackups(workspace.backups());
    const Result<QStringList> removed = pruneBackups(workspace.backups(), keep, {});
    QVERIFY(removed);
    QCOMPARE(removed->size(), 4 - left);
    const QList<BackupInfo> after = listBackups(workspace.backups());
    QCOMPARE(after.size(), left);
    for (int i = 0; i < left; ++i)
        QCOMPARE(after[i].name, before[i].name);
    QCOMPARE(everythingIn(workspace.backups()).size(), left);
}

void BackupTest::pruningSparesWhatIsNeededOrForeign()
{
    const Workspace workspace;
    const QString made = workspace.backUp();
    for (int i = 1; i < 6; ++i)
        duplicate(made, u"pre_migration_20250101_12000%1"_s.arg(i));
    const QList<BackupInfo> backups = listBackups(workspace.backups());
    Manifest kept = backups[2].manifest;
    kept.keepForever = true;
    QVERIFY(writeManifest(backups[2].path, kept));
    write(backups[4].path + u"/my notes.txt"_s, "mine");
    write(workspace.path(u"backups/other/file"_s), "mine");
    const Result<QStringList> removed =
        pruneBackups(workspace.backups(), 1, {backups[3].path + u'/'});
    QVERIFY(removed);
    QCOMPARE(*removed, QStringList({backups[1].path, backups[5].path}));
    for (const int stays : {0, 2, 3, 4})
        QVERIFY(QFile::exists(backups[stays].path));
    QVERIFY(QFile::exists(workspace.path(u"backups/other/file"_s)));
}

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
