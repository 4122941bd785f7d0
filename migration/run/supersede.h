// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/plan.h"
#include "migration/source/recordreader.h"
#include "migration/target/connection.h"

#include <set>

namespace waybill {

/// A row that records have made gets the values of a newer record. What they said themselves is
/// then nowhere but in the file, so it is kept with them (state "d" in waybill_records.kept), and
/// they can be written again as they were.
struct Superseded
{
    std::string table;
    Value key;
    std::map<std::string, Value> columns; ///< that change, with what they hold until now
};

/// \a current: how the file is written that is being read, which the ledger does not know yet.
Result<> keepOriginals(Connection &connection, const Plan &plan, const Superseded &row,
                       const Dialect &current);

} // namespace waybill
