// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/report.h"

using namespace Qt::StringLiterals;

namespace waybill {

QString outcomeName(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Complete:
        return u"complete"_s;
    case RunOutcome::CompleteWithSetAside:
        return u"complete-with-set-aside"_s;
    case RunOutcome::Unchanged:
        return u"unchanged"_s;
    case RunOutcome::Rehearsed:
        return u"rehearsed"_s;
    case RunOutcome::Cancelled:
        return u"cancelled"_s;
    case RunOutcome::Failed:
        break;
    }
    return u"failed"_s;
}

QString statusName(CheckReport::Status status)
{
    switch (status) {
    case CheckReport::Status::Pass:
        return u"pass"_s;
    case CheckReport::Status::Warn:
        return u"warn"_s;
    case CheckReport::Status::Skipped:
        return u"skipped"_s;
    case CheckReport::Status::Fail:
        break;
    }
    return u"fail"_s;
}

} // namespace waybill
