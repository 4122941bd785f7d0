// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/exitcode.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Ending
{
    QLatin1StringView code; ///< the whole code, or its beginning up to the dash
    ExitCode exitCode;
};

constexpr Ending endings[] = {
    {"CANCELLED"_L1, ExitCode::Interrupted},    {"USAGE-"_L1, ExitCode::WrongUsage},
    {"REP-01"_L1, ExitCode::WrongUsage},        {"VERIFY-"_L1, ExitCode::NotVerified},
    {"ASK-"_L1, ExitCode::NeedsPerson},         {"DRAFT-05"_L1, ExitCode::NeedsPerson},
    {"SRC-CHG"_L1, ExitCode::SourceChanged},    {"DB-LOCK"_L1, ExitCode::DatabaseOutOfReach},
    {"DB-RO"_L1, ExitCode::DatabaseOutOfReach}, {"DB-01"_L1, ExitCode::DatabaseOutOfReach},
    {"DB-03"_L1, ExitCode::DatabaseOutOfReach}, {"SPACE"_L1, ExitCode::NoSpace}};

} // namespace

ExitCode exitCodeFor(const Problem &problem)
{
    for (const Ending &ending : endings) {
        const bool isFamily = ending.code.endsWith('-'_L1);
        if (isFamily ? problem.code.startsWith(ending.code) : problem.code == ending.code)
            return ending.exitCode;
    }
    return ExitCode::Failed;
}

ExitCode exitCodeFor(const Report &report)
{
    switch (report.outcome) {
    case RunOutcome::Complete:
    case RunOutcome::Unchanged:
        return ExitCode::Done;
    case RunOutcome::CompleteWithSetAside:
        return ExitCode::SetAside;
    case RunOutcome::Rehearsed:
        return report.balance.setAside > 0 ? ExitCode::SetAside : ExitCode::Done;
    case RunOutcome::Cancelled:
        return ExitCode::Interrupted;
    case RunOutcome::Failed:
        break;
    }
    return report.failure ? exitCodeFor(*report.failure) : ExitCode::Failed;
}

} // namespace waybill
