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

/// Writes all source files of the latest migration again, from the database alone, into \a folder
/// (which is created; files that are there are replaced as a whole).
Result<ExportReport> exportAsSources(const QString &database, const QString &folder,
                                     const Observer &observer = {});

} // namespace waybill
