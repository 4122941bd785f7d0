// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/health.h"

#include "migration/run/history.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Health", text);
}

} // namespace

Health readHealth(const QString &database)
{
    Health health{.bytes = QFileInfo(database).size()};
    health.database = say("%1, %2").arg(shownPath(database), sizeText(health.bytes));
    const auto runs = readHistory(database);
    if (!runs)
        return health;
    const auto last = std::find_if(runs->begin(), runs->end(), [](const RunRecord &run) {
        return run.kind == "migrate"_L1 && run.status != "undone"_L1;
    });
    if (last == runs->end())
        return health;
    health.lastRun =
        say("Last migration: %1, %2")
            .arg(last->playbookName,
                 QLocale().toString(last->started.toLocalTime(), QLocale::ShortFormat));
    health.setAside = say("Records set aside: %1").arg(countText(last->recordsSetAside));
    health.recordsSetAside = last->recordsSetAside;
    if (!last->backup.isEmpty())
        health.backup = say("Backup: %1").arg(shownPath(last->backup));
    return health;
}

} // namespace waybill
