// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// Where a row of the ledger is seen: a row of a view, and one of its columns.
struct RowPlace
{
    QString view; ///< empty: no view shows the table
    qint64 id = 0; ///< 0: the row is not there any more
    int column = -1; ///< -1: the view does not have it
};

/// In the first view of the table; where it has none, in a view that shows the row beside its own.
Result<RowPlace> findRowPlace(Connection &connection, const QList<TableLayout> &layouts,
                              const QString &table, const QString &key, const QString &column);

} // namespace waybill
