// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

#include <optional>

namespace waybill {

/// Rowids among which all rows are that a query for a text can list, found by the search index. No
/// value when all rows have to be looked at: nothing is looked for, there is no index, or so many
/// rows have the text that reading them in order is quicker.
Result<std::optional<RowIds>> rowCandidates(Connection &connection, const TableLayout &layout,
                                            const RowQuery &query);

} // namespace waybill
