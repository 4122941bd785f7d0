// SPDX-License-Identifier: GPL-3.0-or-later
// What readReportRecords() is made of: one function for each kind of number.
#pragma once

#include "migration/run/storedplaybook.h"
#include "migration/target/connection.h"
#include "migration/verify/reportrecords.h"

#include <string>

namespace waybill {

/// So many records are looked at before an answer is given, however few have been found.
constexpr int mostLookedAt = 20'000;

/// Where it is looked, and how much is asked for.
struct ReportScope
{
    Connection &connection;
    const ReportRecordsRequest &request;
    const StoredPlaybook &stored;
};

/// Values that a rule, or a reason, has decided about.
struct ValueQuery
{
    std::string state; ///< "s", "x", "l": of this state
    std::string code; ///< or by this rule; neither: all that a rule has changed
    bool isEverything = false; ///< whatever was kept, of whatever state
    QString file; ///< only of this file
    qint64 line = 0; ///< only of the record at this line
    QString field; ///< only of this field, with its source ("tracker/Status") or without
};
Result<ReportRecords> readReportedValues(const ReportScope &scope, const ValueQuery &query);

/// The rows that were made, or found, in a table.
Result<ReportRecords> readTableRows(const ReportScope &scope, const std::string &table, bool made);
/// The records of a file, one by one, with the row that each has become.
Result<ReportRecords> readFileRecords(const ReportScope &scope, const QString &file);
/// All there is about the record at this line: its rows, and the values that were not as they are.
Result<ReportRecords> readOneRecord(const ReportScope &scope, const QString &file, qint64 line);
/// Where the remarks with this code were made.
Result<ReportRecords> readRemarks(const ReportScope &scope, const QString &code);
/// The rows that a check finds now. REP-03 when it is about the database as a whole, or does not
/// tell which rows it counts.
Result<ReportRecords> readCheckedRows(const ReportScope &scope, const QString &check);

} // namespace waybill
