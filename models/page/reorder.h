// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"
#include "models/tables/rowquery.h"

#include <functional>

namespace waybill {

/// Writes the places 0, 1, 2 … of the rows \a ids into \a column, as one step of the edit history.
/// Rows that have their place already are not touched. What is stored is read first, in the
/// database's thread; \a failed gets what went wrong there, unless \a receiver is gone.
void reorderRows(DataSession &session, QObject *receiver, const TableLayout &layout,
                 const std::string &column, const RowIds &ids, const QString &text,
                 std::function<void(const Problem &)> failed);

/// \a ids with the one at \a from at \a to instead.
RowIds movedTo(RowIds ids, int from, int to);

} // namespace waybill
