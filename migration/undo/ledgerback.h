// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

namespace waybill {

/// What the undo with the number \a undo has taken out of the ledger comes again from the attached
/// copy "was": sources, records, links, rows as they were before the run, and the state of the run
/// and its phases. What the log says about the time before the undo comes in front of what was done
/// since, which is everything after the entry \a since.
Result<> putLedgerBack(Connection &connection, std::int64_t undo, std::int64_t since);

} // namespace waybill
