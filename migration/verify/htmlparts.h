// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/markup.h"
#include "migration/verify/reportsections.h"

namespace waybill {

QString toneClass(Tone tone); ///< the name the style knows it by
void writeIcon(Markup &html, QLatin1StringView shape); ///< paths in a square of 24
void writeIcon(Markup &html, Tone tone);

void writeTable(Markup &html, const ReportTable &table);
/// A table behind its title, to be opened; a short one is open already.
void writeFoldedTable(Markup &html, const ReportTable &table);

} // namespace waybill
