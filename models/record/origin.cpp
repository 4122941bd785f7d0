// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/origin.h"

#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "models/record/originfields.h"
#include "models/tables/rowsql.h"

#include <QCoreApplication>

namespace waybill {

namespace {

constexpr auto findRecords = R"sql(
SELECT s.file, r.line, r.id, l.slot, s.run_id, u.started, u.who
FROM waybill_links l
JOIN waybill_tables t ON t.id = l.table_id
JOIN waybill_records r ON r.id = l.record_id
JOIN waybill_sources s ON s.id = r.source_id
JOIN waybill_runs u ON u.id = s.run_id
WHERE t.name = ? AND l.row_key = ?
ORDER BY l.made DESC, r.id
LIMIT ?)sql";

struct Found
{
    RecordOrigin origin;
    qint64 record = 0;
    qint64 slot = 0;
};

Result<Found> find(Connection &connection, const TableLayout &layout, const QVariant &key, int most)
{
    Found found;
    const auto known = hasBookkeeping(connection);
    if (!known)
        return known.error();
    if (!*known)
        return found;
    const Sql sql{.text = findRecords, .values = {layout.table, keyValue(key), std::int64_t{most}}};
    auto statement = prepared(connection, sql);
    if (!statement)
        return statement.error();
    found.origin.kind = RecordOrigin::Kind::ByHand;
    for (;;) {
        auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return found;
        const OriginPlace place{.file = statement->qtext(0), .line = statement->integer(1)};
        if (found.origin.kind == RecordOrigin::Kind::Migrated) {
            found.origin.others << place;
            continue;
        }
        found.origin.kind = RecordOrigin::Kind::Migrated;
        found.origin.place = place;
        found.record = statement->integer(2);
        found.slot = statement->integer(3);
        found.origin.run = statement->integer(4);
        found.origin.when =
            QDateTime::fromString(statement->qtext(5), Qt::ISODateWithMs).toLocalTime();
        found.origin.who = statement->qtext(6);
    }
}

} // namespace

QString originText(const RecordOrigin &origin)
{
    switch (origin.kind) {
    case RecordOrigin::Kind::Unknown:
        return {};
    case RecordOrigin::Kind::ByHand:
        return QCoreApplication::translate("Origin", "Added or found by hand");
    case RecordOrigin::Kind::Migrated:
        break;
    }
    const OriginPlace &place = origin.place;
    return place.line > 0
        ? QCoreApplication::translate("Origin", "%1, line %2").arg(place.file).arg(place.line)
        : place.file;
}

Result<RecordOrigin> originOf(Connection &connection, const TableLayout &layout,
                              const QVariant &key)
{
    auto found = find(connection, layout, key, 1);
    if (!found)
        return found.error();
    return found->origin;
}

Result<RecordOrigin> fullOriginOf(Connection &connection, const TableLayout &layout,
                                  const QVariant &key)
{
    constexpr int mostPlaces = 20;
    auto found = find(connection, layout, key, mostPlaces);
    if (!found)
        return found.error();
    if (found->origin.kind != RecordOrigin::Kind::Migrated)
        return found->origin;
    auto fields =
        readOriginFields(connection, layout, key,
                         {.run = found->origin.run, .record = found->record, .slot = found->slot});
    if (!fields)
        return fields.error();
    found->origin.fields = std::move(fields->fields);
    found->origin.playbook = std::move(fields->playbook);
    return found->origin;
}

} // namespace waybill
