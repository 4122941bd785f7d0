// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undoset.h"

#include "migration/target/eachrow.h"
#include "migration/target/owntriggers.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"
#include "migration/undo/rowcaption.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr qsizetype mostListed = 10'000;

/// The audit log has keys as text; compared so that the table's own index is used.
std::string keyIs(const TableInfo &table, const std::string &recordId)
{
    const std::string key = "t." + quotedName(table.key);
    return table.keyIsRowid ? key + " = CAST(" + recordId + " AS INTEGER)" : key + " = " + recordId;
}

/// The plus takes the column's affinity away: with it the index could not be used for row_key.
std::string inRemove(const std::string &table, const std::string &key)
{
    return "EXISTS (SELECT 1 FROM temp.undo_remove x WHERE x.table_name = " + literal(table)
        + " AND x.row_key = +" + key + ")";
}

} // namespace

UndoSet::UndoSet(Connection &connection, const Playbook &playbook, std::int64_t run, UndoKind kind)
    : m_connection(connection)
    , m_playbook(playbook)
    , m_run(run)
    , m_kind(kind)
{
}

Result<> UndoSet::prepare()
{
    if (m_prepared)
        return {};
    m_prepared = true;
    auto tables = tablesInOrder(m_connection);
    if (!tables)
        return tables.error();
    m_tables = std::move(*tables);
    return m_connection.run(
        "DROP TABLE IF EXISTS temp.undo_remove;"
        "CREATE TEMP TABLE undo_remove (table_name TEXT NOT NULL, row_key NOT NULL,"
        " PRIMARY KEY (table_name, row_key)) WITHOUT ROWID;");
}

std::string UndoSet::ofRunAndPhases() const
{
    std::string phases;
    for (const auto &[phase, audit] : m_phases)
        phases += (phases.empty() ? "" : ", ") + literal(phase);
    return "run_id = " + std::to_string(m_run) + " AND phase IN (" + phases + ")";
}

std::string UndoSet::runPhases() const
{
    return "SELECT id FROM waybill_sources WHERE " + ofRunAndPhases();
}

Result<> UndoSet::addPhase(const std::string &phase, std::int64_t auditEntry)
{
    if (auto prepared = prepare(); !prepared)
        return prepared;
    m_phases.emplace_back(phase, auditEntry);
    if (m_kind == UndoKind::Exact) {
        if (auto turned =
                withoutOwnTriggers(m_connection, [&] { return turnBack(phase, auditEntry); });
            !turned)
            return turned;
    }
    return m_connection.run("INSERT OR IGNORE INTO temp.undo_remove (table_name, row_key)"
                            " SELECT t.name, l.row_key FROM waybill_links l"
                            " JOIN waybill_records r ON r.id = l.record_id"
                            " JOIN waybill_sources s ON s.id = r.source_id"
                            " JOIN waybill_tables t ON t.id = l.table_id"
                            " WHERE l.made = 1 AND s.run_id = "
                            + std::to_string(m_run) + " AND s.phase = " + literal(phase));
}

std::set<std::string> UndoSet::tablesOf(const std::string &phase) const
{
    std::set<std::string> tables;
    const auto collect = [&](const auto &self, const std::vector<RowSpec> &rows) -> void {
        for (const RowSpec &row : rows) {
            tables.insert(row.table);
            self(self, row.rows);
        }
    };
    for (const PhaseSpec &spec : m_playbook.phases) {
        for (const LoadSpec &load : spec.loads) {
            if (spec.id == phase)
                collect(collect, load.rows);
        }
    }
    return tables;
}

std::int64_t UndoSet::since() const
{
    const auto first =
        std::min_element(m_phases.begin(), m_phases.end(),
                         [](const auto &a, const auto &b) { return a.second < b.second; });
    return first == m_phases.end() ? 0 : first->second;
}

/// Everything that happened to the phase's tables since, backwards.
Result<> UndoSet::turnBack(const std::string &phase, std::int64_t auditEntry)
{
    std::string names;
    for (const std::string &table : tablesOf(phase))
        names += (names.empty() ? "" : ", ") + literal(table);
    return eachRow(
        m_connection,
        "SELECT table_name, record_id, action, old_value FROM waybill_audit_log WHERE id > "
            + std::to_string(auditEntry) + " AND table_name IN (" + names + ") ORDER BY id DESC",
        [&](Statement &entry) -> Result<> {
            const auto table =
                std::find_if(m_tables.begin(), m_tables.end(),
                             [&](const TableInfo &t) { return t.name == entry.text(0); });
            if (table == m_tables.end())
                return {};
            if (entry.text(2) != "INSERT")
                return restoreRow(m_connection, *table, entry.text(3));
            auto remove =
                Statement::prepare(m_connection,
                                   "DELETE FROM " + quotedName(table->name) + " WHERE CAST("
                                       + quotedName(table->key) + " AS TEXT) = ?");
            if (!remove)
                return remove.error();
            const std::string key = entry.text(1);
            remove->bindText(0, key);
            return remove->execute();
        });
}

