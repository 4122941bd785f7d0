// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/undo/rowssince.h"

namespace waybill {

/// A row that was added since may have the number of one that comes again. Numbers mean nothing to
/// a person, so it gets another one. Where the key is a text it is a name: then it stays, and the
/// other one cannot come again.
Result<> makeRoom(Connection &connection, std::span<const TableInfo> tables, const RowsSince &since,
                  const TableInfo &table);

} // namespace waybill
