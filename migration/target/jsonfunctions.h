// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace waybill {

/// Gives a connection its own json() and json_object() that triggers may use although the schema is
/// not trusted: SQLite 3.40 takes its own ones for unsafe there by mistake. They say the same.
bool registerJsonFunctions(sqlite3 *database);

} // namespace waybill
