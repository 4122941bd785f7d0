// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/showntable.h"

namespace waybill {

class TablePage;

/// What a page shows: its visible columns from left to right, filter and order; all rows.
ShownTable shownOn(TablePage &page, const QString &database);
/// From top to bottom.
RowIds selectedRows(TablePage &page);
/// The visible columns of which a cell is selected, from left to right.
QList<int> selectedColumns(TablePage &page);

} // namespace waybill
