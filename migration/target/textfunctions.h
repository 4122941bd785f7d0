// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace waybill {

/// Gives a connection two SQL functions for looking for text:
/// - waybill_fold(text): see TextFold; NULL for NULL.
/// - waybill_contains(needle, text, ...): 1 when one of the texts contains the needle, which is
///   folded already, else 0.
/// False when the database refuses them.
bool registerTextFunctions(sqlite3 *database);

} // namespace waybill
