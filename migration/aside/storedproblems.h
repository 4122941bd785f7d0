// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "migration/target/statement.h"

namespace waybill {

/// What readProblems() wants to be selected from waybill_problems.
inline constexpr auto problemColumns =
    "code, severity, file, line, column_number, field, record, expected, found, action, hint,"
    " message";

/// All that a statement finds whose parameters are bound.
Result<Problems> readProblems(Statement &query);

} // namespace waybill
