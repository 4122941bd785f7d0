// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/source/record.h"

#include <string>

namespace waybill {

/// What stands in a JSON file for a printed text; a kind that no longer fits becomes a string.
std::string printedToken(std::string printed, const Value &value, NodeKind kind, bool asciiOnly);

} // namespace waybill
