// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

namespace waybill {

/// Tables and indexes of the attached copy "was" that an undo has dropped are made again ...
Result<> putTablesBack(Connection &connection);
/// ... and once they are filled, views and triggers, the audit log's own among them.
Result<> putTriggersBack(Connection &connection);

} // namespace waybill
