// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

namespace waybill {

class Console;

/// What `history` shows of single runs: a receipt, the records behind a report, two runs beside
/// each other.
struct HistoryParts
{
    std::int64_t receipt = 0;
    std::string output; ///< of a receipt
    CLI::Option *receiptOption = nullptr;
    std::int64_t report = 0;
    std::string records;
    std::int64_t limit = 1000; ///< of lists of records
    CLI::Option *reportOption = nullptr;
    std::vector<std::int64_t> diff;
};

std::shared_ptr<HistoryParts> addHistoryParts(CLI::App &command);
/// The exit code; nothing when none of them was asked for.
std::optional<int> runHistoryParts(const HistoryParts &parts, const std::string &database,
                                   Console &console);

} // namespace waybill
