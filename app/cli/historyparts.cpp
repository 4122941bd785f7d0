// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historyparts.h"

#include "app/cli/console.h"
#include "app/cli/historydiff.h"
#include "app/cli/historyreceipt.h"
#include "app/cli/historyrecords.h"
#include "app/cli/words.h"

namespace waybill {

std::shared_ptr<HistoryParts> addHistoryParts(CLI::App &command)
{
    auto parts = std::make_shared<HistoryParts>();
    parts->receiptOption =
        command
            .add_option("--receipt", parts->receipt,
                        Cli::help("Draw up a receipt for this run: what went in, what came of it"))
            ->type_name("RUN");
    parts->reportOption =
        command.add_option("--report", parts->report, Cli::help("Show the report of this run"))
            ->type_name("RUN")
            ->excludes(parts->receiptOption);
    command
        .add_option("--records", parts->records,
                    Cli::help("Of --report: the records behind a number. WHAT is a rule (NUM-02), "
                              "changed, set-aside, extra or left-out, each also of one file or "
                              "field (extra:Salary); a table (applications), merged:TABLE, "
                              "check:NAME, remark:CODE, file:FILE or record:FILE:LINE"))
        ->type_name("WHAT")
        ->needs(parts->reportOption);
    command
        .add_option("--diff", parts->diff,
                    Cli::help("Two runs beside each other: files, rules, tables, records"))
        ->type_name("A B")
        ->expected(2)
        ->excludes(parts->receiptOption)
        ->excludes(parts->reportOption);
    return parts;
}

std::optional<int> runHistoryParts(const HistoryParts &parts, const std::string &database,
                                   Console &console)
{
    if (parts.receiptOption->count() > 0)
        return historyReceipt(database, parts.receipt, parts.output, console);
    if (parts.reportOption->count() > 0)
        return historyRecords(database, parts.report, parts.records, parts.limit, console);
    if (!parts.diff.empty())
        return historyDiff(database, parts.diff[0], parts.diff[1], parts.limit, console);
    return std::nullopt;
}

} // namespace waybill
