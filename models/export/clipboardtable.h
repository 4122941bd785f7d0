// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/tables/tablewriter.h"

#include <QString>

namespace waybill {

/// A table as a clipboard holds it: for a spreadsheet or an editor as lines with tabs, for a
/// document as HTML. In the HTML every text is marked as text, so that a spreadsheet keeps leading
/// zeros and runs no formula.
struct ClipboardTable
{
    QString text;
    QString html;
};

/// Fills \a table, which outlives it. One cell alone is copied as it is, without any quotes.
std::unique_ptr<TableWriter> makeClipboardWriter(ClipboardTable &table, bool titles);

} // namespace waybill
