// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/charttable.h"

#include "migration/tables/tablewriter.h"
#include "models/base/valuemodel.h"

#include <QCoreApplication>
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
    if (section == 0)
        return m_data.spec.label;
    return m_data.hasSeries() ? m_data.series[section - 1].text : m_countTitle;
}

Result<> ChartTable::feed(TableWriter &writer) const
{
    std::vector<std::string> titles;
    for (int column = 0; column < columnCount(); ++column)
        titles.push_back(
            headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toStdString());
    if (auto begun = writer.begin(titles); !begun)
        return begun;
    for (int row = 0; row < rowCount(); ++row) {
        Row cells{m_data.labels[row].text.toStdString()};
        for (int column = 1; column < columnCount(); ++column)
            cells.emplace_back(std::int64_t(m_data.count(column - 1, row)));
        if (auto written = writer.write(cells); !written)
            return written;
    }
    return writer.end();
}

QByteArray ChartTable::csv() const
{
    QByteArray text;
    const auto take = [&text](std::string_view bytes) -> Result<> {
        text.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return {};
    };
    const auto writer = makeCsvWriter(take, {.guardFormulas = true});
    return feed(*writer) ? text : QByteArray();
}

QString chartSentence(const ChartData &data, const QString &records)
{
    const QLocale locale;
    QStringList sentences{data.spec.sentence};
    const qsizetype drawn = data.labels.size();
    if (drawn < data.allLabels)
        sentences << QCoreApplication::translate("Chart", "Of %1, the first %2 are shown.")
                         .arg(locale.toString(data.allLabels), locale.toString(drawn));
    //: "Applications counted: 12 of 17."
    sentences << QCoreApplication::translate("Chart", "%1 counted: %2 of %3.")
                     .arg(records, locale.toString(data.shown), locale.toString(data.total));
    const QString reasons = leftOutText(data);
    if (!reasons.isEmpty())
        //: "Not counted: 3 without a date, 2 not sent yet."
        sentences << QCoreApplication::translate("Chart", "Not counted: %1.").arg(reasons);
    return sentences.join(u' ');
}

QString chartNothingText(const ChartData &data, const QString &records)
{
    const QLocale locale;
    if (data.total == 0)
        return QCoreApplication::translate("Chart", "There are no %1 yet.").arg(records.toLower());
    QString text = QCoreApplication::translate("Chart", "0 of %1 %2 can be drawn here.")
                       .arg(locale.toString(data.total), records.toLower());
    const QString reasons = leftOutText(data);
    if (!reasons.isEmpty())
        text += u' ' + QCoreApplication::translate("Chart", "Not counted: %1.").arg(reasons);
    return text;
}

QString leftOutText(const ChartData &data)
{
    QStringList reasons;
    for (const ChartData::LeftOut &left : data.leftOut)
        reasons << QLocale().toString(left.count) + u' ' + left.reason;
    return reasons.join(u", "_s);
}

} // namespace waybill
