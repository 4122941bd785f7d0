// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardlayout.h"
#include "models/board/cardcache.h"
#include "models/board/lanelist.h"
#include "models/board/lanemodel.h"
#include "models/database/datasession.h"

#include <QTimer>

#include <atomic>
#include <memory>

namespace waybill {

/// The records of a view as cards in lanes, one for each word of a column, and a last one for what
/// has no such word. Everything is read in the database's threads; a card moves at once when its
/// word is changed, here or elsewhere, and its new place in the order is taken with the next list.
class BoardModel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BoardModel)

public:
    BoardModel(DataSession &session, TableLayout layout, BoardLayout board,
               QObject *parent = nullptr);
    ~BoardModel() override;

    const TableLayout &layout() const { return m_layout; }
    const BoardLayout &board() const { return m_board; }
    const LayoutColumn &column() const { return m_layout.columns[m_board.column]; }
    bool isWritable() const { return m_session.writable() && column().editable(); }
    int laneCount() const { return static_cast<int>(m_lanes.size()); }
    LaneModel &lane(int lane) { return *m_lanes[lane]; }
    bool hasWord(int lane) const { return lane >= 0 && lane < column().words.size(); }
    QString laneTitle(int lane) const;
    int laneOfCard(qint64 id) const; ///< -1 when it is in none
    bool isListed() const { return m_listed; } ///< false until the first whole list arrived
    /// Null while it is not here; it is fetched then.
    const ShownRow *card(qint64 id, int lane, int row) const;

    void setQuery(const RowQuery &query);
    void refresh();
    /// Gives these cards the word of \a lane, as one step of the edit history.
    void move(const QList<qint64> &ids, int lane);

Q_SIGNALS:
    void listed();
    /// By this window or by stepping through the history; in the order they stand there.
    void moved(const QList<qint64> &ids, int lane);
    void failed(const waybill::Problem &problem);

private:
    struct Place
    {
        qint64 id = 0;
        int lane = 0;
        int row = 0;
    };
    QList<Place> placesOf(const QSet<qint64> &ids) const;
    void takeLanes(LaneIds ids, bool whole);
    void fetchWanted();
    void takeCards(const QList<ShownRow> &rows, const QHash<qint64, Place> &wanted);
    void push(const QList<Place> &places, const QHash<qint64, ShownRow> &rows, int lane);
    void showPending(const QList<RowChange> &changes);
    void relocate(const QHash<qint64, int> &lanes);
    void reload(const QString &table, const QVariant &key);
    bool joins(const QString &table) const;
    qint64 idOfKey(const QVariant &key) const;

    DataSession &m_session;
    TableLayout m_layout;
    BoardLayout m_board;
    RowQuery m_query;
    RowQuery m_shownQuery;
    bool m_listed = false;
    QList<LaneModel *> m_lanes;
    CardCache m_cache;
    mutable QHash<qint64, Place> m_wanted;
    QSet<qint64> m_asked;
    mutable QTimer m_fetch;
    QSet<qint64> m_changing; ///< shown in another way before it is stored
    QHash<qint64, Place> m_left; ///< where cards stood before they moved, for the way back
    int m_edits = 0; ///< counts what is shown before it is stored
    int m_lists = 0; ///< counts the lists that were shown
    /// Counts the lists asked for; shared with the requests under way: outdated ones give up.
    std::shared_ptr<std::atomic<int>> m_generation = std::make_shared<std::atomic<int>>(0);
};

} // namespace waybill
