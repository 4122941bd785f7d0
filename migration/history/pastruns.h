// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/moment.h"
#include "migration/target/connection.h"

#include <string>
#include <vector>

namespace waybill {

/// The phase under which a restore keeps which entries of the audit log are its own.
inline constexpr const char *restorePhase = "restore";

/// A run as the way back through time needs it.
struct PastRun
{
    struct Phase
    {
        std::string id;
        std::int64_t entry = 0; ///< the last one of the audit log before it
        bool isIn = false; ///< not undone
    };

    std::int64_t id = 0;
    std::string kind;
    std::string started; ///< as ledgerTime() has it
    QString backup;
    std::vector<Phase> phases; ///< the latest first

    bool loads() const { return kind == "migrate"; }
    /// Its changes are entries of the audit log, and are turned back like any others.
    bool isLogged() const { return !phases.empty() && phases.front().id == restorePhase; }
};

/// By their numbers, the latest first.
Result<std::vector<PastRun>> readPastRuns(Connection &connection);

/// What of a database has happened after a moment.
struct Cut
{
    std::int64_t entry = 0; ///< the last one of the audit log that had been written
    std::vector<PastRun> after; ///< the runs that had not begun, the latest first
};

/// HIST-02 when there is no such run or change.
Result<Cut> cutAt(Connection &connection, const Moment &moment);

} // namespace waybill
