// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/comparison.h"

namespace waybill {

/// Makes the rows of main those of past, inside a transaction; foreign keys must be off and are
/// looked at by the caller. A table that main has not any more is made again. Other triggers than
/// ours do not act: what they did is among the rows.
Result<> applyPast(Connection &connection);

/// Rows of "main" or "past" that refer to a row that is not there.
Result<std::int64_t> brokenReferences(Connection &connection, const std::string &schema = "main");

} // namespace waybill
