// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace waybill {

/// A value, or a record, that a number of a report has counted.
struct ReportRecord
{
    QString file;
    qint64 line = 0;
    QString field; ///< empty: the record as a whole
    QString code; ///< the rule or the reason
    QString was; ///< as it stands in the file
    QString stored; ///< what its column holds now
    QString table; ///< and where; empty when it is in no table
    QString key;
    bool isPersonal = false; ///< the file is about people
};

struct ReportRecordsRequest
{
    QString database;
    qint64 run = 0;
    /// A rule ("NUM-02"), "set-aside", "extra", "left-out", a table (the rows that were made in
    /// it), or "merged:" and a table (the rows that were found in it).
    QString what;
    qint64 limit = 200; ///< of records that are listed at once; a record may give several entries
    std::optional<qint64> after; ///< where the last answer ended
};

struct ReportRecords
{
    QList<ReportRecord> records;
    std::optional<qint64> next; ///< there may be more from here on
};

/// The records behind a number of a run's report, in the order of the files; a part at a time.
Result<ReportRecords> readReportRecords(const ReportRecordsRequest &request);

} // namespace waybill
