// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/runmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("RunModel", text);
}

QString markOf(const RunRecord &run)
{
    if (run.status == "complete"_L1)
        return u"good"_s;
    return run.status.startsWith("complete"_L1) ? u"warn"_s : u"muted"_s;
}

} // namespace

QString runStatusText(const QString &status)
{
    if (status == "complete"_L1)
        return say("Complete");
    if (status == "complete-with-set-aside"_L1)
        return say("Complete, some set aside");
    if (status == "undone"_L1)
        return say("Undone");
    if (status == "partly-undone"_L1)
        return say("Partly undone");
    return status;
}

RunModel::RunModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("When"),
               .text = [](const RunRecord &run) -> QVariant {
                   return QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat);
               },
               .sort = [](const RunRecord &run) -> QVariant { return run.started; }});
    addColumn({.title = say("What"), .text = [](const RunRecord &run) -> QVariant {
                   return run.kind == "undo"_L1 ? say("Undo of %1").arg(run.playbookName)
                       : run.kind == "redo"_L1  ? say("Redo of %1").arg(run.playbookName)
                                                : run.playbookName;
               }});
    addColumn({.title = say("Result"),
               .text = [](const RunRecord &run) -> QVariant { return runStatusText(run.status); },
               .mark = markOf});
    addColumn({.title = say("Records"),
               .text = [](const RunRecord &run) -> QVariant {
                   return QLocale().toString(run.recordsStored);
               },
               .number = true,
               .sort = [](const RunRecord &run) -> QVariant { return run.recordsStored; }});
    addColumn({.title = say("Set aside"),
               .text = [](const RunRecord &run) -> QVariant {
                   return QLocale().toString(run.recordsSetAside);
               },
               .number = true,
               .sort = [](const RunRecord &run) -> QVariant { return run.recordsSetAside; }});
    addColumn({.title = say("Seconds"),
               .text = [](const RunRecord &run) -> QVariant {
                   return QLocale().toString(run.seconds, 'f', 1);
               },
               .number = true,
               .sort = [](const RunRecord &run) -> QVariant { return run.seconds; }});
    addColumn({.title = say("Version"),
               .text = [](const RunRecord &run) -> QVariant { return run.playbookVersion; }});
    addColumn(
        {.title = say("Who"), .text = [](const RunRecord &run) -> QVariant { return run.who; }});
}

} // namespace waybill
