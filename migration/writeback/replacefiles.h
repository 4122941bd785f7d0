// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/writeback/planwriteback.h"
#include "migration/writeback/writebackjournal.h"

namespace waybill {

/// Files and database as they are, before anything is replaced.
Result<QString> backUp(const PreparedWriteBack &prepared, const WriteBackRequest &request,
                       const Observer &observer);
QList<FileReplacement> replacements(const PreparedWriteBack &prepared);
/// The new files in the place of the old ones. Each keeps who may read it.
Result<> putInPlace(const PreparedWriteBack &prepared);
/// The files as they were, whatever came; false where that did not work.
bool putBack(const QString &backup, const WriteBackPlan &plan);
/// WB-03.
Problem changedMeanwhile(const QString &file);

} // namespace waybill
