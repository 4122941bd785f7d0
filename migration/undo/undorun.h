// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/storedplaybook.h"
#include "migration/target/connection.h"
#include "migration/undo/undo.h"

#include <functional>
#include <string>
#include <vector>

namespace waybill {

/// Takes phases of a run back inside an open database, in one transaction. With \a keepEdits, rows
/// that were added or edited since stay, and so do the rows they hang on. The schema goes with its
/// phase when nothing is left in it.
struct UndoneRows
{
    QStringList phases;
    qint64 removed = 0;
    qint64 restored = 0;
    QList<UndoRow> since;
    bool nothingLeft = false; ///< no table of the user remains
};

/// \a phase empty: all phases that are still in, the latest first. Without \a apply everything is
/// rolled back again: that is how an undo is counted before it is done. \a beforeCommit belongs
/// into the same transaction; when it fails nothing has been done.
Result<UndoneRows> undoPhases(Connection &connection, const StoredPlaybook &stored,
                              const std::string &phase, UndoKind kind, bool apply,
                              const std::function<Result<>(const UndoneRows &)> &beforeCommit = {});
Result<UndoneRows> undoPhases(Connection &connection, std::int64_t run, const std::string &phase,
                              UndoKind kind, bool apply);

/// Rows that have been added or edited since the run, or in the tables of \a phase since then,
/// whoever made them: what an exact undo loses.
Result<QList<UndoRow>> changedSince(Connection &connection, const StoredPlaybook &stored,
                                    const std::string &phase);

/// A run that never finished: its phases are taken back and it is forgotten.
Result<> removeRun(Connection &connection, std::int64_t run);
Result<> removeInterruptedRuns(Connection &connection);

/// SHA-256 over all rows of the user's tables and their schema, in order: equal for equal content.
Result<std::string> contentDigest(Connection &connection);

} // namespace waybill
