// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/target/connection.h"

#include <QtGlobal>

#include <span>
#include <vector>

namespace waybill {

/// Which of the entries \a numbers (the latest first, runs below zero, see findAuditEntries()) are
/// the last of a step: of one statement, of one edit of many cells, of one run. Entries of the same
/// person that follow each other within a tenth of a second are one step. Their places in the list.
Result<std::vector<int>> findAuditSteps(Connection &connection, std::span<const qint64> numbers);

} // namespace waybill
