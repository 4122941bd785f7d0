// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/sha256.h"
#include "migration/source/sourcefile.h"
#include "tests/migration/source/reading.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>

#include <array>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::OneFile;

namespace {

QString codeOfOpening(const QString &path)
{
    const auto file = SourceFile::open(path, u"name"_s);
    return file ? QString() : file.error().code;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

class tst_SourceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadAndHashed_data();
    void aFileIsReadAndHashed();
    void finishHashesWhatWasNotRead();
    void whatIsNoRegularFileIsRefused();
    void aChangeWhileReadingIsNoticed_data();
    void aChangeWhileReadingIsNoticed();
    void aPointerToALargeFileIsNotTheFile_data();
    void aPointerToALargeFileIsNotTheFile();
    void aHashTakesItsBytesInPieces();
    void theHashOfAFileNeverWaitsForAPipe();
};

void tst_SourceFile::aFileIsReadAndHashed_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 999, 1000, 1001, 2000, 70000})
        QTest::addRow("%d bytes", size) << size;
}

void tst_SourceFile::aFileIsReadAndHashed()
{
    QFETCH(int, size);
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i)
        bytes[i] = char(i * 7);
    const OneFile source(bytes);
    auto file = SourceFile::open(source.path(), u"name"_s);
    QVERIFY(file);
    QCOMPARE((*file)->size(), qint64(size));
    QByteArray read;
    std::array<char, 1000> block{};
    for (;;) {
        const Result<std::size_t> count = (*file)->read(block);
        QVERIFY(count);
        if (*count == 0)
            break;
        read.append(block.data(), qsizetype(*count));
    }
    QCOMPARE(read, bytes);
    QCOMPARE((*file)->bytesRead(), qint64(size));
    const Result<QByteArray> hash = (*file)->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256(bytes));
}

void tst_SourceFile::finishHashesWhatWasNotRead()
{
    const QByteArray bytes(5000, 'x');
    const OneFile source(bytes);
    auto file = SourceFile::open(source.path(), u"name"_s);
    QVERIFY(file);
    std::array<char, 10> block{};
    QVERIFY((*file)->read(block));
    const Result<QByteArray> hash = (*file)->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256(bytes));
}

void tst_SourceFile::whatIsNoRegularFileIsRefused()
{
    const OneFile source("text");
    const QString folder = source.folder();
    const QString pipe = folder + u"/pipe"_s;
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(QFile::link(source.path(), folder + u"/link"_s));
    QVERIFY(QFile::link(folder + u"/circle"_s, folder + u"/circle"_s));
    QVERIFY(QFile::link(folder + u"/nowhere"_s, folder + u"/dangling"_s));

    QElapsedTimer timer;
    timer.start();
    QCOMPARE(codeOfOpening(source.path()), QString());
    QCOMPARE(codeOfOpening(folder + u"/missing"_s), u"SRC-01"_s);
    QCOMPARE(codeOfOpening(source.path() + u"/below"_s), u"SRC-01"_s);
    QCOMPARE(codeOfOpening(folder), u"SRC-02"_s);
    QCOMPARE(codeOfOpening(pipe), u"SRC-02"_s);
    QCOMPARE(codeOfOpening(folder + u"/link"_s), u"SRC-02"_s);
    QCOMPARE(codeOfOpening(folder + u"/circle"_s), u"SRC-02"_s);
    QCOMPARE(codeOfOpening(folder + u"/dangling"_s), u"SRC-02"_s);
    QCOMPARE(codeOfOpening(u"/dev/zero"_s), u"SRC-02"_s);
    QCOMPARE(codeOfOpening(u"/dev/null"_s), u"SRC-02"_s);
    QCOMPARE_LT(timer.elapsed(), 2000);
}

