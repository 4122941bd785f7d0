// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {

/// Large blocks go back to the system as soon as they are freed. Without it the C library keeps
/// ever larger ones for itself after the first was freed, and a window in which a million rows were
/// sorted a few times holds twice the memory of what it shows. Called once, when a program starts.
void giveBackLargeBlocks();

} // namespace waybill
