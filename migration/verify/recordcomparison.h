// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "migration/verify/rundifference.h"

namespace waybill {

/// Counts the records that two runs have in common and those they have not, and lists at most
/// \a most of the latter; 0: all.
Result<> compareRecords(Connection &connection, qint64 most, RunDifference &result);

} // namespace waybill
