// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pageneeds.h"

#include "migration/playbook/guardedquery.h"

namespace waybill {

namespace {

/// The places that a page can lead to are few; more are only counted by a person's eye anyway.
constexpr qsizetype mostPlaces = 1000;

Result<QList<qint64>> placesOf(Connection &connection, const std::string &query, qint64 id)
{
    QList<qint64> places;
    const auto done =
        runGuarded(connection, query, {std::int64_t{id}}, nullptr, [&places](const Statement &row) {
            if (places.size() < mostPlaces)
                places << row.integer(0);
        });
    if (!done)
        return done.error();
    return places;
}

} // namespace

Result<Completeness> readCompleteness(Connection &connection, const Playbook &playbook,
                                      const TableLayout &layout, qint64 id)
{
    Completeness found;
    const ViewSpec *view = playbook.view(layout.id.toStdString());
    if (!view || !view->page)
        return found;
    const auto rows = fetchRows(connection, layout, {id});
    if (!rows)
        return rows.error();
    if (rows->isEmpty() || rows->constFirst().values.isEmpty())
        return found;
    for (const PageNeed &need : view->page->complete) {
        MissingThing thing{.label = need.label, .column = -1, .view = {}, .records = {}};
        if (need.missing.empty()) {
            thing.column = layout.column(need.column);
            if (thing.column < 0)
                continue;
            ++found.needs;
            if (rows->constFirst().values[thing.column].toString().trimmed().isEmpty())
                found.missing << thing;
            continue;
        }
        const auto places = placesOf(connection, need.missing, id);
        if (!places)
            return places.error();
        ++found.needs;
        thing.view = QString::fromStdString(need.view);
        thing.records = *places;
        if (!thing.records.isEmpty())
            found.missing << thing;
    }
    return found;
}

} // namespace waybill
