// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"

#include <string>

namespace waybill {

/// Takes out again what the scripts of a phase have made, unless one of these tables still has
/// rows. Nothing that was there before the run is touched: a script of which all is the run's own
/// goes by its down script, of others each object by itself.
Result<> dropSchema(Connection &connection, const Playbook &playbook, std::int64_t run,
                    const std::string &phase);

} // namespace waybill
