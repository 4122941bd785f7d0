// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/editor.h"

namespace waybill {

/// What one deletion took, as the audit log has it.
struct Deletion
{
    QList<DeletedRow> rows; ///< parents before their children, for restoreRows()
    QStringList unknown; ///< columns whose value the log does not have: they come back empty
};

/// The row that entry \a number deleted, and what went with it by foreign keys: rows that belonged
/// to it, and values of others that led to it. HIST-02 when there is no such deletion.
Result<Deletion> readDeletion(Connection &connection, qint64 number);

} // namespace waybill
