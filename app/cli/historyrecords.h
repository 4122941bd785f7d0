// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace waybill {

class Console;

/// The report of a run, or the records behind one of its numbers.
int historyRecords(const std::string &database, std::int64_t run, const std::string &what,
                   std::int64_t limit, Console &console);

} // namespace waybill
