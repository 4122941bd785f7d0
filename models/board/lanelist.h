// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

namespace waybill {

/// The ids of a board's cards, a list for each word of the column in their order; the last list has
/// the rows without a word or with one that is not known. Each list is in the order of the query.
using LaneIds = std::vector<RowIds>;

/// Which lane a value belongs to.
int laneOf(const LayoutColumn &column, const QVariant &value);

/// One pass over the rows, whatever the number of lanes. \a most: so many rows at most; 0: all.
Result<LaneIds> listLanes(Connection &connection, const RowQuestion &question, int column,
                          int most = 0);

} // namespace waybill
