// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// One sentence about the cells that a change left alone, because they are no longer what was shown
/// when it was made: how many, and what stands in the first of them.
Problem keptCells(const Problems &kept, const QList<TableLayout> &layouts);

} // namespace waybill
