// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/charttable.h"

#include "models/base/valuemodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString csvCell(const QString &text)
{
    static constexpr QStringView special = u"\",\r\n";
    const bool quoted = std::any_of(text.begin(), text.end(),
                                    [](QChar letter) { return special.contains(letter); });
    return quoted ? u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

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

QByteArray ChartTable::csv() const
{
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (column > 0)
                text += u',';
            if (row < 0)
                text += csvCell(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
            else if (column == 0)
                text += csvCell(m_data.labels[row].text);
            else
                text += QString::number(m_data.count(column - 1, row));
        }
        text += u"\r\n"_s;
    }
    return text.toUtf8();
}

QString chartSentence(const ChartData &data, const QString &records)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("Chart", text); };
    const QLocale locale;
    QStringList sentences{data.spec.sentence};
    if (data.labels.size() < data.allLabels)
        sentences << say("The first %1 of %2 are shown.")
                         .arg(locale.toString(data.labels.size()), locale.toString(data.allLabels));
    if (data.shown == data.total) {
        sentences << say("All %1 %2 are in it.").arg(locale.toString(data.total), records);
        return sentences.join(u' ');
    }
    QStringList reasons;
    for (const ChartData::LeftOut &left : data.leftOut)
        reasons << locale.toString(left.count) + u' ' + left.reason;
    sentences << say("%1 of %2 %3 are in it; not in it: %4.")
                     .arg(locale.toString(data.shown), locale.toString(data.total), records,
                          reasons.join(u", "_s));
    return sentences.join(u' ');
}

} // namespace waybill
