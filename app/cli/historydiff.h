// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace waybill {

class Console;

/// Two runs of a database beside each other.
int historyDiff(const std::string &database, std::int64_t first, std::int64_t second,
                std::int64_t limit, Console &console);

} // namespace waybill
