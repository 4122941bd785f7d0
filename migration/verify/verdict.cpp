// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/verdict.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Verdict", source);
}

QString counted(const char *one, const char *many, qint64 count)
{
    return count == 1 ? text(one) : text(many).arg(count);
}

bool isUndonePhase(const PhaseReport &phase)
{
    return phase.status == "undone"_L1;
}

/// What came of the files, without its full stop.
QString standing(const Report &report)
{
    const qint64 checks = checksToLookAt(report);
    const QString look = counted("one check is worth a look", "%1 checks are worth a look", checks);
    if (report.recordsSetAside > 0) {
        const QString stored = text("%1 of %2 records are in the database")
                                   .arg(report.recordsStored)
                                   .arg(report.recordsRead);
        const QString waiting =
            counted("one is set aside and waits to be mended",
                    "%1 are set aside and wait to be mended", report.recordsSetAside);
        return checks > 0 ? text("%1; %2, and %3").arg(stored, waiting, look)
                          : text("%1; %2").arg(stored, waiting);
    }
    if (report.balance.setAside > 0) {
        const QString waiting =
            counted("one value is set aside and waits to be mended",
                    "%1 values are set aside and wait to be mended", report.balance.setAside);
        return checks > 0 ? text("Every record is in the database; %1, and %2").arg(waiting, look)
                          : text("Every record is in the database; %1").arg(waiting);
    }
    if (checks > 0)
        return text("Complete: every value of the files has its place, but %1").arg(look);
    return text("Complete: every value of the files has its place");
}

QString undoneText(const Report &report)
{
    return isUndone(report)
        ? text("Undone: what this migration stored has been taken back.")
        : text("Partly undone: some of what this migration stored has been taken back.");
}

} // namespace

bool isUndone(const Report &report)
{
    return !report.phases.isEmpty()
        && std::all_of(report.phases.begin(), report.phases.end(), isUndonePhase);
}

qint64 checksToLookAt(const Report &report)
{
    return std::count_if(report.checks.begin(), report.checks.end(), [](const CheckReport &one) {
        return one.status == CheckReport::Status::Fail || one.status == CheckReport::Status::Warn;
    });
}

bool isAllWell(const Report &report)
{
    return report.ok() && report.recordsSetAside == 0 && report.balance.setAside == 0
        && report.balance.even() && checksToLookAt(report) == 0
        && std::none_of(report.phases.begin(), report.phases.end(), isUndonePhase);
}

QString verdictOf(const Report &report, qint64 changesSince)
{
    const bool anyUndone = std::any_of(report.phases.begin(), report.phases.end(), isUndonePhase);
    switch (report.outcome) {
    case RunOutcome::Complete:
    case RunOutcome::CompleteWithSetAside:
        if (anyUndone)
            return undoneText(report);
        if (changesSince > 0)
            return text("%1; since then %2.")
                .arg(standing(report),
                     counted("the data was changed once", "the data was changed %1 times",
                             changesSince));
        return standing(report) + u'.';
    case RunOutcome::Unchanged:
        return text("Nothing has changed since the last migration, so nothing was done.");
    case RunOutcome::Rehearsed:
        return checksToLookAt(report) > 0 || report.recordsSetAside > 0
            ? text("Rehearsal finished, nothing has been changed yet. It would be: %1.")
                  .arg(standing(report))
            : text("Rehearsal finished. Nothing has been changed yet.");
    case RunOutcome::Cancelled:
        return text("Cancelled. Everything is as it was.");
    case RunOutcome::Failed:
        return text("Not put in place: %1")
            .arg(report.failure ? report.failure->message : QString());
    }
    return {};
}

} // namespace waybill
