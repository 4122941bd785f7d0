// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardmodel.h"

namespace waybill {

BoardModel::BoardModel(DataSession &session, TableLayout layout, BoardLayout board, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_layout(std::move(layout))
    , m_board(std::move(board))
{
    for (int lane = 0; lane <= column().words.size(); ++lane)
        m_lanes << new LaneModel(*this, lane);
    m_fetch.setSingleShot(true);
    m_fetch.setInterval(0);
    connect(&m_fetch, &QTimer::timeout, this, &BoardModel::fetchWanted);
    connect(&session, &DataSession::cellPending, this,
            [this](const QString &table, const QVariant &key, const QString &name,
                   const QVariant &value) {
                showPending({{.table = table, .key = key, .before = {}, .after = {{name, value}}}});
            });
    connect(&session, &DataSession::cellsPending, this, &BoardModel::showPending);
    connect(&session, &DataSession::cellChanged, this, &BoardModel::reload);
    connect(&session, &DataSession::rowsChanged, this, [this] {
        if (m_listed)
            refresh();
    });
}

BoardModel::~BoardModel()
{
    ++*m_generation;
}

QString BoardModel::laneTitle(int lane) const
{
    return hasWord(lane) ? column().words[lane].label : tr("Not known");
}

int BoardModel::laneOfCard(qint64 id) const
{
    const QList<Place> places = placesOf({id});
    return places.isEmpty() ? -1 : places.constFirst().lane;
}

void BoardModel::setQuery(const RowQuery &query)
{
    if (query == m_query && m_listed)
        return;
    m_query = query;
    refresh();
}

/// The first cards come before the whole list: to know the order of all rows takes long when there
/// are many and no index gives it.
void BoardModel::refresh()
{
    constexpr int first = 500;
    const int generation = ++*m_generation;
    const auto isOutdated = [generation, latest = m_generation] { return *latest != generation; };
    const auto list = [layout = m_layout, query = m_query, column = m_board.column,
                       isOutdated](Connections &connections, int most) -> Result<LaneIds> {
        if (isOutdated())
            return LaneIds();
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return listLanes(**connection, {.layout = layout, .query = query, .stop = isOutdated},
                         column, most);
    };
    const auto take = [this, isOutdated](Result<LaneIds> lanes, bool whole) {
        if (isOutdated())
            return;
        if (lanes)
            takeLanes(std::move(*lanes), whole);
        else if (whole) // what fails will fail again for the whole list, which says so
            Q_EMIT failed(lanes.error());
    };
    if ((!m_listed || m_query != m_shownQuery) && m_query.subset.empty())
        m_session.listingThread().ask(
            this, [list](Connections &connections) { return list(connections, first); },
            [take](Result<LaneIds> lanes) { take(std::move(lanes), false); });
    m_session.listingThread().ask(
        this, [list](Connections &connections) { return list(connections, 0); },
        [take](Result<LaneIds> lanes) { take(std::move(lanes), true); });
}

void BoardModel::takeLanes(LaneIds ids, bool whole)
{
    if (ids.size() != static_cast<std::size_t>(m_lanes.size()))
        return;
    ++m_lists;
    m_cache.clear();
    m_wanted.clear();
    m_asked.clear();
    m_left.clear();
    for (LaneModel *lane : std::as_const(m_lanes))
        lane->setIds(std::move(ids[static_cast<std::size_t>(lane->lane())]));
    if (!whole)
        return;
    m_listed = true;
    m_shownQuery = m_query;
    Q_EMIT listed();
}

const ShownRow *BoardModel::card(qint64 id, int lane, int row) const
{
    const ShownRow *shown = m_cache.find(id);
    if (!shown && !m_wanted.contains(id) && !m_asked.contains(id)) {
        m_wanted.insert(id, {.id = id, .lane = lane, .row = row});
        m_fetch.start();
    }
    return shown;
}

/// Cards belong to the list that is shown; one that was read before an edit was stored is read
/// again.
void BoardModel::fetchWanted()
{
    if (m_wanted.isEmpty())
        return;
    const auto wanted = std::exchange(m_wanted, {});
    const RowIds ids(wanted.keyBegin(), wanted.keyEnd());
    m_asked.unite(QSet<qint64>(ids.begin(), ids.end()));
    const auto fetch = [layout = m_layout,
                        ids](Connections &connections) -> Result<QList<ShownRow>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return fetchRows(**connection, layout, ids);
    };
    m_session.thread().ask(
        this, fetch,
        [this, wanted, lists = m_lists, edits = m_edits](const Result<QList<ShownRow>> &rows) {
            if (lists != m_lists)
                return;
            m_asked.subtract(QSet<qint64>(wanted.keyBegin(), wanted.keyEnd()));
            if (!rows) {
                Q_EMIT failed(rows.error());
            } else if (edits != m_edits) {
                m_wanted.insert(wanted);
                m_fetch.start();
            } else {
                takeCards(*rows, wanted);
            }
        });
}

void BoardModel::takeCards(const QList<ShownRow> &rows, const QHash<qint64, Place> &wanted)
{
    QHash<qint64, int> elsewhere;
    for (const ShownRow &row : rows) {
        m_cache.insert(row);
        if (row.values.isEmpty())
            continue; // it is gone, and the list that says so is on its way
        const Place place = wanted.value(row.id);
        const bool isThere = place.lane >= 0 && m_lanes[place.lane]->idAt(place.row) == row.id;
        const int lane = isThere ? place.lane : laneOfCard(row.id);
        const int due = laneOf(column(), row.values[m_board.column]);
        if (lane >= 0 && lane != due)
            elsewhere.insert(row.id, due);
    }
    relocate(elsewhere);
    for (LaneModel *lane : std::as_const(m_lanes))
        lane->showAgain();
}

} // namespace waybill
