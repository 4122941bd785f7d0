// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/showntable.h"

namespace waybill {

class Exporter;

/// Other programs get what they ask for, at once; nobody pastes more than that.
inline constexpr std::size_t mostCopiedRows = 100'000;

/// Puts the chosen rows and columns on the clipboard, as text with tabs and as HTML. They are read
/// in the background, since not all of them need to be in memory.
void copyTable(Exporter &exporter, const ShownTable &table, bool titles);

} // namespace waybill
