// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <QString>
#include <QVariant>

#include <string>

namespace waybill {

/// Where a row came from, in words: "tracker.csv, line 17". Says so when no migration made it;
/// empty for a database without Waybill's bookkeeping.
Result<QString> originOf(Connection &connection, const std::string &table, const QVariant &key);

} // namespace waybill
