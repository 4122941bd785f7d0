// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pastedcells.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

using Rows = QList<QStringList>;
using Ways = QList<PasteWay>;
Q_DECLARE_METATYPE(BlockSize)

class PastedCellsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textBecomesCells_data();
    void textBecomesCells();
    void aBlockGoesIntoASelection_data();
    void aBlockGoesIntoASelection();
};

void PastedCellsTest::textBecomesCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Rows>("cells");
    QTest::newRow("nothing") << QString() << Rows();
    QTest::newRow("one cell") << u"a"_s << Rows{{u"a"_s}};
    QTest::newRow("one cell and the end of its row") << u"a\n"_s << Rows{{u"a"_s}};
    QTest::newRow("two by two") << u"a\tb\nc\td\n"_s << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("line ends of Windows") << u"a\r\nb\r\n"_s << Rows{{u"a"_s}, {u"b"_s}};
    QTest::newRow("empty cells") << u"\ta\t\n"_s << Rows{{QString(), u"a"_s, QString()}};
    QTest::newRow("an empty row between") << u"a\n\nb"_s << Rows{{u"a"_s}, {QString()}, {u"b"_s}};
    QTest::newRow("a tab in quotes") << u"\"a\tb\"\tc"_s << Rows{{u"a\tb"_s, u"c"_s}};
    QTest::newRow("a line in quotes") << u"\"a\nb\"\nc"_s << Rows{{u"a\nb"_s}, {u"c"_s}};
    QTest::newRow("quotes in quotes") << u"\"say \"\"hi\"\"\""_s << Rows{{u"say \"hi\""_s}};
    QTest::newRow("a quote that is text")
        << u"\"a\" and b\tc"_s << Rows{{u"\"a\" and b"_s, u"c"_s}};
    QTest::newRow("a quote never closed") << u"\"a\tb"_s << Rows{{u"\"a"_s, u"b"_s}};
    QTest::newRow("nothing in quotes") << u"\"\"\ta"_s << Rows{{QString(), u"a"_s}};
    QTest::newRow("rows of different lengths") << u"a\tb\nc"_s << Rows{{u"a"_s, u"b"_s}, {u"c"_s}};
}

void PastedCellsTest::textBecomesCells()
{
    QFETCH(const QString, text);
    QFETCH(const Rows, cells);
    QCOMPARE(cellsOfText(text), cells);
}

void PastedCellsTest::aBlockGoesIntoASelection_data()
{
    QTest::addColumn<BlockSize>("block");
    QTest::addColumn<BlockSize>("selection");
    QTest::addColumn<bool>("isBlock");
    QTest::addColumn<Ways>("ways");
    constexpr auto asItIs = PasteWay::AsItIs;
    constexpr auto repeated = PasteWay::Repeated;
    QTest::newRow("one into many") << BlockSize{1, 1} << BlockSize{5, 2} << true << Ways{repeated};
    QTest::newRow("one into holes")
        << BlockSize{1, 1} << BlockSize{5, 2} << false << Ways{repeated};
    QTest::newRow("many from one on") << BlockSize{3, 2} << BlockSize{1, 1} << true << Ways{asItIs};
    QTest::newRow("the same size") << BlockSize{3, 2} << BlockSize{3, 2} << true << Ways{asItIs};
    QTest::newRow("the same size with holes")
        << BlockSize{3, 2} << BlockSize{3, 2} << false << Ways{asItIs, repeated};
    QTest::newRow("another shape")
        << BlockSize{3, 2} << BlockSize{5, 1} << true << Ways{asItIs, repeated};
    QTest::newRow("a multiple") << BlockSize{1, 2} << BlockSize{4, 2} << true
                                << Ways{repeated, asItIs};
}

void PastedCellsTest::aBlockGoesIntoASelection()
{
    QFETCH(const BlockSize, block);
    QFETCH(const BlockSize, selection);
    QFETCH(const bool, isBlock);
    QFETCH(const Ways, ways);
    QCOMPARE(pasteWays(block, selection, isBlock), ways);
}

QTEST_APPLESS_MAIN(PastedCellsTest)
#include "tst_pastedcells.moc"
