// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/chartdata.h"

#include <QAbstractTableModel>

namespace waybill {

class TableWriter;

/// The twin of a chart: the same numbers as a table, a row for each label and a column for each
/// series.
class ChartTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setChart(ChartData data, const QString &countTitle);
    const ChartData &chart() const { return m_data; }
    /// The records behind a cell; the label's own cell stands for all series.
    RowSubset behind(const QModelIndex &index) const;
    /// UTF-8, numbers without grouping; a label that a spreadsheet would calculate is made
    /// harmless.
    QByteArray csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Result<> feed(TableWriter &writer) const;

    ChartData m_data;
    QString m_countTitle;
};

/// The sentence below a chart's title: what it shows, how many records are in it, and how many are
/// not and why. \a records is what they are called: "Applications".
QString chartSentence(const ChartData &data, const QString &records);
/// What stands where a chart has nothing to draw: of how many records, and why none of them counts.
QString chartNothingText(const ChartData &data, const QString &records);
/// "3 without a date, 2 not sent yet"
QString leftOutText(const ChartData &data);

} // namespace waybill
