// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "migration/aside/pendingmendings.h"
#include "migration/base/progress.h"
#include "migration/target/connection.h"

#include <memory>
#include <string>
#include <vector>

namespace waybill {

/// What `aside` and the commands below it were told.
struct AsideOptions
{
    std::string database;
    std::string source;
    std::string file;
    std::string answers;
    // list
    std::string reason;
    std::string state;
    std::string of; ///< a file of the workspace
    qint64 run = 0;
    qint64 limit = 1000;
    bool grouped = false;
    bool extras = false;
    // mend, leave-out, take-back
    std::string field;
    std::optional<std::string> value;
    std::optional<std::string> text;
    std::string line;
    qint64 record = 0;
    qint64 at = 0; ///< a line
    std::vector<std::string> ids;
    bool all = false;

    bool isOneRecord() const { return record > 0 || at > 0; }
    Result<Connection> open(Connection::Mode mode = Connection::Mode::ReadOnly) const;
};

using MakeMendings = Result<QList<PendingMending>> (*)(Connection &, const AsideOptions &,
                                                       const Observer &);
/// Makes them, and lets them wait in the database.
int enterMendings(const AsideOptions &options, Console &console, MakeMendings make);
/// By their ids, as take-back wants them, and in words.
int sayMendings(Console &console, Connection &connection, const QList<PendingMending> &mendings,
                qsizetype waiting);

/// One record, by its line or its number.
void addRecordOptions(CLI::Option_group &what, const std::shared_ptr<AsideOptions> &options);
void addSourceOption(CLI::App &command, const std::shared_ptr<AsideOptions> &options);

void addAsideList(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                  Invocation &invocation);
void addAsideMend(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                  Invocation &invocation);
void addAsideTake(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                  Invocation &invocation);

} // namespace waybill
