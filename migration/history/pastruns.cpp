// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/pastruns.h"

#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<std::vector<PastRun::Phase>> readPhases(Connection &connection, std::int64_t run)
{
    auto query = Statement::prepare(connection,
                                    "SELECT phase, audit_entry, status FROM waybill_phases"
                                    " WHERE run_id = ? ORDER BY position DESC");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    std::vector<PastRun::Phase> phases;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return phases;
        phases.push_back({query->text(0), query->integer(1), query->text(2) == "done"});
    }
}

Problem nothingOf(const Connection &connection, const Moment &moment)
{
    return {.code = u"HIST-02"_s,
            .file = connection.path(),
            .found = momentText(moment),
            .message = QCoreApplication::translate(
                "History", "The history of this database has no such run or change.")};
}

/// The last entry up to a time. From the newest back: it is mostly among the last ones.
Result<std::int64_t> entryUpTo(Connection &connection, const std::string &time)
{
    auto query = Statement::prepare(connection,
                                    "SELECT id FROM waybill_audit_log WHERE changed_at <= ?"
                                    " ORDER BY id DESC LIMIT 1");
    if (!query)
        return query.error();
    query->bindText(0, time);
    auto row = query->step();
    if (!row)
        return row.error();
    return *row ? query->integer(0) : 0;
}

/// The last entry that belongs to what stood right after a run.
Result<std::int64_t> entryAfter(Connection &connection, const PastRun &run)
{
    if (run.isLogged()) {
        return queryInteger(connection,
                            "SELECT audit_entry + row_count FROM waybill_phases"
                            " WHERE position = 0 AND run_id = "
                                + std::to_string(run.id));
    }
    if (!run.phases.empty()) {
        return std::max_element(run.phases.begin(), run.phases.end(),
                                [](const auto &a, const auto &b) { return a.entry < b.entry; })
            ->entry;
    }
    return entryUpTo(connection, run.started);
}

Result<std::string> timeOf(Connection &connection, std::int64_t entry)
{
    auto time = queryValue(
        connection, "SELECT changed_at FROM waybill_audit_log WHERE id = " + std::to_string(entry));
    if (!time)
        return time.error();
    const auto *text = std::get_if<std::string>(&*time);
    return text ? *text : std::string();
}

bool hasPhaseFrom(const PastRun &run, std::int64_t entry)
{
    return std::any_of(run.phases.begin(), run.phases.end(),
                       [&](const PastRun::Phase &phase) { return phase.entry >= entry; });
}

Result<Cut> cutAtRun(Connection &connection, const Moment &moment, std::vector<PastRun> runs)
{
    const auto run = std::find_if(runs.begin(), runs.end(),
                                  [&](const PastRun &r) { return r.id == moment.run; });
    if (run == runs.end())
        return nothingOf(connection, moment);
    auto entry = entryAfter(connection, *run);
    if (!entry)
        return entry.error();
    runs.erase(run, runs.end());
    return Cut{.entry = *entry, .after = std::move(runs)};
}

Result<Cut> cutAtChange(Connection &connection, const Moment &moment, std::vector<PastRun> runs)
{
    auto time = timeOf(connection, moment.change);
    if (!time)
        return time.error();
    if (moment.change > 0 && time->empty())
        return nothingOf(connection, moment);
    std::erase_if(runs, [&](const PastRun &run) {
        const bool isAfter =
            run.phases.empty() ? run.started > *time : hasPhaseFrom(run, moment.change);
        return !isAfter;
    });
    return Cut{.entry = moment.change, .after = std::move(runs)};
}

} // namespace

Result<std::vector<PastRun>> readPastRuns(Connection &connection)
{
    auto query = Statement::prepare(
        connection, "SELECT id, kind, started, backup FROM waybill_runs ORDER BY id DESC");
    if (!query)
        return query.error();
    std::vector<PastRun> runs;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return runs;
        auto phases = readPhases(connection, query->integer(0));
        if (!phases)
            return phases.error();
        runs.push_back({.id = query->integer(0),
                        .kind = query->text(1),
                        .started = query->text(2),
                        .backup = query->qtext(3),
                        .phases = std::move(*phases)});
    }
}

Result<Cut> cutAt(Connection &connection, const Moment &moment)
{
    auto runs = readPastRuns(connection);
    if (!runs)
        return runs.error();
    if (moment.run > 0)
        return cutAtRun(connection, moment, std::move(*runs));
    if (moment.change >= 0)
        return cutAtChange(connection, moment, std::move(*runs));
    const std::string time = ledgerTime(moment.time);
    auto entry = entryUpTo(connection, time);
    if (!entry)
        return entry.error();
    // An edit that somebody made while a run was at work lies before its phase: turned back alone
    // it would take the run's own value with it.
    std::erase_if(*runs, [&](const PastRun &run) {
        return run.started <= time && !(run.loads() && hasPhaseFrom(run, *entry + 1));
    });
    return Cut{.entry = *entry, .after = std::move(*runs)};
}

} // namespace waybill
