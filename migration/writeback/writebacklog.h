// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "migration/writeback/writeback.h"
#include "migration/writeback/writebackjournal.h"

namespace waybill {

/// Whether a run that is still in has written files.
Result<bool> hasWrittenBack(Connection &connection, std::int64_t run);

/// Remembers which run has written which files; gives the run back.
Result<qint64> noteWriteBack(const QString &database, qint64 run,
                             const QList<FileReplacement> &files, const QString &backup);

} // namespace waybill
