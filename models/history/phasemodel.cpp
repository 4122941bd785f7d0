// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/phasemodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("PhaseModel", text);
}

QString statusText(const PhaseReport &phase)
{
    if (phase.status == "done"_L1)
        return say("Done");
    if (phase.status == "failed"_L1)
        return say("Failed");
    if (phase.status == "cancelled"_L1)
        return say("Cancelled");
    if (phase.status == "undone"_L1)
        return say("Undone");
    return say("Not run");
}

} // namespace

PhaseModel::PhaseModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Phase"),
               .text = [](const PhaseReport &phase) -> QVariant { return phase.title; }});
    addColumn({.title = say("Result"),
               .text = [](const PhaseReport &phase) -> QVariant { return statusText(phase); },
               .mark =
                   [](const PhaseReport &phase) {
                       return phase.status == "done"_L1  ? u"good"_s
                           : phase.status == "failed"_L1 ? u"bad"_s
                                                         : u"muted"_s;
                   }});
    addColumn({.title = say("Rows"),
               .text = [](const PhaseReport &phase) -> QVariant {
                   return QLocale().toString(phase.rows);
               },
               .number = true});
    addColumn({.title = say("Seconds"),
               .text = [](const PhaseReport &phase) -> QVariant {
                   return QLocale().toString(phase.seconds, 'f', 2);
               },
               .number = true});
    addColumn({.title = say("Rows per second"),
               .text = [](const PhaseReport &phase) -> QVariant {
                   return QLocale().toString(qRound64(phase.rowsPerSecond()));
               },
               .number = true});
}

} // namespace waybill
