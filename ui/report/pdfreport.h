// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/verify/report.h"

namespace waybill {

/// Writes the report as a PDF, whole or not at all. May be called from any thread. FS-01 when the
/// file cannot be written.
Result<> writePdf(const Report &report, const QString &path);
/// The report as text with headings and tables, as the PDF shows it; everything escaped.
QString reportDocument(const Report &report);

} // namespace waybill
