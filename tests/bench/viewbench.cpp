// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/viewbench.h"

#include "models/board/boardmodel.h"
#include "models/board/lanemodel.h"
#include "models/record/changelog.h"
#include "models/record/dependents.h"
#include "models/record/origin.h"

#include <QElapsedTimer>

namespace waybill::bench {

namespace {

double milliseconds(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

/// Lanes that have cards show the first of them.
bool showsCards(BoardModel &board)
{
    constexpr int inSight = 8;
    for (int lane = 0; lane < board.laneCount(); ++lane) {
        LaneModel &cards = board.lane(lane);
        for (int row = 0; row < std::min(inSight, cards.rowCount()); ++row) {
            if (cards.index(row, 0).data().toString().isEmpty())
                return false;
        }
    }
    return board.laneCount() > 0 && board.isListed();
}

} // namespace

std::optional<Took> openBoard(DataSession &session, const TableLayout &layout)
{
    const auto made = makeBoard(session.source().playbook, layout);
    if (!made)
        return {};
    QElapsedTimer clock;
    clock.start();
    BoardModel board(session, layout, *made);
    Took took;
    board.refresh();
    if (!until([&] { return board.isListed(); }))
        return {};
    took.all = milliseconds(clock);
    if (!until([&] { return showsCards(board); }))
        return {};
    took.first = milliseconds(clock);
    return took;
}

std::optional<RecordParts> openRecord(DataSession &session, Connection &connection,
                                      const TableLayout &layout, qint64 id)
{
    RecordParts parts;
    QElapsedTimer clock;
    clock.start();
    const auto counts = countDependents(connection, dependentKinds(session.layouts(), layout), id);
    parts.dependents = milliseconds(clock);
    clock.restart();
    const auto origin = fullOriginOf(connection, layout, id);
    parts.origin = milliseconds(clock);
    clock.restart();
    const auto changes =
        readChanges(connection, layout, id, session.layouts(), session.source().playbook.secrets);
    parts.changes = milliseconds(clock);
    return counts && origin && changes ? std::optional(parts) : std::nullopt;
}

} // namespace waybill::bench
