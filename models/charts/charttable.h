// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/chartdata.h"

#include <QAbstractTableModel>

namespace waybill {

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
    ChartData m_data;
    QString m_countTitle;
};

} // namespace waybill
