// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

namespace waybill {

/// Takes Waybill's own tables, triggers and the audit view out of a database in which nothing was
/// recorded: no run, no change, no view, no decision. So a first migration that was stopped leaves
/// a database as it was. Belongs into a transaction.
Result<> dropBookkeepingWithoutContent(Connection &connection);

} // namespace waybill
