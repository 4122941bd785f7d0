// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/tablebench.h"

namespace waybill::bench {

/// A view as a board: until the cards of the first lane can be painted, and until every row is in
/// its lane. No value when the view has no board.
std::optional<Took> openBoard(DataSession &session, const TableLayout &layout);

/// What the form asks about one record, one figure for each part.
struct RecordParts
{
    double dependents = 0; ///< how many belong to it, of each table
    double origin = 0; ///< where it came from
    double changes = 0; ///< what was done to it since
};
std::optional<RecordParts> openRecord(DataSession &session, Connection &connection,
                                      const TableLayout &layout, qint64 id);

} // namespace waybill::bench
