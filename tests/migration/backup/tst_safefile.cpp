// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(cannot be opened)"_ba;
}

int modeOf(const QString &path)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777)
                                                                    : -1;
}

QStringList everythingIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                  | QDir::NoDotAndDotDot);
}

QString codeOf(const Result<> &result)
{
    return result ? QString() : result.error().code;
}

class Umask
{
public:
    explicit Umask(mode_t mask)
        : m_before(::umask(mask))
    {
    }
    ~Umask() { ::umask(m_before); }
    Q_DISABLE_COPY_MOVE(Umask)

private:
    mode_t m_before;
};

/// Files may not become larger than this while it lives; the signal is ignored as in our programs.
class SizeLimit
{
public:
    explicit SizeLimit(rlim_t bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    Q_DISABLE_COPY_MOVE(SizeLimit)

private:
    rlimit m_before = {};
    sighandler_t m_signal = SIG_DFL;
};

/// A small disk of our own, where the system lets us have one.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder)
        : m_folder(QFile::encodeName(folder))
    {
        m_mounted = ::unshare(CLONE_NEWNS) == 0
            && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=64k") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isThere() const { return m_mounted; }
    bool makeReadOnly()
    {
        return ::mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr)
            == 0;
    }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

} // namespace

class SafeFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsWrittenWhole_data();
    void aFileIsWrittenWhole();
    void onlyTheOwnerMayReadIt_data();
    void onlyTheOwnerMayReadIt();
    void theOldContentStaysUntilTheCommit();
    void nothingIsLeftWithoutACommit();
    void aLinkIsReplacedAndItsTargetStays();
    void aNewFileTakesNobodysPlace();
    void whatCannotBeWrittenIsRefused_data();
    void whatCannotBeWrittenIsRefused();
    void errorsHaveTheirCodes_data();
    void errorsHaveTheirCodes();
    void tooLargeAFileIsNoRoom();
    void aFullDiskIsNoRoom();
    void aReadOnlyDiskIsRefused();
    void aCopyHasTheSameBytesAndHash_data();
    void aCopyHasTheSameBytesAndHash();
    void onlyRegularFilesAreCopied_data();
    void onlyRegularFilesAreCopied();
    void aCopyCanBeCancelled();
    void foldersAreMadeForTheOwner();
    void aLinkIsNoFolder();
    void staleFilesGoAndOthersStay();
    void removingWhatIsNotThereIsFine();
};

void SafeFileTest::aFileIsWrittenWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << u"a"_s << QByteArray();
    QTest::newRow("text") << u"a.json"_s << "{}\n"_ba;
    QTest::newRow("zero bytes") << u"a"_s << QByteArray(1000, '\0');
    QTest::newRow("large") << u"a"_s << QByteArray(5000000, 'x');
    QTest::newRow("odd name") << u"ä \n\"漢🙂"_s << "x"_ba;
    QTest::newRow("longest name") << QString(255, u'n') << "x"_ba;
}

void SafeFileTest::aFileIsWrittenWhole()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    QVERIFY(writeFileAtomically(path, content));
    QCOMPARE(contentOf(path), content);
    QVERIFY(writeFileAtomically(path, "second"));
    QCOMPARE(contentOf(path), "second"_ba);
    QCOMPARE(everythingIn(folder.path()), QStringList{name});
}

void SafeFileTest::onlyTheOwnerMayReadIt_data()
{
    QTest::addColumn<uint>("mask");
    QTest::newRow("no umask") << 0000U;
    QTest::newRow("usual umask") << 0022U;
    QTest::newRow("umask that takes everything") << 0777U;
}

