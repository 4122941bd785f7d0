// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace waybill {

class Console;

int historyReceipt(const std::string &database, std::int64_t run, const std::string &output,
                   Console &console);
/// `verify --receipt`: whether what a receipt says is still so.
int checkReceipt(const std::string &receipt, const std::string &database,
                 const std::string &workspace, Console &console);

} // namespace waybill
