// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/writetable.h"
#include "models/export/showntable.h"

namespace waybill {

struct TableExport
{
    QString database;
    std::string table;
    QString view; ///< a saved view of it; empty: the table as it is stored
    TableOutput output;
};

/// What a saved view shows, and what it names in vain.
struct ViewExport
{
    ShownTable table;
    Problems problems;
};

/// USAGE-05 when the table has no such view.
Result<ViewExport> prepareViewExport(Connection &connection, const QString &table,
                                     const QString &name);

/// Writes all rows of a table in the order of their keys. Returns the exit code.
int exportTable(const TableExport &request, Console &console);

} // namespace waybill
