// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undonerun.h"

#include "migration/run/journal.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/undo/attachedcopy.h"

#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// They are a person's own and have nothing to do with what a migration made. Most databases have
/// only some of them.
constexpr std::array<std::string_view, 3> noUndoTouches = {"waybill_views", "waybill_decisions",
                                                           "waybill_mendings"};

/// What no undo touches is as it was a moment ago.
Result<> bringAlong(Connection &connection)
{
    for (const std::string_view name : noUndoTouches) {
        const std::string table(name);
        const auto made = [&](const char *schema) {
            return queryValue(connection,
                              std::string("SELECT sql FROM ") + schema
                                  + ".sqlite_schema WHERE name = " + literal(table));
        };
        auto then = made("was");
        auto now = made("main");
        if (!then || !now)
            return then ? now.error() : then.error();
        const auto *sql = std::get_if<std::string>(&*then);
        if (!sql)
            continue;
        if (auto created = isNull(*now) ? connection.run(*sql) : Result<>(); !created)
            return created;
        if (auto brought = connection.run("DELETE FROM main." + table + ";INSERT INTO main." + table
                                          + " SELECT * FROM was." + table);
            !brought)
            return brought;
    }
    return {};
}

} // namespace

Result<> recordUndone(Connection &connection, const UndoneRun &run)
{
    auto id = startRun(connection,
                       {.kind = run.kind,
                        .workspace = run.workspace,
                        .database = run.database,
                        .backup = run.backup,
                        .undoes = run.takesBack,
                        .started = run.started});
    auto entry = lastAuditEntry(connection);
    if (!id || !entry)
        return id ? entry.error() : id.error();
    const std::string number = std::to_string(*id);
    if (auto named = connection.run("UPDATE waybill_runs SET playbook = (SELECT t.playbook"
                                    " FROM waybill_runs t WHERE t.id = waybill_runs.undoes)"
                                    " WHERE id = "
                                    + number);
        !named)
        return named;
    int position = 0;
    for (const QString &phase : run.phases) {
        auto recorded =
            recordPhase(connection, *id, ++position,
                        {.id = phase, .title = phase, .status = u"undone"_s}, {}, *entry);
        if (!recorded)
            return recorded;
    }
    auto titled = connection.run("UPDATE waybill_phases SET title = coalesce((SELECT t.title"
                                 " FROM waybill_phases t, waybill_runs u WHERE u.id = "
                                 + number
                                 + " AND t.run_id = u.undoes AND t.phase = waybill_phases.phase),"
                                   " title) WHERE run_id = "
                                 + number);
    if (!titled)
        return titled;
    return setRunStatus(connection, *id, "complete");
}

Result<> recordUndoneExactly(Connection &connection, const UndoneRun &run, const QString &latest)
{
    const auto copy = AttachedCopy::attach(connection, latest);
    if (!copy)
        return copy.error();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const std::string number = std::to_string(run.takesBack);
    auto copied = connection.run(
        "INSERT OR IGNORE INTO main.waybill_playbooks SELECT * FROM was.waybill_playbooks;"
        "INSERT OR IGNORE INTO main.waybill_runs SELECT * FROM was.waybill_runs;"
        "INSERT OR IGNORE INTO main.waybill_phases SELECT * FROM was.waybill_phases;"
        "UPDATE main.waybill_phases SET status = 'undone' WHERE run_id = "
        + number + ";UPDATE main.waybill_runs SET status = 'undone' WHERE id = " + number);
    if (!copied)
        return copied;
    if (auto brought = bringAlong(connection); !brought)
        return brought;
    if (auto recorded = recordUndone(connection, run); !recorded)
        return recorded;
    return transaction->commit();
}

} // namespace waybill
