// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/verify/report.h"

namespace waybill {

/// The report as one JSON document, as docs and `migrate --json` promise it.
QByteArray reportAsJson(const Report &report);
/// Self-contained HTML: no remote loads, light and dark, everything escaped.
QByteArray reportAsHtml(const Report &report);
QByteArray reportAsMarkdown(const Report &report);
/// One test case per check, one failure per failed one, and one case each for the outcome and the
/// balance (a run that failed has run no check); the balance and the counts as properties.
QByteArray reportAsJUnit(const Report &report);
/// Plain text for a terminal: verdict, balance, tables, phases, checks, problems, how to undo.
QString reportAsText(const Report &report, bool colour);

/// Writes by the suffix of \a path: .html, .json, .md, .xml. REP-01 for another suffix (PDF is
/// written by the window, which has the libraries for it).
Result<> writeReport(const Report &report, const QString &path);

} // namespace waybill
