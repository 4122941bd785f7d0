// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/mapping/recordmapper.h"

#include <string>

namespace waybill {

/// A value as rows are found by it: folded, or letter by letter where the row says so.
std::string findText(const Value &value, const RowSpec &row);
/// All columns of `find` together. Row ids are part of it once they are known.
std::string findText(const PendingRow &row);
/// The same for people: without case, width and the ways to write an accent.
std::string looseText(const PendingRow &row);

} // namespace waybill