void SafeFileTest::onlyTheOwnerMayReadIt()
{
    QFETCH(uint, mask);
    const QTemporaryDir folder;
    const Umask umask(mask);
    const QString path = folder.filePath(u"a"_s);
    SafeFile file;
    QVERIFY(file.open(path));
    QCOMPARE(modeOf(folder.filePath(everythingIn(folder.path()).first())), 0600);
    QVERIFY(file.commit());
    QCOMPARE(modeOf(path), 0600);
    QVERIFY(copyFileAtomically(path, folder.filePath(u"b"_s)));
    QCOMPARE(modeOf(folder.filePath(u"b"_s)), 0600);
}

void SafeFileTest::theOldContentStaysUntilTheCommit()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    QVERIFY(writeFileAtomically(path, "old"));
    SafeFile file;
    QVERIFY(file.open(path));
    QVERIFY(file.write("new "));
    QVERIFY(file.write("content"));
    QCOMPARE(contentOf(path), "old"_ba);
    QVERIFY(file.commit());
    QCOMPARE(contentOf(path), "new content"_ba);
}

void SafeFileTest::nothingIsLeftWithoutACommit()
{
    const QTemporaryDir folder;
    {
        SafeFile file;
        QVERIFY(file.open(folder.filePath(u"a"_s)));
        QVERIFY(file.write("x"));
        QCOMPARE(everythingIn(folder.path()).size(), 1);
    }
    QCOMPARE(everythingIn(folder.path()), QStringList());
}

void SafeFileTest::aLinkIsReplacedAndItsTargetStays()
{
    const QTemporaryDir folder;
    QVERIFY(writeFileAtomically(folder.filePath(u"target"_s), "mine"));
    QVERIFY(QFile::link(folder.filePath(u"target"_s), folder.filePath(u"link"_s)));
    QVERIFY(writeFileAtomically(folder.filePath(u"link"_s), "new"));
    QCOMPARE(contentOf(folder.filePath(u"target"_s)), "mine"_ba);
    QCOMPARE(contentOf(folder.filePath(u"link"_s)), "new"_ba);
    QVERIFY(!QFileInfo(folder.filePath(u"link"_s)).isSymLink());
}

void SafeFileTest::aNewFileTakesNobodysPlace()
{
    const QTemporaryDir folder;
    const QString made = folder.filePath(u"made"_s);
    const QString place = folder.filePath(u"place"_s);
    for (const bool taken : {false, true}) {
        QVERIFY(writeFileAtomically(made, taken ? "second" : "first"));
        const Result<bool> placed = placeFile(made, place);
        QVERIFY(placed);
        QCOMPARE(*placed, !taken);
        QCOMPARE(contentOf(place), "first"_ba);
        QCOMPARE(QFile::exists(made), taken);
    }
    QVERIFY(!placeFile(folder.filePath(u"nowhere"_s), folder.filePath(u"new"_s)));
}

void SafeFileTest::whatCannotBeWrittenIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no such folder") << u"missing/a"_s;
    QTest::newRow("a file as folder") << u"file/a"_s;
    QTest::newRow("a folder as file") << u"folder"_s;
    QTest::newRow("too long a name") << QString(256, u'n');
}

void SafeFileTest::whatCannotBeWrittenIsRefused()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    QVERIFY(writeFileAtomically(folder.filePath(u"file"_s), "x"));
    QVERIFY(makeFolder(folder.filePath(u"folder"_s)));
    const Result<> written = writeFileAtomically(folder.filePath(name), "x");
    QCOMPARE(codeOf(written), u"FS-01"_s);
    QCOMPARE(written.error().file, folder.filePath(name));
    QCOMPARE(everythingIn(folder.path()), QStringList({u"file"_s, u"folder"_s}));
}

void SafeFileTest::errorsHaveTheirCodes_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("writing");
    QTest::addColumn<QString>("syncing");
    QTest::newRow("full") << ENOSPC << u"SPACE"_s << u"SPACE"_s;
    QTest::newRow("quota") << EDQUOT << u"SPACE"_s << u"SPACE"_s;
    QTest::newRow("limit") << EFBIG << u"SPACE"_s << u"FS-02"_s;
    QTest::newRow("read-only") << EROFS << u"FS-01"_s << u"FS-02"_s;
    QTest::newRow("no access") << EACCES << u"FS-01"_s << u"FS-02"_s;
    QTest::newRow("disk") << EIO << u"FS-02"_s << u"FS-02"_s;
}

