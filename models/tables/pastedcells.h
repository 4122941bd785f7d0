// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace waybill {

/// The cells of a spreadsheet as the clipboard has them: tabs between cells, lines between rows,
/// quotes around a cell that holds either. The line that ends the last row is no row.
QList<QStringList> cellsOfText(const QString &text);

/// How many rows and columns; the longest row counts.
struct BlockSize
{
    qsizetype rows = 0;
    qsizetype columns = 0;

    friend bool operator==(const BlockSize &, const BlockSize &) = default;
};
BlockSize sizeOf(const QList<QStringList> &cells);

/// How a block of cells may go into a selection of another size.
enum class PasteWay {
    AsItIs, ///< from the first selected cell on
    Repeated ///< until the selection is full; what is over is left away
};
/// The likeliest first; one where there is nothing to choose.
QList<PasteWay> pasteWays(const BlockSize &block, const BlockSize &selection,
                          bool selectionIsBlock);

} // namespace waybill
