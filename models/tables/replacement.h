// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/editplan.h"

#include <optional>

namespace waybill {

/// A text to find in cells and what is to stand in its place.
struct Replacement
{
    QString find;
    QString by;
    bool caseCounts = false;
    bool wholeCell = false;
};

/// No value when it is not found.
std::optional<QString> replaced(const QString &text, const Replacement &replacement);

/// What replacing would do in the columns of \a layout, row by row; nothing is stored. Words are
/// found by their labels. Ends with a problem when \a stop says so.
Result<EditPlan> planReplacement(Connection &connection, const TableLayout &layout,
                                 const RowIds &ids, const Replacement &replacement,
                                 const QueryWatch::Stop &stop);

} // namespace waybill