void tst_SourceFile::aChangeWhileReadingIsNoticed_data()
{
    using Change = std::function<void(OneFile &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << Change([](OneFile &) {}) << QString();
    QTest::newRow("longer") << Change([](OneFile &file) { file.write("0123456789+"); })
                            << u"SRC-CHG"_s;
    QTest::newRow("shorter") << Change([](OneFile &file) { file.write("012"); }) << u"SRC-CHG"_s;
    QTest::newRow("same size") << Change([](OneFile &file) { file.write("9876543210"); })
                               << u"SRC-CHG"_s;
    QTest::newRow("replaced") << Change([](OneFile &file) {
        const QString other = file.path() + u".new"_s;
        QVERIFY(QFile::copy(file.path(), other));
        QCOMPARE(::rename(QFile::encodeName(other).constData(),
                          QFile::encodeName(file.path()).constData()),
                 0);
    }) << u"SRC-CHG"_s;
    QTest::newRow("removed") << Change([](OneFile &file) { QVERIFY(QFile::remove(file.path())); })
                             << u"SRC-CHG"_s;
    QTest::newRow("a link in its place") << Change([](OneFile &file) {
        QVERIFY(QFile::rename(file.path(), file.path() + u".moved"_s));
        QVERIFY(QFile::link(file.path() + u".moved"_s, file.path()));
    }) << u"SRC-CHG"_s;
}

void tst_SourceFile::aChangeWhileReadingIsNoticed()
{
    QFETCH(std::function<void(OneFile &)>, change);
    QFETCH(QString, code);
    OneFile source("0123456789");
    // Long ago: a time stamp that cannot be the same again by chance.
    const std::array<timespec, 2> times{timespec{1000, 1}, timespec{1000, 1}};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(source.path()).constData(), times.data(), 0),
             0);
    auto file = SourceFile::open(source.path(), u"name"_s);
    QVERIFY(file);
    std::array<char, 4> block{};
    QVERIFY((*file)->read(block));
    change(source);
    const Result<QByteArray> hash = (*file)->finish();
    QCOMPARE(hash ? QString() : hash.error().code, code);
}

void tst_SourceFile::aPointerToALargeFileIsNotTheFile_data()
{
    const QByteArray oid(64, 'a');
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("pointer") << QByteArray(
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize 12345\n")
                             << u"SRC-04"_s;
    QTest::newRow("other address")
        << QByteArray("version https://lfs.example.test/v2\noid sha256:" + oid + "\nsize 1\n")
        << u"SRC-04"_s;
    QTest::newRow("a table that begins with the word")
        << QByteArray("version 1,oid\n1,2\n") << QString();
    QTest::newRow("a large file that quotes one")
        << QByteArray("version 1\noid sha256:" + oid + "\nsize 1\n") + QByteArray(2000, 'x')
        << QString();
}

void tst_SourceFile::aPointerToALargeFileIsNotTheFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const OneFile source(bytes);
    QCOMPARE(codeOfOpening(source.path()), code);
}

void tst_SourceFile::aHashTakesItsBytesInPieces()
{
    Sha256 hash;
    QCOMPARE(hash.hex(), sha256({}));
    hash.update("way");
    QCOMPARE(hash.hex(), sha256("way"));
    hash.update("bill");
    QCOMPARE(hash.hex(), sha256("waybill"));
}

void tst_SourceFile::theHashOfAFileNeverWaitsForAPipe()
{
    const OneFile source("text");
    const Result<QByteArray> hash = sha256OfFile(source.path());
    QVERIFY(hash);
    QCOMPARE(*hash, sha256("text"));
    const QString pipe = source.folder() + u"/pipe"_s;
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(sha256OfFile(pipe).error().code, u"SRC-02"_s);
    QCOMPARE(sha256OfFile(source.folder()).error().code, u"SRC-02"_s);
    QCOMPARE(sha256OfFile(source.folder() + u"/missing"_s).error().code, u"SRC-01"_s);
}

QTEST_GUILESS_MAIN(tst_SourceFile)
#include "tst_sourcefile.moc"
