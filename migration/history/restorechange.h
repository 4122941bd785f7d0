// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/deletedrows.h"

namespace waybill {

/// What one change of the audit log did, and how it is turned back.
struct ChangeToRestore
{
    qint64 number = 0;
    QString action; ///< "UPDATE" or "DELETE"
    QString table;
    QString record; ///< key of the row, as the log has it
    RowChange change; ///< UPDATE: from what the change left to what it found
    Deletion deletion; ///< DELETE
    QStringList unknown; ///< columns whose value the log does not have: they stay as they are
};

/// The change of this number; of an update \a column alone, or all of it. HIST-02 when there is no
/// such change, HIST-06 when the log does not have what stood there, HIST-07 for a row that it
/// added, EDIT-03 when it did not change that column.
Result<ChangeToRestore> readChangeToRestore(Connection &connection, qint64 number,
                                            const QString &column = {});

/// One value of an update.
struct RestorableValue
{
    RowChange change;
    bool stands = true; ///< false: something else has been put there since
};
Result<RestorableValue> readRestorableValue(Connection &connection, qint64 number,
                                            const QString &column);

/// A deleted row comes back with what went with it, a value becomes what it was. EDIT-01 when
/// something else stands there by now, with the number of the change that put it there as its hint;
/// EDIT-02 when the row is gone, DB-CON when the database does not allow it. It is a change like
/// any other: one transaction, in the log.
Result<> restoreChange(Connection &connection, const ChangeToRestore &restore);

} // namespace waybill
