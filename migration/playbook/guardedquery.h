// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/statement.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace waybill {

/// Runs a query that comes out of a playbook, with the guard up, and calls \a take for each row.
/// It ends early when \a stopped becomes true (CANCELLED) and when it takes a minute (PB-11): a
/// playbook in a database can come from anyone. \a connection should be one for reading.
Result<> runGuarded(Connection &connection, const std::string &sql,
                    const std::vector<Value> &parameters, const std::atomic<bool> *stopped,
                    const std::function<void(const Statement &)> &take);

} // namespace waybill
