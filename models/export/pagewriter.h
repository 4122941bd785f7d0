// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/tables/tablewriter.h"

class QPagedPaintDevice;

namespace waybill {

/// Draws a table on pages, of a printer or a PDF file: titles on every page, numbered pages, long
/// texts in several lines and never cut. Holds the first rows until it knows how wide the columns
/// are, then one row at a time. Works in any thread.
std::unique_ptr<TableWriter> makePageWriter(std::shared_ptr<QPagedPaintDevice> device,
                                            const TableHead &head);
/// A PDF file in the paper size of the system's country, across.
std::unique_ptr<TableWriter> makePdfWriter(const QString &path, const TableHead &head);

} // namespace waybill
