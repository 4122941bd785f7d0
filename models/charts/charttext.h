// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/chartdata.h"

namespace waybill {

class TableWriter;

/// The title of a column of the chart as a table: the label's, then one for each series, or
/// \a countTitle where there are none.
QString chartTitle(const ChartData &data, const QString &countTitle, qsizetype column);
/// A row for each label, a column for each series.
Result<> feedChart(const ChartData &data, const QString &countTitle, TableWriter &writer);

/// The sentence below a chart's title: what it shows, how many records are in it, and how many are
/// not and why. \a records is what they are called: "Applications".
QString chartSentence(const ChartData &data, const QString &records);
/// What stands where a chart has nothing to draw: of how many records, and why none of them counts.
QString chartNothingText(const ChartData &data, const QString &records);
/// "3 without a date, 2 not sent yet"
QString leftOutText(const ChartData &data);

} // namespace waybill
