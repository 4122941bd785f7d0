// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace waybill {

/// An undo or a redo as the database remembers it.
struct UndoneRun
{
    QString kind; ///< "undo", "redo"
    std::int64_t takesBack = 0; ///< a run: the migration, or the undo
    QStringList phases;
    QString workspace;
    QString database;
    QString backup; ///< made before
    QDateTime started;
};

/// Remembers it, and the audit entry after which whatever happens has happened since. Belongs into
/// the transaction of what it tells about.
Result<> recordUndone(Connection &connection, const UndoneRun &run);

/// The same in a database that is as it was before the run \a run.takesBack and so knows nothing of
/// it: the history is taken from \a latest, the database as it was before the undo, so that no
/// number of a run is given twice, and so is what no undo touches.
Result<> recordUndoneExactly(Connection &connection, const UndoneRun &run, const QString &latest);

} // namespace waybill
