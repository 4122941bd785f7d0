// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"
#include "models/tables/tablemodel.h"

#include <QAbstractListModel>

#include <utility>

namespace waybill {

class BoardModel;

/// The cards of one lane: knows the ids of all of them, and asks the board for those in view.
class LaneModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = TableModel::IdRole,
        StateRole = TableModel::StateRole,
        CaptionRole = TableModel::CaptionRole,
        LabelsRole = Qt::UserRole + 100, ///< of the fields that a card shows
        TextsRole ///< what stands in them, one for each label
    };

    LaneModel(BoardModel &board, int lane);

    int lane() const { return m_lane; }
    const RowIds &ids() const { return m_ids; }
    qint64 idAt(int row) const; ///< 0 when there is no such card
    int rowOf(qint64 id) const; ///< -1 when it is not here
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setIds(RowIds ids);
    void remove(const QList<int> &rows); ///< ascending
    void insert(int row, const RowIds &ids);
    void showAgain(); ///< what cards show has changed

private:
    QStringList cardPart(const ShownRow &row, bool labels) const;

    BoardModel &m_board;
    int m_lane;
    RowIds m_ids;
};

} // namespace waybill
