// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/tables/tablewriter.h"
#include "models/tables/rowquery.h"

#include <optional>

namespace waybill {

/// What a window shows of a view: enough to read it again elsewhere.
struct ShownTable
{
    QString database;
    TableLayout layout;
    RowQuery query; ///< filter and order
    QList<int> columns; ///< of the layout, from left to right
    std::optional<RowIds> rows; ///< these alone; none: all that match
};

enum class CellText {
    Stored, ///< every value as it is in the database
    Words, ///< words as a person reads them, numbers and dates as stored: for other programs
    Shown ///< everything as a person reads it
};

/// Gives the rows to \a writer. They are read page by page and nothing stays open in between, so
/// that edits go on; a row that goes meanwhile is left out. Memory: one page, and eight bytes a
/// row.
Result<qint64> feedShownTable(Connection &connection, const ShownTable &table, CellText text,
                              TableWriter &writer, const Observer &observer);

/// Title, filter and date, for a reader who does not see the window.
TableHead headOf(const ShownTable &table);

} // namespace waybill
