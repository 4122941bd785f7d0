// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

namespace waybill {

/// A board made to fit the database at hand: which column has the lanes' words, and what a card
/// shows below its caption.
struct BoardLayout
{
    int column = -1; ///< of the layout
    QList<int> card; ///< of the layout
};

/// No value when the playbook has no board for this view, or the database not its column.
std::optional<BoardLayout> makeBoard(const Playbook &playbook, const TableLayout &layout);

} // namespace waybill
