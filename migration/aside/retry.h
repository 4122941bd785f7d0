// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"

namespace waybill {

/// The migration that tries again what was set aside: the same files, playbook and answers as the
/// last one, with \a mendings besides. Records that say the same as before are left as they are;
/// those that were mended go through the same mapping, checks and ledger, as a run of its own.
/// ASIDE-03 when a file is no longer the one that was read, ASIDE-02 when \a mendings has nothing
/// new to say, LED-03 when there is no migration.
Result<MigrationRequest> retryRequest(const QString &database, const Answers &mendings);

} // namespace waybill
