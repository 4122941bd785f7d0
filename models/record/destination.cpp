// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/destination.h"

#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/verify/masking.h"
#include "models/database/catalogue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// A record that an earlier run had stored is in the ledger as that run wrote it.
constexpr auto columns = R"sql(
SELECT s.run_id, r.state, coalesce(r.same_as, r.id), r.line, r.ordinal + 1, s.records, s.format,
    (SELECT o.run_id FROM waybill_records e JOIN waybill_sources o ON o.id = e.source_id
     WHERE e.id = coalesce(r.same_as, r.id))
FROM waybill_records r JOIN waybill_sources s ON s.id = r.source_id
WHERE s.file = ?1)sql";

constexpr auto order = " ORDER BY s.run_id DESC, r.id LIMIT 50";

/// What stands further down in a record of several lines belongs to the record that began before.
constexpr auto beginsBefore = R"sql(
 AND s.format <> 'csv' AND r.line = (SELECT max(e.line) FROM waybill_records e
    WHERE e.source_id = s.id AND e.line <= ?2))sql";

Problem notFound(const Connection &connection, const FilePlace &place)
{
    return {.code = u"TRACE-01"_s,
            .file = place.file,
            .line = place.line,
            .record = connection.path(),
            .message = QCoreApplication::translate(
                "Trace", "No migration into this database has read a record at this line.")};
}

/// As the ledger names it: inside its workspace, whatever way somebody says where it is.
Result<std::string> nameInLedger(Connection &connection, const QString &file)
{
    auto query = Statement::prepare(connection,
                                    "SELECT DISTINCT s.file, u.workspace FROM waybill_sources s"
                                    " JOIN waybill_runs u ON u.id = s.run_id ORDER BY u.id DESC");
    if (!query)
        return query.error();
    const QFileInfo named(file);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return file.toStdString();
        const QString known = query->qtext(0);
        if (known == file
            || (named.exists()
                && QFileInfo(QDir(query->qtext(1)).absoluteFilePath(known)) == named))
            return known.toStdString();
    }
}

struct Found
{
    Destination destination;
    LedgerPlace place;
};

Result<std::vector<Found>> find(Connection &connection, const std::string &file,
                                const std::string &where, qint64 number)
{
    auto query = Statement::prepare(connection, columns + where + order);
    if (!query)
        return query.error();
    query->bindText(0, file);
    query->bindInteger(1, number);
    std::vector<Found> found;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return found;
        const QString state = query->qtext(1);
        found.push_back({.destination = {.run = query->integer(0),
                                         .file = QString::fromStdString(file),
                                         .line = query->integer(3),
                                         .record = query->integer(4),
                                         .records = query->integer(5),
                                         .state = state,
                                         .why = {},
                                         .isPersonal = false,
                                         .fields = {}},
                         .place = {.run = query->integer(7),
                                   .record = query->integer(2),
                                   .setAside = state == "set-aside"_L1}});
    }
}

Result<std::vector<Found>> find(Connection &connection, const FilePlace &place)
{
    const auto file = nameInLedger(connection, place.file);
    if (!file)
        return file.error();
    if (place.record > 0)
        return find(connection, *file, " AND r.ordinal + 1 = ?2", place.record);
    auto found = find(connection, *file, " AND r.line = ?2", place.line);
    if (found && found->empty())
        return find(connection, *file, beginsBefore, place.line);
    return found;
}

/// Keeps the one that was asked for; false when there is none of this name.
bool keepField(QList<FieldFate> &fields, const QString &wanted)
{
    if (wanted.isEmpty())
        return true;
    fields.removeIf([&](const FieldFate &fate) { return !isField(fate.field, wanted); });
    return !fields.isEmpty();
}

} // namespace

Result<QList<Destination>> destinationsOf(Connection &connection, const FilePlace &place)
{
    auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return notFound(connection, place);
    auto all = find(connection, place);
    if (!all)
        return all.error();
    if (all->empty())
        return notFound(connection, place);
    QList<Destination> found;
    QStringList others;
    std::map<qint64, StoredPlaybook> playbooks; ///< by run
    for (Found &each : *all) {
        Destination &destination = each.destination;
        auto known = playbooks.find(each.place.run);
        if (known == playbooks.end()) {
            auto stored = readStoredPlaybook(connection, each.place.run);
            if (!stored)
                return stored.error();
            known = playbooks.emplace(each.place.run, std::move(*stored)).first;
        }
        auto fields = readFieldFates(connection, known->second, each.place);
        if (!fields)
            return fields.error();
        destination.fields = std::move(*fields);
        for (const FieldFate &fate : std::as_const(destination.fields))
            others << fate.field;
        if (!keepField(destination.fields, place.field))
            continue;
        if (each.place.setAside)
            destination.why = whyAside(connection, each.place.record);
        destination.isPersonal = isPersonalFile(known->second.playbook, destination.file);
        found << std::move(destination);
    }
    if (!found.isEmpty())
        return found;
    others.removeDuplicates();
    return Problem{.code = u"TRACE-03"_s,
                   .file = place.file,
                   .line = place.line,
                   .expected = others.join(u", "_s),
                   .found = place.field,
                   .message = QCoreApplication::translate(
                       "Trace", "The record at this line has no field of this name.")};
}

Result<QList<ReadFile>> readFiles(Connection &connection)
{
    auto ours = hasBookkeeping(connection);
    if (!ours || !*ours)
        return ours ? Result<QList<ReadFile>>(QList<ReadFile>()) : ours.error();
    auto query = Statement::prepare(connection,
                                    "SELECT file, name, records, max(run_id) FROM waybill_sources"
                                    " WHERE run_id IN (SELECT id FROM waybill_runs WHERE"
                                    " status <> 'undone') GROUP BY file ORDER BY file");
    if (!query)
        return query.error();
    QList<ReadFile> files;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return files;
        files << ReadFile{
            .file = query->qtext(0), .source = query->qtext(1), .records = query->integer(2)};
    }
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
