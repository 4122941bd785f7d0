// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

namespace waybill {

/// Waybill's own tables in a database; docs/ledger.md explains every one. All are created if
/// absent.
Result<> createBookkeeping(Connection &connection);
/// The same in two parts, for a new database: an index that every row of a load would have to be
/// put into is made once, after the load.
Result<> createBookkeepingTables(Connection &connection);
Result<> createBookkeepingIndexes(Connection &connection);
/// The one for saved views alone, if absent: also in a database that was never migrated into.
Result<> createViewsTable(Connection &connection);
/// Whether the database has them.
Result<bool> hasBookkeeping(Connection &connection);

/// The audit log as other programs know such logs, with one entry for each migration and undo: a
/// view `audit_log`, unless something of the user has that name.
Result<> createAuditView(Connection &connection);
/// Within a transaction: what follows is a load of a run (the run is its own audit record) ...
Result<> beginLoading(Connection &connection);
Result<> endLoading(Connection &connection);
/// ... or is done by \a actor. Empty: by another program.
Result<> setActor(Connection &connection, const std::string &actor);

/// The number of the newest entry of the audit log, 0 when there is none.
Result<std::int64_t> lastAuditEntry(Connection &connection);

} // namespace waybill
