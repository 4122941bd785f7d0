// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/differences.h"

#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace {

QByteArray operator""_qb(const char *text, std::size_t size)
{
    return {text, qsizetype(size)};
}

} // namespace

class tst_Differences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyLinesThatDifferAreShown_data();
    void onlyLinesThatDifferAreShown();
    void muchIsCountedAndNotKept();
};

void tst_Differences::onlyLinesThatDifferAreShown_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<QStringList>("added");

    QTest::newRow("one line") << "a"_qb
                              << "b"_qb << qint64(10) << QStringList(u"a"_s) << QStringList(u"b"_s);
    QTest::newRow("the second of three")
        << "a\nb\nc"_qb
        << "a\nx\nc"_qb << qint64(11) << QStringList(u"b"_s) << QStringList(u"x"_s);
    QTest::newRow("a line goes") << "a\r\nb\r\nc"_qb
                                 << "a\r\nc"_qb << qint64(11) << QStringList(u"b"_s)
                                 << QStringList();
    QTest::newRow("lines come") << "a\n"_qb
                                << "a\nb\nc"_qb << qint64(11) << QStringList()
                                << QStringList({u"b"_s, u"c"_s});
    QTest::newRow("a return ends a line, too")
        << "a\rb"_qb
        << "a\rc"_qb << qint64(11) << QStringList(u"b"_s) << QStringList(u"c"_s);
}

void tst_Differences::onlyLinesThatDifferAreShown()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(qint64, line);
    QFETCH(QStringList, removed);
    QFETCH(QStringList, added);
    LineDifferences differences;
    differences.add(10, before.toStdString(), after.toStdString());
    QCOMPARE(differences.count, 1);
    QCOMPARE(differences.places.first().line, line);
    QCOMPARE(differences.places.first().before, removed);
    QCOMPARE(differences.places.first().after, added);
    QCOMPARE(differences.removedLines, removed.size());
    QCOMPARE(differences.addedLines, added.size());
}

void tst_Differences::muchIsCountedAndNotKept()
{
    LineDifferences differences;
    for (int i = 0; i < 1500; ++i)
        differences.add(i, "a", "b");
    QCOMPARE(differences.count, 1500);
    QCOMPARE(differences.places.size(), LineDifferences::most);
    std::string many;
    for (int i = 0; i < 500; ++i)
        many += std::to_string(i) + '\n';
    LineDifferences long_;
    long_.add(1, {}, many);
    QCOMPARE(long_.addedLines, 500);
    QCOMPARE(long_.places.first().after.size(), LineDifferences::mostLines);
    QCOMPARE(long_.places.first().linesLeftOut, 300);
}

QTEST_GUILESS_MAIN(tst_Differences)
#include "tst_differences.moc"
