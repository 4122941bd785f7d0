// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"
#include "models/tables/rowquery.h"

#include <QList>
#include <QString>

#include <atomic>

namespace waybill {

/// One label or one series of a chart.
struct ChartName
{
    QString text; ///< as shown
    Value key; ///< as the query gives it
};

/// What a chart shows, counted: a number for each label and series, and how many records are in
/// none of them, with the reason.
struct ChartData
{
    struct LeftOut
    {
        QString reason;
        qint64 count = 0;
    };

    ChartSpec spec;
    QList<ChartName> labels;
    QList<ChartName> series; ///< one without a name when there are none
    QList<QList<qint64>> counts; ///< by series, then by label
    QList<LeftOut> leftOut;
    qint64 shown = 0; ///< records that count somewhere
    qint64 total = 0; ///< records of the view
    qsizetype allLabels = 0; ///< with those beyond the most frequent ones

    bool hasSeries() const { return !spec.series.isEmpty(); }
    bool empty() const { return shown == 0; }
    qint64 count(qsizetype group, qsizetype label) const { return counts[group][label]; }
    qint64 most() const; ///< the longest bar; series of one label are added up
    /// The records behind one number; of all series when \a group, the
    /// place of one, is -1.
    RowSubset behind(qsizetype group, qsizetype label) const;
    RowSubset leftOutRows() const; ///< the records that count nowhere
    /// "Interview", "80 to 89 %, Offer"
    QString nameOf(qsizetype group, qsizetype label) const;
};

/// Counts in the database alone. Ends with CANCELLED when \a stopped becomes true.
Result<ChartData> readChart(Connection &connection, const ChartSpec &spec, const Playbook &playbook,
                            const std::atomic<bool> *stopped = nullptr);

} // namespace waybill
