// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/base/value.h"
#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"

#include <atomic>
#include <utility>
#include <vector>

namespace waybill {

/// A label and a series of a chart, and how many records are there.
struct ChartGroup
{
    Value label;
    Value series;
    Value position;
    Value seriesPosition;
    qint64 records = 0;
};

struct ChartCount
{
    std::vector<ChartGroup> groups; ///< in the order of their labels, as the query has it
    std::vector<std::pair<Value, qint64>> leftOut; ///< reason and records, most first
    qint64 shown = 0; ///< records that are in some group
};

/// Counts every record once in each group. Goes through the chart's query one single time, because
/// at a million records that is what takes long. \a position: whether the query has that column.
Result<ChartCount> countChart(Connection &connection, const ChartSpec &spec, bool position,
                              const std::atomic<bool> *stopped);

} // namespace waybill
