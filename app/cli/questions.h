// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"

namespace waybill {

class Console;

/// Where there is a person: looks at the workspace and asks every question that \a request does not
/// answer yet. Does nothing elsewhere; the defaults are taken then.
Result<> askQuestions(MigrationRequest &request, Console &console);

} // namespace waybill
