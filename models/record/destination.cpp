// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/destination.h"

#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "models/database/catalogue.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// A record that an earlier run had stored is in the ledger as that run wrote it.
constexpr auto recordsOfLine = R"sql(
SELECT s.run_id, r.state, coalesce(r.same_as, r.id)
FROM waybill_records r JOIN waybill_sources s ON s.id = r.source_id
WHERE s.file = ? AND r.line = ?
ORDER BY s.run_id DESC, r.id
LIMIT 50)sql";

Problem notFound(const Connection &connection, const QString &file, qint64 line)
{
    return {.code = u"TRACE-01"_s,
            .file = file,
            .line = line,
            .record = connection.path(),
            .message = QCoreApplication::translate(
                "Trace", "No migration into this database has read a record at this line.")};
}

} // namespace

Result<QList<Destination>> destinationsOf(Connection &connection, const QString &file, qint64 line,
                                          const QString &field)
{
    auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return notFound(connection, file, line);
    auto query = Statement::prepare(connection, recordsOfLine);
    if (!query)
        return query.error();
    const std::string name = file.toStdString();
    query->bindText(0, name);
    query->bindInteger(1, line);
    QList<Destination> found;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        auto places = readFieldPlaces(connection, query->integer(2));
        if (!places)
            return places.error();
        places->removeIf([&](const StoredPlace &place) {
            return !field.isEmpty() && place.field.compare(field, Qt::CaseInsensitive) != 0;
        });
        found << Destination{
            .run = query->integer(0), .state = query->qtext(1), .places = std::move(*places)};
    }
    if (found.isEmpty())
        return notFound(connection, file, line);
    return found;
}

Result<TableLayout> layoutForTrace(Connection &connection, const QString &table)
{
    const auto catalogue = readCatalogue(connection);
    if (!catalogue)
        return catalogue.error();
    Playbook none;
    auto stored = readStoredPlaybook(connection);
    const Playbook &playbook = stored ? stored->playbook : none;
    std::vector<ViewSpec> views = playbook.views;
    for (ViewSpec &view : plainViews(*catalogue))
        views.push_back(std::move(view));
    for (const ViewSpec &view : views) {
        if (QString::fromStdString(view.table) != table)
            continue;
        if (auto layout = makeLayout(view, playbook, *catalogue))
            return *layout;
    }
    return Problem{
        .code = u"TRACE-02"_s,
        .file = connection.path(),
        .found = table,
        .message = QCoreApplication::translate("Trace", "The database has no table of this name.")};
}

} // namespace waybill
