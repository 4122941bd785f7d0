// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/lanemodel.h"

#include "models/board/boardmodel.h"

#include <QLocale>

#include <algorithm>

namespace waybill {

LaneModel::LaneModel(BoardModel &board, int lane)
    : QAbstractListModel(&board)
    , m_board(board)
    , m_lane(lane)
{
}

qint64 LaneModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : 0;
}

int LaneModel::rowOf(qint64 id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int LaneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QStringList LaneModel::cardPart(const ShownRow &row, bool labels) const
{
    QStringList parts;
    for (const int column : m_board.board().card) {
        if (!row.texts[column].isEmpty())
            parts << (labels ? m_board.layout().columns[column].label : row.texts[column]);
    }
    return parts;
}

QVariant LaneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qint64 id = idAt(index.row());
    if (role == IdRole)
        return id;
    const ShownRow *row = m_board.card(id, m_lane, index.row());
    if (!row || row->values.isEmpty())
        return role == StateRole ? QVariant::fromValue(TableModel::CellState::Loading) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case CaptionRole:
        return row->caption;
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3 of %4")
            .arg(row->caption, m_board.laneTitle(m_lane), QLocale().toString(index.row() + 1),
                 QLocale().toString(rowCount()));
    case StateRole:
        return QVariant::fromValue(TableModel::CellState::Filled);
    case LabelsRole:
        return cardPart(*row, true);
    case TextsRole:
        return cardPart(*row, false);
    default:
        return {};
    }
}

Qt::ItemFlags LaneModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled
                           : Qt::ItemFlags(Qt::NoItemFlags);
}

void LaneModel::setIds(RowIds ids)
{
    if (ids == m_ids) {
        showAgain();
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
}

void LaneModel::remove(const QList<int> &rows)
{
    const auto at = [this](int row) { return m_ids.begin() + row; };
    for (qsizetype last = rows.size() - 1; last >= 0;) {
        qsizetype first = last;
        while (first > 0 && rows[first - 1] == rows[first] - 1)
            --first;
        beginRemoveRows({}, rows[first], rows[last]);
        m_ids.erase(at(rows[first]), at(rows[last]) + 1);
        endRemoveRows();
        last = first - 1;
    }
}

void LaneModel::insert(int row, const RowIds &ids)
{
    if (ids.empty())
        return;
    const int first = std::clamp(row, 0, rowCount());
    beginInsertRows({}, first, first + static_cast<int>(ids.size()) - 1);
    m_ids.insert(m_ids.begin() + first, ids.begin(), ids.end());
    endInsertRows();
}

void LaneModel::showAgain()
{
    if (!m_ids.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace waybill
