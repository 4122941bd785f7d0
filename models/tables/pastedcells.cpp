// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pastedcells.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// The end of the quoted cell that begins at \a start, behind its last quote; -1 when the quote is
/// never closed or goes on, for then it is a plain character.
qsizetype endOfQuoted(const QString &text, qsizetype start)
{
    for (qsizetype at = start + 1; at < text.size(); ++at) {
        if (text[at] != u'"')
            continue;
        if (at + 1 < text.size() && text[at + 1] == u'"')
            ++at;
        else if (at + 1 == text.size() || u"\t\n\r"_s.contains(text[at + 1]))
            return at + 1;
        else
            return -1;
    }
    return -1;
}

} // namespace

QList<QStringList> cellsOfText(const QString &text)
{
    QList<QStringList> rows;
    if (text.isEmpty())
        return rows;
    rows << QStringList();
    qsizetype at = 0;
    for (;;) {
        qsizetype end = at < text.size() && text[at] == u'"' ? endOfQuoted(text, at) : -1;
        if (end >= 0) {
            rows.last() << text.mid(at + 1, end - at - 2).replace(u"\"\""_s, u"\""_s);
        } else {
            end = at;
            while (end < text.size() && !u"\t\n\r"_s.contains(text[end]))
                ++end;
            rows.last() << text.mid(at, end - at);
        }
        if (end >= text.size())
            return rows;
        at = end + 1;
        if (text[end] == u'\t')
            continue;
        if (text[end] == u'\r' && at < text.size() && text[at] == u'\n')
            ++at;
        if (at >= text.size())
            return rows;
        rows << QStringList();
    }
}

BlockSize sizeOf(const QList<QStringList> &cells)
{
    BlockSize size{.rows = cells.size(), .columns = 0};
    for (const QStringList &row : cells)
        size.columns = std::max(size.columns, row.size());
    return size;
}

QList<PasteWay> pasteWays(const BlockSize &block, const BlockSize &selection, bool selectionIsBlock)
{
    if (block == BlockSize{1, 1})
        return {PasteWay::Repeated};
    if (selection == BlockSize{1, 1} || (selectionIsBlock && block == selection))
        return {PasteWay::AsItIs};
    const bool fits = selectionIsBlock && selection.rows % block.rows == 0
        && selection.columns % block.columns == 0;
    return fits ? QList{PasteWay::Repeated, PasteWay::AsItIs}
                : QList{PasteWay::AsItIs, PasteWay::Repeated};
}

} // namespace waybill