void SafeFileTest::errorsHaveTheirCodes()
{
    QFETCH(int, error);
    QFETCH(QString, writing);
    QFETCH(QString, syncing);
    QCOMPARE(writingProblem(error, u"/a"_s).code, writing);
    QCOMPARE(syncProblem(error, u"/a"_s).code, syncing);
    QVERIFY(writingProblem(error, u"/a/b"_s).message.contains(u"/a/b"_s));
}

void SafeFileTest::tooLargeAFileIsNoRoom()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    QVERIFY(writeFileAtomically(path, "old"));
    Result<> written;
    {
        const SizeLimit limit(4096);
        written = writeFileAtomically(path, QByteArray(10000, 'x'));
    }
    QCOMPARE(codeOf(written), u"SPACE"_s);
    QCOMPARE(contentOf(path), "old"_ba);
    QCOMPARE(everythingIn(folder.path()), QStringList{u"a"_s});
}

void SafeFileTest::aFullDiskIsNoRoom()
{
    const QTemporaryDir folder;
    const SmallDisk disk(folder.path());
    if (!disk.isThere())
        QSKIP("needs the right to mount");
    const QString path = folder.filePath(u"a"_s);
    QVERIFY(writeFileAtomically(path, QByteArray(40000, 'o')));
    const Result<> written = writeFileAtomically(path, QByteArray(60000, 'x'));
    QCOMPARE(codeOf(written), u"SPACE"_s);
    QVERIFY(written.error().message.contains(path));
    QCOMPARE(contentOf(path), QByteArray(40000, 'o'));
    QCOMPARE(everythingIn(folder.path()), QStringList{u"a"_s});
}

void SafeFileTest::aReadOnlyDiskIsRefused()
{
    const QTemporaryDir folder;
    SmallDisk disk(folder.path());
    if (!disk.isThere() || !disk.makeReadOnly())
        QSKIP("needs the right to mount");
    QCOMPARE(codeOf(writeFileAtomically(folder.filePath(u"a"_s), "x")), u"FS-01"_s);
    QCOMPARE(codeOf(makeFolder(folder.filePath(u"a"_s))), u"FS-01"_s);
}

void SafeFileTest::aCopyHasTheSameBytesAndHash_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("empty") << qsizetype(0);
    QTest::newRow("small") << qsizetype(3);
    QTest::newRow("one block") << qsizetype(1 << 20);
    QTest::newRow("blocks and a bit") << qsizetype((3 << 20) + 17);
}

void SafeFileTest::aCopyHasTheSameBytesAndHash()
{
    QFETCH(qsizetype, size);
    const QTemporaryDir folder;
    QByteArray content(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        content[i] = char(i * 7 + i / 251);
    QVERIFY(writeFileAtomically(folder.filePath(u"a"_s), content));
    Sha256 hash;
    QVERIFY(copyFileAtomically(folder.filePath(u"a"_s), folder.filePath(u"b"_s), &hash));
    QCOMPARE(contentOf(folder.filePath(u"b"_s)), content);
    Sha256 expected;
    expected.update({content.constData(), std::size_t(content.size())});
    QCOMPARE(hash.hex(), expected.hex());
}

void SafeFileTest::onlyRegularFilesAreCopied_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << u"missing"_s << u"SRC-01"_s;
    QTest::newRow("link") << u"link"_s << u"SRC-02"_s;
    QTest::newRow("pipe") << u"pipe"_s << u"SRC-02"_s;
    QTest::newRow("folder") << u"folder"_s << u"SRC-02"_s;
}

