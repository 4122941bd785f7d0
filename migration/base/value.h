// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace waybill {

/// What one column of one row holds: NULL, INTEGER, REAL or TEXT (UTF-8).
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Value>;

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

} // namespace waybill
