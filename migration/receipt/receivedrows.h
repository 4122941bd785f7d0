// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/receipt/receipt.h"
#include "migration/target/statement.h"

namespace waybill {

/// The rows of a table as a run made them: what was changed or deleted since is put back from the
/// audit log and from what later runs remember.
struct ReceivedRows
{
    ReceiptTable table;
    qint64 edited = 0; ///< hold something else now
    qint64 deleted = 0;
    qint64 unknown = 0; ///< were changed, and what they held is kept nowhere (secrets, long texts)
    QStringList editedColumns;
};

/// The tables that a run has made rows in.
Result<QStringList> tablesOfRun(Connection &connection, qint64 run);
/// \a columns empty: all that the table has.
Result<ReceivedRows> readReceivedRows(Connection &connection, qint64 run, const QString &table,
                                      const QStringList &columns);

} // namespace waybill
