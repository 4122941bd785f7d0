// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

namespace waybill {

/// Where a column stands and how wide it is.
struct ColumnPlace
{
    int column = 0; ///< of the layout
    double width = 0; ///< in letters, so that it fits a larger type too; 0: what is left
    bool hidden = false;
};

/// All that can be chosen about how a table is shown.
struct ViewContent
{
    RowQuery query; ///< filter and order; without a subset, which is a moment's choice
    QList<ColumnPlace> columns; ///< from left to right
    int frozen = 0; ///< columns at the left that stay in sight, hidden ones included
};

/// Whether a person would see the same. Widths may differ by what rounding to pixels makes of them.
bool looksSame(const ViewContent &a, const ViewContent &b);

} // namespace waybill