void SafeFileTest::onlyRegularFilesAreCopied()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    const QTemporaryDir folder;
    QVERIFY(writeFileAtomically(folder.filePath(u"a"_s), "x"));
    QVERIFY(QFile::link(folder.filePath(u"a"_s), folder.filePath(u"link"_s)));
    QVERIFY(makeFolder(folder.filePath(u"folder"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"pipe"_s)).constData(), 0600), 0);
    const QString target = folder.filePath(u"copy"_s);
    QCOMPARE(codeOf(copyFileAtomically(folder.filePath(name), target)), code);
    QCOMPARE(everythingIn(folder.path()).size(), 4);
}

void SafeFileTest::aCopyCanBeCancelled()
{
    const QTemporaryDir folder;
    QVERIFY(writeFileAtomically(folder.filePath(u"a"_s), QByteArray(4 << 20, 'x')));
    qint64 seen = 0;
    const Result<> copied = copyFileAtomically(folder.filePath(u"a"_s), folder.filePath(u"b"_s),
                                               nullptr, [&seen](qint64 bytes) {
                                                   seen = bytes;
                                                   return bytes < (2 << 20);
                                               });
    QCOMPARE(codeOf(copied), u"CANCELLED"_s);
    QCOMPARE(seen, 2 << 20);
    QCOMPARE(everythingIn(folder.path()), QStringList{u"a"_s});
}

void SafeFileTest::foldersAreMadeForTheOwner()
{
    const QTemporaryDir folder;
    const Umask umask(0);
    QVERIFY(makeFolder(folder.filePath(u"a/b/c"_s)));
    QVERIFY(makeFolder(folder.filePath(u"a/b/c/"_s)));
    for (const QString &name : {u"a"_s, u"a/b"_s, u"a/b/c"_s})
        QCOMPARE(modeOf(folder.filePath(name)), 0700);
}

void SafeFileTest::aLinkIsNoFolder()
{
    const QTemporaryDir folder;
    QVERIFY(makeFolder(folder.filePath(u"real"_s)));
    QVERIFY(QFile::link(folder.filePath(u"real"_s), folder.filePath(u"link"_s)));
    QVERIFY(writeFileAtomically(folder.filePath(u"file"_s), "x"));
    QCOMPARE(codeOf(makeFolder(folder.filePath(u"link"_s))), u"FS-01"_s);
    QCOMPARE(codeOf(makeFolder(folder.filePath(u"file"_s))), u"FS-01"_s);
    QVERIFY(makeFolder(folder.filePath(u"link/below"_s)));
}

void SafeFileTest::staleFilesGoAndOthersStay()
{
    const QTemporaryDir folder;
    const QString stale = folder.filePath(u".waybill-0123456789abcdef.tmp"_s);
    const QString notOurs = folder.filePath(u".waybill-notes.tmp"_s);
    const QString link = folder.filePath(u".waybill-00000000000000ff.tmp"_s);
    QVERIFY(writeFileAtomically(stale, "x"));
    QVERIFY(writeFileAtomically(notOurs, "x"));
    QVERIFY(QFile::link(notOurs, link));
    SafeFile inWork;
    QVERIFY(inWork.open(folder.filePath(u"a"_s)));
    QCOMPARE(removeStaleTemporaries(folder.path()), 1);
    QVERIFY(!QFile::exists(stale));
    QVERIFY(QFile::exists(notOurs));
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(inWork.write("done"));
    QVERIFY(inWork.commit());
    QCOMPARE(contentOf(folder.filePath(u"a"_s)), "done"_ba);
}

void SafeFileTest::removingWhatIsNotThereIsFine()
{
    const QTemporaryDir folder;
    QVERIFY(removeFile(folder.filePath(u"a"_s)));
    QVERIFY(writeFileAtomically(folder.filePath(u"a"_s), "x"));
    QVERIFY(removeFile(folder.filePath(u"a"_s)));
    QCOMPARE(everythingIn(folder.path()), QStringList());
}

QTEST_GUILESS_MAIN(SafeFileTest)
#include "tst_safefile.moc"
