// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/charttable.h"

#include "migration/tables/tablewriter.h"
#include "models/base/valuemodel.h"
#include "models/charts/charttext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

void ChartTable::setChart(ChartData data, const QString &countTitle)
{
    beginResetModel();
    m_data = std::move(data);
    m_countTitle = countTitle;
    endResetModel();
}

RowSubset ChartTable::behind(const QModelIndex &index) const
{
    return m_data.behind(m_data.hasSeries() ? index.column() - 1 : -1, index.row());
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data.labels.size());
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_data.series.size());
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool label = index.column() == 0;
    const qint64 count = label ? 0 : m_data.count(index.column() - 1, index.row());
    switch (role) {
    case Qt::DisplayRole:
        return label ? m_data.labels[index.row()].text : QLocale().toString(count);
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u": "_s
            + data(index, Qt::DisplayRole).toString();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case SortRole:
        return label ? QVariant(index.row()) : QVariant(count);
    default:
        return {};
    }
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return chartTitle(m_data, m_countTitle, section);
}

QByteArray ChartTable::csv() const
{
    QByteArray text;
    const auto take = [&text](std::string_view bytes) -> Result<> {
        text.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return {};
    };
    const auto writer = makeCsvWriter(take, {.guardFormulas = true});
    return feedChart(m_data, m_countTitle, *writer) ? text : QByteArray();
}

} // namespace waybill
