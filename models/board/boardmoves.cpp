// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardmodel.h"
#include "models/commands/changecell.h"
#include "models/commands/changecells.h"
#include "models/tables/cellblock.h"
#include "models/tables/editplan.h"
#include "models/tables/shown.h"

#include <QLocale>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

/// How cards come into other lanes: by the person, by the history, by somebody else.
namespace waybill {

/// In the order of the lanes. One pass over the ids when there are several to be found.
QList<BoardModel::Place> BoardModel::placesOf(const QSet<qint64> &ids) const
{
    QList<Place> places;
    for (const LaneModel *lane : m_lanes) {
        if (ids.size() == 1) {
            if (const int row = lane->rowOf(*ids.cbegin()); row >= 0)
                return {{.id = *ids.cbegin(), .lane = lane->lane(), .row = row}};
            continue;
        }
        for (int row = 0; row < lane->rowCount(); ++row) {
            if (ids.contains(lane->idAt(row)))
                places << Place{.id = lane->idAt(row), .lane = lane->lane(), .row = row};
        }
    }
    return places;
}

void BoardModel::move(const QList<qint64> &ids, int lane)
{
    if (!isWritable() || !hasWord(lane) || ids.isEmpty())
        return;
    if (ids.size() > mostCells) {
        Q_EMIT failed(
            {.code = u"EDIT-04"_s,
             .severity = Severity::Info,
             .hint = tr("At most %1 can be moved at once.").arg(QLocale().toString(mostCells)),
             .message = tr("These are too many cards to be moved in one step.")});
        return;
    }
    QList<Place> places = placesOf(QSet<qint64>(ids.begin(), ids.end()));
    places.removeIf([lane](const Place &place) { return place.lane == lane; });
    if (places.isEmpty())
        return;
    QHash<qint64, ShownRow> rows;
    RowIds missing;
    for (const Place &place : std::as_const(places)) {
        const ShownRow *shown = m_cache.find(place.id);
        if (shown && !shown->values.isEmpty())
            rows.insert(place.id, *shown);
        else
            missing.push_back(place.id);
    }
    if (missing.empty()) {
        push(places, rows, lane);
        return;
    }
    const auto fetch = [layout = m_layout,
                        missing](Connections &connections) -> Result<QList<ShownRow>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return fetchRows(**connection, layout, missing);
    };
    m_session.thread().ask(this, fetch,
                           [this, places, rows, lane](const Result<QList<ShownRow>> &read) mutable {
                               if (!read) {
                                   Q_EMIT failed(read.error());
                                   return;
                               }
                               for (const ShownRow &row : *read)
                                   rows.insert(row.id, row);
                               push(places, rows, lane);
                           });
}

/// What a person saw of a card is the word of its lane.
void BoardModel::push(const QList<Place> &places, const QHash<qint64, ShownRow> &rows, int lane)
{
    QList<RowChange> changes;
    QString caption;
    for (const Place &place : places) {
        const ShownRow row = rows.value(place.id);
        if (row.values.isEmpty())
            continue;
        const QVariant before = hasWord(place.lane) ? QVariant(column().words[place.lane].word)
                                                    : row.values[m_board.column];
        changes << RowChange{.table = m_layout.tableName(),
                             .key = row.key,
                             .before = {{column().name(), before}},
                             .after = {{column().name(), column().words[lane].word}}};
        caption = row.caption;
    }
    if (changes.size() == 1)
        m_session.undoStack().push(
            new ChangeCell(m_session, changes.constFirst(), column().label, caption));
    else if (!changes.isEmpty())
        m_session.undoStack().push(new ChangeCells(
            m_session, changes,
            tr("Change %1 of %2").arg(column().label, recordCount(m_layout, changes.size()))));
}

qint64 BoardModel::idOfKey(const QVariant &key) const
{
    return m_layout.keyIsRowid ? key.toLongLong() : m_cache.idOfKey(key);
}

void BoardModel::showPending(const QList<RowChange> &changes)
{
    if (changes.isEmpty() || changes.constFirst().table != m_layout.tableName())
        return;
    ++m_edits;
    QHash<qint64, int> lanes;
    for (const RowChange &change : changes) {
        const qint64 id = idOfKey(change.key);
        if (id == 0)
            continue;
        m_changing.insert(id);
        for (auto value = change.after.cbegin(); value != change.after.cend(); ++value) {
            const int at = m_layout.column(value.key().toStdString());
            if (at < 0)
                continue;
            if (at == m_board.column)
                lanes.insert(id, laneOf(column(), *value));
            if (ShownRow *shown = m_cache.find(id); shown && !shown->values.isEmpty()) {
                shown->values[at] = *value;
                shown->texts[at] = shownText(m_layout.columns[at], *value);
            }
        }
    }
    relocate(lanes);
    for (LaneModel *lane : std::as_const(m_lanes))
        lane->showAgain();
}

/// To the head of its new lane, or to where it was when it comes back.
void BoardModel::relocate(const QHash<qint64, int> &lanes)
{
    if (lanes.isEmpty())
        return;
    QList<Place> places = placesOf(QSet<qint64>(lanes.keyBegin(), lanes.keyEnd()));
    places.removeIf([&](const Place &place) { return lanes.value(place.id) == place.lane; });
    std::map<int, QList<int>> leaving;
    std::map<int, RowIds> coming;
    std::map<int, std::map<int, qint64>> back;
    for (const Place &place : std::as_const(places)) {
        const int lane = lanes.value(place.id);
        leaving[place.lane] << place.row;
        const auto left = m_left.constFind(place.id);
        if (left != m_left.cend() && left->lane == lane)
            back[lane].emplace(left->row, place.id);
        else
            coming[lane].push_back(place.id);
        m_left.insert(place.id, place);
    }
    for (const auto &[lane, rows] : leaving)
        m_lanes[lane]->remove(rows);
    for (const auto &[lane, ids] : coming)
        m_lanes[lane]->insert(0, ids);
    for (const auto &[lane, rows] : back) {
        for (const auto &[row, id] : rows)
            m_lanes[lane]->insert(row, {id});
    }
    std::map<int, QList<qint64>> arrived;
    for (const Place &place : std::as_const(places))
        arrived[lanes.value(place.id)] << place.id;
    for (const auto &[lane, ids] : arrived)
        Q_EMIT moved(ids, lane);
}

bool BoardModel::joins(const QString &table) const
{
    return std::any_of(m_layout.joins.begin(), m_layout.joins.end(),
                       [&](const LayoutJoin &join) { return join.table == table.toStdString(); });
}

/// What was stored may be something else than what was shown: the rows are read again.
void BoardModel::reload(const QString &table, const QVariant &key)
{
    if (!m_listed)
        return;
    if (table != m_layout.tableName()) {
        if (!joins(table))
            return;
        m_cache.clear();
        for (LaneModel *lane : std::as_const(m_lanes))
            lane->showAgain();
        return;
    }
    QSet<qint64> changed = key.isValid() ? QSet{idOfKey(key)} : std::exchange(m_changing, {});
    m_changing.subtract(changed);
    constexpr qsizetype most = 1000;
    if (changed.isEmpty() || changed.contains(0) || changed.size() > most) {
        refresh();
        return;
    }
    for (const qint64 id : std::as_const(changed))
        m_wanted.insert(id, {.id = id, .lane = -1, .row = -1});
    m_fetch.start();
}

} // namespace waybill
