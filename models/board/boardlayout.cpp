// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardlayout.h"

namespace waybill {

namespace {

/// "column" or "foreign_key.column"; -1 when it is not shown.
int columnNamed(const TableLayout &layout, const std::string &name)
{
    for (int i = 0; i < layout.columns.size(); ++i) {
        const LayoutColumn &column = layout.columns[i];
        if ((column.joined() ? column.through + '.' + column.column : column.column) == name)
            return i;
    }
    return -1;
}

} // namespace

std::optional<BoardLayout> makeBoard(const Playbook &playbook, const TableLayout &layout)
{
    const ViewSpec *view = playbook.view(layout.id.toStdString());
    if (!view || !view->board)
        return {};
    BoardLayout board{.column = columnNamed(layout, view->board->column), .card = {}};
    if (board.column < 0 || layout.columns[board.column].words.isEmpty())
        return {};
    for (const std::string &name : view->board->card) {
        if (const int at = columnNamed(layout, name); at >= 0)
            board.card << at;
    }
    return board;
}

} // namespace waybill
