// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inputdifferences.h"
#include "migration/run/migrate.h"

namespace waybill {

class Console;

/// Migrates, and says what came of it: to standard output as text or as the document of --json, the
/// problems to standard error. The document also has the \a differences that were found before.
Report migrateAndShow(const MigrationRequest &request, Console &console,
                      const InputDifferences &differences = {});

} // namespace waybill
