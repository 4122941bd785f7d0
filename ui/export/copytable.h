// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/showntable.h"

namespace waybill {

class Exporter;

/// Puts the chosen rows and columns on the clipboard, as text with tabs and as HTML. They are read
/// in the background, since not all of them need to be in memory.
void copyTable(Exporter &exporter, const ShownTable &table, bool titles);

} // namespace waybill
