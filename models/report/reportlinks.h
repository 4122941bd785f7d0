// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "migration/verify/report.h"

#include <QString>

#include <optional>

namespace waybill {

/// From a number of a report to the records that it counts.
struct ReportLink
{
    QString title;
    QString what; ///< as in ReportRecordsRequest; empty: there is nothing to show
    /// Where they can be mended, when any of them is set aside. Its run is not filled in.
    std::optional<AsideFilter> aside;

    bool isEmpty() const { return what.isEmpty(); }
};

/// \a column is one of the model that shows the section: a row has several numbers.
ReportLink linkOf(const TableReport &table, int column);
ReportLink linkOf(const SourceReport &source, int column);
ReportLink linkOf(const FieldBalance &field, int column);
ReportLink linkOf(const RuleReport &rule);
ReportLink linkOf(const CheckReport &check);
/// To the record that it is about, or to the file.
ReportLink linkOf(const Problem &problem);
/// Sums: "set-aside", "extra", "left-out", "changed".
ReportLink linkOf(const QString &state);

} // namespace waybill
