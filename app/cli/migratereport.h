// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"

namespace waybill {

class Console;

/// Migrates, and says what came of it: to standard output as text or as the document of --json, the
/// problems to standard error.
Report migrateAndShow(const MigrationRequest &request, Console &console);

} // namespace waybill
