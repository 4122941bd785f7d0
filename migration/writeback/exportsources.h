// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"

#include <QList>
#include <QString>

namespace waybill {

struct ExportedFile
{
    QString file; ///< inside the folder
    qint64 records = 0;
    qint64 leftOut = 0; ///< values that are not in the database by choice (secrets)
    bool keptLayout = false; ///< it was there, and only what was edited was written
    qint64 edited = 0; ///< values that were changed in the database since
    qint64 removed = 0; ///< records that were deleted there
    qint64 added = 0; ///< and added
    QStringList leftOutFields; ///< where they stand: "record 1: /api_keys/token"
};

struct ExportReport
{
    QList<ExportedFile> files;
    Problems problems;
};

/// Writes all source files of the latest migration again into \a folder, which is created. A file
/// that is there and says what was read gets the edits alone, and stays as it is otherwise: its
/// layout, and what was left out of the database. Any other one is written from the database alone,
/// and takes the place of what is there.
Result<ExportReport> exportAsSources(const QString &database, const QString &folder,
                                     const Observer &observer = {});

} // namespace waybill
