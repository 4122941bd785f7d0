// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <functional>

namespace waybill {

/// Some columns of some rows, with what a person saw in them where they were in view: the values
/// that an edit of many cells starts from.
struct CellBlock
{
    TableLayout layout; ///< of the columns of the block alone
    QList<ShownRow> rows; ///< one that is gone has no values
};

/// The most cells that are changed in one step; they are held in memory.
constexpr qint64 mostCells = 100'000;

/// \a layout with these of its columns alone, in this order.
TableLayout narrowed(TableLayout layout, const QList<int> &columns);

/// Reads in the database's thread; \a done gets the block in this one, unless \a model is gone.
void readCells(DataSession &session, TableModel &model, const QList<int> &rows,
               const QList<int> &columns, std::function<void(const Result<CellBlock> &)> done);

} // namespace waybill
