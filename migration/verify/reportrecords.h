// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace waybill {

/// A value, a row, or a record that a number of a report has counted.
struct ReportRecord
{
    QString file;
    qint64 line = 0;
    qint64 record = 0; ///< its number in the file, from 1
    QString field; ///< empty: the record as a whole
    QString state; ///< of a record as a whole: "stored", "set-aside", "left-out", "same"
    QString code; ///< the rule or the reason
    QString message; ///< of a remark: what happened
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
    /// One of
    ///   NUM-02, changed, set-aside, extra, left-out    values; behind ":" the file or the field
    ///                                                   ("Status", "tracker/Status") they are of
    ///   applications, merged:applications              rows that were made, or found, in a table
    ///   check:states                                   rows that a check finds now
    ///   remark:URL-01                                  places that a remark was made about
    ///   file:Tracker.csv                               records of a file
    ///   record:Tracker.csv:12                          all about the record at a line
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
/// REP-02 when there is no such number, REP-03 for a check that has no rows to show.
Result<ReportRecords> readReportRecords(const ReportRecordsRequest &request);

} // namespace waybill
