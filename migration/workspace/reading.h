// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/workspace/workspace.h"

#include <QStringList>

namespace waybill {

/// A workspace that has been migrated may go on with its files for a while: the choice is kept in
/// the database and can be changed at any time. Neither the files nor the tables are touched.
Result<> chooseReading(const QString &database, WorkspaceState::Reading reading);
/// What was chosen; Database when nobody has.
Result<WorkspaceState::Reading> chosenReading(const QString &database);

/// What stands in one of the two alone, since the last migration.
struct ReadingOutlook
{
    qint64 edits = 0; ///< changes to the tables
    QStringList changedFiles; ///< inside the workspace
};
Result<ReadingOutlook> readingOutlook(const QString &database, const QString &workspace);

/// What a person should know before going over to \a reading; empty when both say the same.
QString readingAdvice(const ReadingOutlook &outlook, WorkspaceState::Reading reading);

} // namespace waybill
