// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "migration/undo/redo.h"

namespace waybill {

/// The undo that a redo takes back, with its places as they are today.
struct UndoRecord
{
    std::int64_t id = 0;
    std::int64_t migration = 0; ///< that it has taken back
    QStringList phases;
    std::int64_t auditEntry = 0; ///< what comes after it has happened since
    QDateTime started;
    QString workspace;
    QString backup; ///< made before it
    QString copy; ///< the database in there
    QString migrationBackup; ///< what the files were before the migration
};

/// The latest one that is still in. UNDO-04 when there is none or it is not the one that is wanted,
/// UNDO-05 when a migration has been made since: numbers in its ledger may be given anew by then.
Result<UndoRecord> findUndo(Connection &connection, const RedoRequest &request);

/// A database that an undo has removed is in the copy made before. UNDO-04 when there is none.
Result<QString> findRemovedDatabase(const RedoRequest &request);

} // namespace waybill
