// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "migration/verify/report.h"

namespace waybill {

/// What the command line tells a script: the table of docs and `waybill-cli --help`.
enum class ExitCode {
    Done = 0, ///< every value is accounted for, nothing was set aside
    Failed = 1, ///< nothing was changed
    WrongUsage = 2,
    SetAside = 3, ///< done, with records or values set aside
    NotVerified = 4,
    NeedsPerson = 5, ///< a conflict, or a question nobody answered
    SourceChanged = 6,
    DatabaseOutOfReach = 7, ///< not there, locked, or not writable
    NoSpace = 8,
    Interrupted = 130
};

/// For what ended an operation.
ExitCode exitCodeFor(const Problem &problem);
ExitCode exitCodeFor(const Report &report);

} // namespace waybill
