// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undorun.h"

#include "migration/base/sha256.h"
#include "migration/run/journal.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/dropbookkeeping.h"
#include "migration/target/schema.h"
#include "migration/target/searchindex.h"
#include "migration/target/statement.h"
#include "migration/undo/undoschema.h"
#include "migration/undo/undoset.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Phase
{
    std::string id;
    std::int64_t auditEntry = 0;
    std::string sequences;
};

Result<std::vector<Phase>> phasesStillIn(Connection &connection, std::int64_t run)
{
    auto query = Statement::prepare(connection,
                                    "SELECT phase, audit_entry, sequences FROM waybill_phases"
                                    " WHERE run_id = ? AND status = 'done' ORDER BY position DESC");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    std::vector<Phase> phases;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return phases;
        phases.push_back({query->text(0), query->integer(1), query->text(2)});
    }
}

Result<> setStatus(Connection &connection, std::int64_t run)
{
    auto left = queryInteger(connection,
                             "SELECT count(*) FROM waybill_phases WHERE status = 'done'"
                             " AND run_id = "
                                 + std::to_string(run));
    if (!left)
        return left.error();
    return setRunStatus(connection, run, *left == 0 ? "undone" : "partly-undone");
}

Problem outOfOrder(const Connection &connection, const std::string &wanted,
                   const std::string &latest)
{
    return {.code = u"UNDO-03"_s,
            .file = connection.path(),
            .expected = QString::fromStdString(latest),
            .found = QString::fromStdString(wanted),
            .hint = QCoreApplication::translate("Undo", "Undo the later phase first."),
            .message = QCoreApplication::translate(
                "Undo", "Only the latest phase that is still in can be undone.")};
}

} // namespace

Result<UndoneRows> undoPhases(Connection &connection, const StoredPlaybook &stored,
                              const std::string &phase, UndoKind kind, bool apply,
                              const std::function<Result<>(const UndoneRows &)> &beforeCommit)
{
    const std::int64_t run = stored.run;
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto phases = phasesStillIn(connection, run);
    if (!phases)
        return phases.error();
    if (!phase.empty()) {
        if (phases->empty() || phases->front().id != phase)
            return outOfOrder(connection, phase, phases->empty() ? "-" : phases->front().id);
        phases->resize(1);
    }
    if (auto begun = beginLoading(connection); !begun)
        return begun.error();
    if (auto dropped = dropSearch(connection); !dropped)
        return dropped.error();

    UndoneRows undone;
    UndoSet set(connection, stored.playbook, run, kind);
    for (const Phase &one : *phases) {
        undone.phases << QString::fromStdString(one.id);
        if (auto added = set.addPhase(one.id, one.auditEntry); !added)
            return added.error();
    }
    if (auto settled = set.settle(undone); !settled)
        return settled.error();
    if (auto removed = set.remove(undone); !removed)
        return removed.error();
    for (const Phase &one : *phases) {
        if (auto restored = restoreSequences(connection, one.sequences); !restored)
            return restored.error();
        if (auto dropped = dropSchema(connection, stored.playbook, run, one.id); !dropped)
            return dropped.error();
        if (auto marked = setPhaseStatus(connection, run, one.id, "undone"); !marked)
            return marked.error();
    }
    if (auto marked = setStatus(connection, run); !marked)
        return marked.error();
    auto tables = listTables(connection);
    if (!tables)
        return tables.error();
    undone.nothingLeft = tables->empty();
    if (auto ended = endLoading(connection); !ended)
        return ended.error();
    if (apply && beforeCommit) {
        if (auto told = beforeCommit(undone); !told)
            return told.error();
    }
    if (apply) {
        if (auto committed = transaction->commit(); !committed)
            return committed.error();
    }
    return undone;
}

Result<UndoneRows> undoPhases(Connection &connection, std::int64_t run, const std::string &phase,
                              UndoKind kind, bool apply)
{
    const auto stored = readStoredPlaybook(connection, run);
    return stored ? undoPhases(connection, *stored, phase, kind, apply)
                  : Result<UndoneRows>(stored.error());
}

Result<QList<UndoRow>> changedSince(Connection &connection, const StoredPlaybook &stored,
                                    const std::string &phase)
{
    auto transaction = Transaction::begin(connection);
    auto phases = phasesStillIn(connection, stored.run);
    if (!transaction || !phases)
        return !transaction ? transaction.error() : phases.error();
    UndoSet set(connection, stored.playbook, stored.run, UndoKind::KeepEdits);
    for (const Phase &one : *phases) {
        if (!phase.empty() && one.id != phase)
            continue;
        if (auto added = set.addPhase(one.id, one.auditEntry); !added)
            return added.error();
    }
    UndoneRows undone;
    if (auto listed = set.listChanged(phase, undone); !listed)
        return listed.error();
    return undone.since;
}

Result<> removeRun(Connection &connection, std::int64_t run)
{
    const std::string number = std::to_string(run);
    const auto stored = readStoredPlaybook(connection, run);
    if (!stored)
        return stored.error();
    auto undone =
        undoPhases(connection, *stored, {}, UndoKind::KeepEdits, true, [&](const UndoneRows &) {
            auto forgotten =
                connection.run("DELETE FROM waybill_problems WHERE run_id = " + number
                               + "; DELETE FROM waybill_phases WHERE run_id = " + number
                               + "; DELETE FROM waybill_runs WHERE id = " + number);
            return forgotten ? dropBookkeepingWithoutContent(connection) : forgotten;
        });
    return undone ? Result<>() : undone.error();
}

Result<> removeInterruptedRuns(Connection &connection)
{
    for (;;) {
        auto ours = hasBookkeeping(connection);
        if (!ours || !*ours)
            return ours ? Result<>() : ours.error();
        auto run =
            queryInteger(connection, "SELECT max(id) FROM waybill_runs WHERE status = 'running'");
        if (!run)
            return run.error();
        if (*run == 0)
            return {};
        if (auto removed = removeRun(connection, *run); !removed)
            return removed;
    }
}

Result<std::string> contentDigest(Connection &connection)
{
    Sha256 hash;
    auto schema = readSchema(connection);
    if (!schema)
        return schema.error();
    for (const SchemaObject &object : *schema)
        hash.update(object.sql + '\0');
    auto tables = listTables(connection);
    if (!tables)
        return tables.error();
    for (const std::string &table : *tables) {
        auto info = readTableInfo(connection, table);
        if (!info)
            return info.error();
        // Without a key of one column the table's own order is that of its primary key.
        const std::string order = info->key.empty() ? "" : " ORDER BY " + quotedName(info->key);
        auto rows = Statement::prepare(connection, "SELECT * FROM " + quotedName(table) + order);
        if (!rows)
            return rows.error();
        for (;;) {
            auto more = rows->step();
            if (!more)
                return more.error();
            if (!*more)
                break;
            std::string line;
            for (int i = 0; i < rows->columnCount(); ++i) {
                const Value value = rows->value(i);
                line += static_cast<char>('0' + value.index());
                line += rows->textView(i);
                line += '\0';
            }
            hash.update(line);
        }
    }
    return hash.hex().toStdString();
}

} // namespace waybill
