// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "migration/target/connection.h"
#include "models/commands/cellconflict.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// One sentence about the cells that a change left alone, because they are no longer what was shown
/// when it was made: how many, and what stands in the first of them.
Problem keptCells(const Problems &kept, const QList<TableLayout> &layouts);

/// How many cells of one change are told one by one.
constexpr qsizetype mostConflicts = 500;

/// The same cells with the names people know; the first ones.
QList<CellConflict> conflictsOf(Connection &connection, const QList<KeptCell> &cells,
                                const QList<TableLayout> &layouts);

} // namespace waybill
