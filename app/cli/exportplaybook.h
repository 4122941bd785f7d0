// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/writetable.h"

#include <QDate>

namespace waybill {

struct ChartExport
{
    QString database;
    std::string chart; ///< by its id in the playbook
    TableOutput output;
};

/// Writes the numbers of a chart, a row for each label. The sentence below it, which says how many
/// records are not in it and why, goes to standard error or above the table. Returns the exit code.
int exportChart(const ChartExport &request, Console &console);

struct ActivityExport
{
    QString database;
    QDate from;
    QDate to; ///< the last day
    QString name; ///< of the person; empty: not printed
    TableOutput output;
};

/// Writes the dated record of what was done. Returns the exit code.
int exportActivityRecord(const ActivityExport &request, Console &console);

} // namespace waybill
