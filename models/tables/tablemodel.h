// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"
#include "models/tables/rowcache.h"
#include "models/tables/rowquery.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <memory>

namespace waybill {

/// The rows of one view. Knows all row ids in order and a bounded number of rows; everything is
/// read in the database's thread, so that a cell that is not there yet is empty for a moment
/// instead of holding the window. Editing goes through the session's undo history.
class TableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableModel)

public:
    enum Role {
        ValueRole = Qt::UserRole, ///< as stored; invalid for NULL
        StateRole, ///< a CellState
        IdRole,
        KeyRole, ///< the value by which the row is changed
        CaptionRole ///< what a person knows the row by
    };
    enum class CellState { Loading, Null, EmptyText, Filled };
    Q_ENUM(CellState)

    TableModel(DataSession &session, TableLayout layout, QObject *parent = nullptr);
    ~TableModel() override;

    const TableLayout &layout() const { return m_layout; }
    DataSession &session() const { return m_session; }
    const RowQuery &query() const { return m_query; }
    void findOrigin(int row); ///< answered by originFound()
    void setQuery(const RowQuery &query);
    void refresh();
    qint64 total() const { return m_total; } ///< rows without any filter
    bool isListed() const { return m_listed; } ///< false until the first list arrived
    bool isEditable(int column) const;
    /// setData() for what was entered when \a seen stood in the cell: another value that has come
    /// into it since is not overwritten.
    bool edit(const QModelIndex &index, const QVariant &value, const QVariant &seen);
    bool isAtHand(int row) const; ///< its values are here
    qint64 rowId(int row) const;
    int rowOf(qint64 id) const; ///< -1 when it is not listed

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    void sort(int column, Qt::SortOrder order) override;
    void sortBy(const QList<SortKey> &keys); ///< the first counts most; none: the view's own order

Q_SIGNALS:
    void listed();
    void failed(const waybill::Problem &problem);
    void originFound(qint64 id, const QString &text);
    /// What was entered was not stored, and why.
    void editRefused(const QModelIndex &index, const waybill::Problem &problem);

private:
    void takeList(RowList list);
    void showIds(RowIds ids);
    void wantPage(int page) const;
    void fetchWanted();
    void takePage(int page, QList<ShownRow> rows);
    void showPending(const QString &table, const QVariant &key, const QString &column,
                     const QVariant &value);
    void showValue(int row, const QString &column, const QVariant &value);
    void showAllPending(const QList<RowChange> &changes);
    void reloadRow(const QString &table, const QVariant &key);
    int rowOfKey(const QVariant &key) const;
    void refreshIfListed();
    bool shows(const QString &table) const;
    void editThere(const ShownRow &row, int column, const QVariant &before, const QVariant &after);
    QVariant textRole(const ShownRow &row, int column, int role) const;

    DataSession &m_session;
    TableLayout m_layout;
    RowQuery m_query;
    RowQuery m_shownQuery; ///< of the list that is shown
    RowIds m_ids;
    qint64 m_total = 0;
    bool m_listed = false;
    bool m_headIsShown = false; ///< the list of which it is the head is still to come
    int m_list = 0; ///< counts the lists that were shown
    int m_edits = 0; ///< counts what is shown before it is stored
    RowCache m_cache;
    mutable QSet<int> m_wanted;
    QSet<int> m_asked;
    mutable QTimer m_fetch;
    /// Counts the lists asked for; shared with the requests under way: outdated ones give up.
    std::shared_ptr<std::atomic<int>> m_generation = std::make_shared<std::atomic<int>>(0);
};

} // namespace waybill