/// What happened first to each row since tells whether it was there after the run: as l.
std::string UndoSet::firstEntries(const TableInfo &table) const
{
    return "(SELECT min(id) AS first FROM waybill_audit_log WHERE id > " + std::to_string(since())
        + " AND table_name = " + literal(table.name)
        + " GROUP BY record_id) a JOIN waybill_audit_log l ON l.id = a.first";
}

Result<> UndoSet::settle(UndoneRows &undone)
{
    if (auto prepared = prepare(); !prepared)
        return prepared;
    if (m_kind == UndoKind::KeepEdits) {
        if (auto kept = keepEdited(undone); !kept)
            return kept;
    }
    return keepAddedAndParents(undone);
}

/// A row counts as edited when it is not what it was after the run: an edit that was taken back is
/// none, and neither is a deletion that was. \a which: a condition on t, the row.
Result<> UndoSet::listEdited(const TableInfo &table, const std::string &which, UndoneRows &undone)
{
    return eachRow(m_connection,
                   "SELECT t." + quotedName(table.key) + ", l.old_value, "
                       + rowJsonExpression(table, "t") + " FROM " + firstEntries(table) + " JOIN "
                       + quotedName(table.name) + " t ON " + keyIs(table, "l.record_id")
                       + " WHERE l.action <> 'INSERT' AND " + which,
                   [&](Statement &row) -> Result<> {
                       // Compared as values: other programs write the same JSON with other
                       // characters.
                       auto before = rowFromJson(row.text(1));
                       auto now = rowFromJson(row.text(2));
                       if (!before || !now)
                           return before ? now.error() : before.error();
                       if (*before != *now)
                           note(table, row.value(0), UndoRow::Reason::Edited, undone);
                       return {};
                   });
}

Result<> UndoSet::listChanged(const std::string &phase, UndoneRows &undone)
{
    const std::set<std::string> only = tablesOf(phase);
    for (const TableInfo &table : m_tables) {
        if (!phase.empty() && !only.contains(table.name))
            continue;
        if (auto listed = listEdited(table, "1", undone); !listed)
            return listed;
        if (auto listed = listAdded(table, undone); !listed)
            return listed;
    }
    return {};
}

Result<> UndoSet::keepEdited(UndoneRows &undone)
{
    for (const TableInfo &table : m_tables) {
        const std::string ours = inRemove(table.name, "t." + quotedName(table.key));
        if (auto listed = listEdited(table, ours, undone); !listed)
            return listed;
    }
    for (const UndoRow &row : undone.since) {
        auto keep = Statement::prepare(m_connection,
                                       "DELETE FROM temp.undo_remove WHERE table_name = ?"
                                       " AND CAST(row_key AS TEXT) = ?");
        if (!keep)
            return keep.error();
        const std::string table = row.table.toStdString();
        const std::string key = row.key.toStdString();
        keep->bindText(0, table);
        keep->bindText(1, key);
        if (auto kept = keep->execute(); !kept)
            return kept;
    }
    return {};
}

Result<> UndoSet::keepAddedAndParents(UndoneRows &undone)
{
    if (m_kind == UndoKind::KeepEdits) {
        for (const TableInfo &table : m_tables) {
            if (auto listed = listAdded(table, undone); !listed)
                return listed;
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const TableInfo &child : m_tables) {
            for (const ForeignKey &key : child.foreignKeys) {
                if (auto kept = keepParents(child, key, changed, undone); !kept)
                    return kept;
            }
        }
    }
    return {};
}

/// Rows that were not there after the run: a person or a program has added them since.
Result<> UndoSet::listAdded(const TableInfo &table, UndoneRows &undone)
{
    return eachRow(m_connection,
                   "SELECT t." + quotedName(table.key) + " FROM " + firstEntries(table) + " JOIN "
                       + quotedName(table.name) + " t ON " + keyIs(table, "l.record_id")
                       + " WHERE l.action = 'INSERT'",
                   [&](Statement &row) -> Result<> {
                       note(table, row.value(0), UndoRow::Reason::Added, undone);
                       return {};
                   });
}

Result<> UndoSet::keepParents(const TableInfo &child, const ForeignKey &key, bool &changed,
                              UndoneRows &undone)
{
    const auto parent = std::find_if(m_tables.begin(), m_tables.end(),
                                     [&](const TableInfo &t) { return t.name == key.table; });
    if (parent == m_tables.end())
        return {};
    std::vector<Value> kept;
    auto walked =
        eachRow(m_connection,
                "SELECT DISTINCT p." + quotedName(parent->key) + " FROM " + quotedName(child.name)
                    + " c JOIN " + quotedName(parent->name) + " p ON p."
                    + quotedName(key.parentColumn) + " = c." + quotedName(key.column)
                    + " WHERE NOT " + inRemove(child.name, "c." + quotedName(child.key)) + " AND "
                    + inRemove(parent->name, "p." + quotedName(parent->key)),
                [&](Statement &row) -> Result<> {
                    kept.push_back(row.value(0));
                    return {};
                });
    if (!walked)
        return walked;
    for (const Value &value : kept) {
        auto keep = Statement::prepare(m_connection,
                                       "DELETE FROM temp.undo_remove"
                                       " WHERE table_name = ? AND row_key = ?");
        if (!keep)
            return keep.error();
        keep->bindText(0, parent->name);
        keep->bind(1, value);
        if (auto done = keep->execute(); !done)
            return done;
        note(*parent, value, UndoRow::Reason::ParentOfKept, undone);
        changed = true;
    }
    return {};
}

