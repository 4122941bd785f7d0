// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/audittriggers.h"

namespace waybill {

/// What the playbooks that this database was made with call secret.
Result<AuditMask> storedAuditMask(Connection &connection);

/// Makes the audit triggers what they should be: secrets masked, each column told of, tables and
/// columns that came since included. Does nothing where no triggers are: nobody has migrated into
/// such a database, or a load is under way. Quick when nothing is to be done.
Result<> renewAuditTriggers(Connection &connection);

} // namespace waybill
