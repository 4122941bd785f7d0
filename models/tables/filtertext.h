// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

namespace waybill {

/// What one filter asks for: "Status: Interview, Offer", "Applied from 1 March 2025".
QString filterText(const LayoutColumn &column, const ColumnFilter &filter);
/// All that a query asks for; empty when it lists all rows.
QString filterText(const TableLayout &layout, const RowQuery &query);

} // namespace waybill