Result<> UndoSet::remove(UndoneRows &undone)
{
    if (auto restored = withoutOwnTriggers(m_connection, [&] { return restoreChanged(undone); });
        !restored)
        return restored;
    for (auto table = m_tables.rbegin(); table != m_tables.rend(); ++table) {
        if (auto removed = removeFrom(*table, undone); !removed)
            return removed;
    }
    return tidyLedger();
}

/// A row whose parent somebody has deleted since stays away with it.
Result<bool> UndoSet::parentsAreThere(const TableInfo &table, const std::string &json)
{
    auto row = rowFromJson(json);
    if (!row)
        return row.error();
    for (const ForeignKey &key : table.foreignKeys) {
        const auto value = row->find(key.column);
        if (value == row->end() || isNull(value->second))
            continue;
        auto query = Statement::prepare(m_connection,
                                        "SELECT 1 FROM " + quotedName(key.table) + " WHERE "
                                            + quotedName(key.parentColumn) + " = ?");
        if (!query)
            return query.error();
        query->bind(0, value->second);
        auto there = query->step();
        if (!there || !*there)
            return there;
    }
    return true;
}

/// Rows that the run had changed or deleted get their old values back, unless somebody has edited
/// them since.
Result<> UndoSet::restoreChanged(UndoneRows &undone)
{
    for (const auto &[phase, audit] : m_phases) {
        auto walked = eachRow(
            m_connection,
            "SELECT b.table_name, b.row_values FROM waybill_before b WHERE b.run_id = "
                + std::to_string(m_run) + " AND b.phase = " + literal(phase)
                + " AND NOT EXISTS (SELECT 1 FROM waybill_audit_log a WHERE a.id > "
                + std::to_string(audit)
                + " AND a.table_name = b.table_name AND a.record_id = CAST(b.row_key AS TEXT))"
                  " ORDER BY b.id DESC",
            [&](Statement &row) -> Result<> {
                const auto table =
                    std::find_if(m_tables.begin(), m_tables.end(),
                                 [&](const TableInfo &t) { return t.name == row.text(0); });
                if (table == m_tables.end())
                    return {};
                auto possible = parentsAreThere(*table, row.text(1));
                if (!possible || !*possible)
                    return possible ? Result<>() : possible.error();
                ++undone.restored;
                return restoreRow(m_connection, *table, row.text(1));
            });
        if (!walked)
            return walked;
    }
    return {};
}

Result<> UndoSet::removeFrom(const TableInfo &table, UndoneRows &undone)
{
    const std::string name = quotedName(table.name);
    auto before = queryInteger(m_connection, "SELECT count(*) FROM " + name);
    if (!before)
        return before.error();
    if (auto removed =
            m_connection.run("DELETE FROM " + name + " WHERE " + quotedName(table.key)
                             + " IN (SELECT row_key FROM temp.undo_remove WHERE table_name = "
                             + literal(table.name) + ")");
        !removed)
        return removed;
    auto after = queryInteger(m_connection, "SELECT count(*) FROM " + name);
    if (!after)
        return after.error();
    undone.removed += *before - *after;
    return {};
}

/// Rows that stay keep their origin; records without any row left are forgotten.
Result<> UndoSet::tidyLedger()
{
    const std::string records =
        "SELECT id FROM waybill_records WHERE source_id IN (" + runPhases() + ")";
    return m_connection.run(
        "DELETE FROM waybill_links WHERE record_id IN (" + records
        + ") AND EXISTS (SELECT 1 FROM temp.undo_remove x JOIN waybill_tables t ON t.name ="
          " x.table_name WHERE t.id = waybill_links.table_id AND x.row_key = "
          "waybill_links.row_key);"
          "DELETE FROM waybill_records WHERE source_id IN ("
        + runPhases()
        + ") AND NOT EXISTS (SELECT 1 FROM waybill_links l WHERE l.record_id = waybill_records.id"
          " AND l.made = 1);"
          "DELETE FROM waybill_links WHERE record_id NOT IN (SELECT id FROM waybill_records);"
          "DELETE FROM waybill_before WHERE "
        + ofRunAndPhases() + ";DROP TABLE temp.undo_remove;");
}

void UndoSet::note(const TableInfo &table, const Value &key, UndoRow::Reason reason,
                   UndoneRows &undone)
{
    if (undone.since.size() >= mostListed && reason != UndoRow::Reason::Edited)
        return;
    undone.since.append({.table = QString::fromStdString(table.name),
                         .key = keyText(key),
                         .caption = rowCaption(m_connection, m_playbook, table, key),
                         .reason = reason});
}

} // namespace waybill
