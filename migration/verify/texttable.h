// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/reportsections.h"

namespace waybill {

/// \a table in columns that line up in a terminal, every line beginning with two spaces; wide
/// characters count as two, control characters are spelled out. A SHA-256 is cut to its beginning.
QString textTable(const ReportTable &table, bool colour);

/// \a text as it is, or in the colour of \a tone. The text has to be printable already.
QString painted(const QString &text, Tone tone, bool colour);
QString bold(const QString &text, bool colour);

} // namespace waybill
