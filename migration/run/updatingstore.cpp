// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/updatingstore.h"

#include "migration/run/supersede.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/rowtext.h"

#include <algorithm>

namespace waybill {

UpdatingStore::UpdatingStore(Connection &connection, TableStore &inserts, std::int64_t run)
    : m_connection(connection)
    , m_inserts(inserts)
    , m_run(run)
{
}

void UpdatingStore::start(std::int64_t earlier, const std::vector<StoredLink> &links,
                          StillThere stillThere)
{
    m_adopts = false;
    m_earlier = earlier;
    m_stillThere = std::move(stillThere);
    m_waiting.clear();
    m_seen.clear();
    for (const StoredLink &link : links) {
        if (link.made)
            m_waiting[link.row].emplace(link.position, link);
    }
}

void UpdatingStore::adopt(const std::vector<StoredLink> &links)
{
    start(0, {});
    m_adopts = true;
    for (const StoredLink &link : links)
        m_waiting[link.row].emplace(link.position, link);
}

Result<StoredRow> UpdatingStore::adoptRow(const PendingRow &row)
{
    const std::optional<StoredLink> link = takeWaiting(row.row->spec->name);
    if (!link)
        return m_inserts.find(row);
    auto table = readTableInfo(m_connection, link->table);
    if (!table)
        return table.error();
    std::string names;
    for (const PlanColumn &column : row.row->columns)
        names += (names.empty() ? "" : ", ") + quotedName(column.spec->column);
    auto select = Statement::prepare(m_connection,
                                     "SELECT " + names + " FROM " + quotedName(link->table)
                                         + " WHERE " + quotedName(table->key) + " = ?");
    if (!select)
        return select.error();
    select->bind(0, link->key);
    auto there = select->step();
    if (!there)
        return there.error();
    StoredRow stored{.key = link->key, .made = false, .absent = !*there, .own = true, .found = {}};
    for (std::size_t i = 0; *there && i < row.values.size(); ++i)
        stored.found.push_back(select->value(static_cast<int>(i)));
    stored.adopted = link->added;
    return stored;
}

bool UpdatingStore::hasUpdated(const std::vector<StoredLink> &rows) const
{
    return std::any_of(rows.begin(), rows.end(), [this](const StoredLink &row) {
        const auto keys = m_updated.find(row.table);
        return keys != m_updated.end() && keys->second.contains(row.key);
    });
}

Result<bool> UpdatingStore::isDecided(const StoredLink &row)
{
    if (m_lastBefore < 0) {
        auto last =
            Statement::prepare(m_connection,
                               "SELECT coalesce(max(r.id), 0) FROM waybill_records r"
                               " JOIN waybill_sources s ON s.id = r.source_id WHERE s.run_id < ?");
        if (!last)
            return last.error();
        last->bindInteger(0, m_run);
        if (auto stepped = last->step(); !stepped)
            return stepped.error();
        m_lastBefore = last->integer(0);
    }
    auto query = Statement::prepare(m_connection, R"sql(
        WITH RECURSIVE own(id) AS (
            SELECT ?1 UNION
            SELECT r.replaces FROM waybill_records r JOIN own o ON r.id = o.id
            WHERE r.replaces IS NOT NULL)
        SELECT l.record_id FROM waybill_links l JOIN waybill_tables t ON t.id = l.table_id
        WHERE t.name = ?2 AND l.row_key = ?3 AND l.record_id NOT IN own)sql");
    if (!query)
        return query.error();
    query->bindInteger(0, m_earlier);
    query->bindText(1, row.table);
    query->bind(2, row.key);
    for (;;) {
        auto more = query->step();
        if (!more || !*more)
            return more;
        const std::int64_t record = query->integer(0);
        if (record > m_lastBefore || (m_stillThere && m_stillThere(record)))
            return true;
    }
}

std::optional<StoredLink> UpdatingStore::takeWaiting(const std::string &row)
{
    auto &waiting = m_waiting[row];
    const auto found = waiting.find(m_seen[row]++);
    if (found == waiting.end())
        return std::nullopt;
    StoredLink link = std::move(found->second);
    waiting.erase(found);
    return link;
}

Result<bool> UpdatingStore::editedSince(const std::string &table, const Value &key)
{
    auto query = Statement::prepare(m_connection,
                                    "SELECT count(*) FROM waybill_audit_log"
                                    " WHERE table_name = ? AND record_id = CAST(? AS TEXT)");
    if (!query)
        return query.error();
    query->bindText(0, table);
    query->bind(1, key);
    if (auto row = query->step(); !row)
        return row.error();
    return query->integer(0) > 0;
}

Result<> UpdatingStore::remember(const TableInfo &table, const Value &key, const char *action)
{
    auto before = rowAsJson(m_connection, table, key);
    if (!before)
        return before.error();
    auto insert = Statement::prepare(m_connection,
                                     "INSERT INTO waybill_before"
                                     " (run_id, phase, table_name, row_key, action, row_values)"
                                     " VALUES (?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert->bindInteger(0, m_run);
    insert->bindText(1, m_phase);
    insert->bindText(2, table.name);
    insert->bind(3, key);
    insert->bindText(4, action);
    insert->bindText(5, *before);
    return insert->execute();
}

Result<StoredRow> UpdatingStore::store(const PendingRow &row)
{
    if (m_adopts)
        return adoptRow(row);
    const std::optional<StoredLink> waiting = takeWaiting(row.row->spec->name);
    if (!waiting)
        return m_inserts.store(row);
    const StoredLink &link = *waiting;
    auto table = readTableInfo(m_connection, link.table);
    if (!table)
        return table.error();

    std::string names;
    std::string sets;
    for (const PlanColumn &column : row.row->columns) {
        const std::string name = quotedName(column.spec->column);
        names += (names.empty() ? "" : ", ") + name;
        sets += (sets.empty() ? "" : ", ") + name + " = ?";
    }
    const std::string where = " WHERE " + quotedName(table->key) + " = ?";
    auto select = Statement::prepare(m_connection,
                                     "SELECT " + names + " FROM " + quotedName(link.table) + where);
    if (!select)
        return select.error();
    select->bind(0, link.key);
    auto there = select->step();
    if (!there)
        return there.error();
    if (!*there)
        return m_inserts.store(row); // deleted since
    StoredRow stored{.key = link.key, .made = false, .own = true, .found = {}};
    for (std::size_t i = 0; i < row.values.size(); ++i)
        stored.found.push_back(select->value(static_cast<int>(i)));
    select->reset();
    if (stored.found == row.values)
        return stored;
    auto edited = editedSince(link.table, link.key);
    if (!edited)
        return edited.error();
    if (*edited) {
        ++m_counts[link.table].keptEdits;
        return stored;
    }
    auto decided = isDecided(link);
    if (!decided)
        return decided.error();
    if (*decided)
        return stored;
    if (auto remembered = remember(*table, link.key, "update"); !remembered)
        return remembered.error();
    auto update = Statement::prepare(m_connection,
                                     "UPDATE " + quotedName(link.table) + " SET " + sets + where);
    if (!update)
        return update.error();
    for (std::size_t i = 0; i < row.values.size(); ++i)
        update->bind(static_cast<int>(i), row.values[i]);
    update->bind(static_cast<int>(row.values.size()), link.key);
    if (auto updated = update->execute(); !updated)
        return updated.error();
    ++m_counts[link.table].updated;
    m_updated[link.table].insert(link.key);
    stored.found = row.values;
    return stored;
}

Result<bool> UpdatingStore::isOfThisRun(const std::string &table, const Value &key)
{
    auto query = Statement::prepare(
        m_connection,
        "SELECT count(*) FROM waybill_links l JOIN waybill_tables t ON t.id = l.table_id"
        " JOIN waybill_records r ON r.id = l.record_id"
        " WHERE t.name = ? AND l.row_key = ? AND l.made = 1 AND r.source_id >= ("
        "  SELECT coalesce(max(id), 0) + 1 FROM waybill_sources WHERE run_id < ?)");
    if (!query)
        return query.error();
    query->bindText(0, table);
    query->bind(1, key);
    query->bindInteger(2, m_run);
    if (auto row = query->step(); !row)
        return row.error();
    return query->integer(0) > 0;
}

Result<bool> UpdatingStore::replace(const PendingRow &row, StoredRow &stored, const Plan &plan,
                                    const Dialect &current)
{
    const std::string &name = row.row->spec->table;
    // A new database gets this index after the load, but who looks for rows needs it now.
    if (!m_linksAreIndexed) {
        if (auto made = createBookkeepingIndexes(m_connection); !made)
            return made.error();
        m_linksAreIndexed = true;
    }
    auto edited = editedSince(name, stored.key);
    if (!edited || *edited) {
        if (edited)
            ++m_counts[name].keptEdits;
        return edited ? Result<bool>(false) : edited;
    }
    auto table = readTableInfo(m_connection, name);
    auto fresh = isOfThisRun(name, stored.key);
    if (!table || !fresh)
        return table ? fresh.error() : table.error();
    if (!*fresh) {
        if (auto remembered = remember(*table, stored.key, "update"); !remembered)
            return remembered.error();
    }
    Superseded old{.table = name, .key = stored.key, .columns = {}};
    std::string sets;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const std::string &column = row.row->columns[i].spec->column;
        sets += (sets.empty() ? "" : ", ") + quotedName(column) + " = ?";
        if (!(stored.found[i] == row.values[i]))
            old.columns.emplace(column, stored.found[i]);
    }
    if (auto kept = keepOriginals(m_connection, plan, old, current); !kept)
        return kept.error();
    auto update = Statement::prepare(m_connection,
                                     "UPDATE " + quotedName(name) + " SET " + sets + " WHERE "
                                         + quotedName(table->key) + " = ?");
    if (!update)
        return update.error();
    for (std::size_t i = 0; i < row.values.size(); ++i)
        update->bind(static_cast<int>(i), row.values[i]);
    update->bind(static_cast<int>(row.values.size()), stored.key);
    if (auto updated = update->execute(); !updated)
        return updated.error();
    ++m_counts[name].updated;
    m_updated[name].insert(stored.key);
    stored.found = row.values;
    return true;
}

Result<> UpdatingStore::deleteRest()
{
    std::map<std::string, std::vector<Value>> keys; ///< by table
    for (const auto &[name, links] : m_waiting) {
        for (const auto &[position, link] : links)
            keys[link.table].push_back(link.key);
    }
    m_waiting.clear();
    if (keys.empty())
        return {};
    if (m_tables.empty()) {
        auto tables = tablesInOrder(m_connection);
        if (!tables)
            return tables.error();
        m_tables = std::move(*tables);
    }
    for (auto table = m_tables.rbegin(); table != m_tables.rend(); ++table) {
        for (const Value &key : keys[table->name]) {
            if (auto deleted = deleteRow(*table, key); !deleted)
                return deleted;
        }
    }
    return {};
}

Result<> UpdatingStore::deleteRow(const TableInfo &table, const Value &key)
{
    auto edited = editedSince(table.name, key);
    auto referred = isReferred(table, key);
    if (!edited || !referred)
        return edited ? referred.error() : edited.error();
    if (*edited || *referred) {
        ++m_counts[table.name].keptEdits;
        return {};
    }
    if (auto remembered = remember(table, key, "delete"); !remembered)
        return remembered;
    auto remove = Statement::prepare(m_connection,
                                     "DELETE FROM " + quotedName(table.name) + " WHERE "
                                         + quotedName(table.key) + " = ?");
    if (!remove)
        return remove.error();
    remove->bind(0, key);
    if (auto removed = remove->execute(); !removed)
        return removed;
    ++m_counts[table.name].deleted;
    return {};
}

Result<bool> UpdatingStore::isReferred(const TableInfo &table, const Value &key)
{
    for (const TableInfo &child : m_tables) {
        for (const ForeignKey &foreign : child.foreignKeys) {
            if (foreign.table != table.name)
                continue;
            auto query = Statement::prepare(m_connection,
                                            "SELECT 1 FROM " + quotedName(child.name) + " c JOIN "
                                                + quotedName(table.name) + " p ON c."
                                                + quotedName(foreign.column) + " = p."
                                                + quotedName(foreign.parentColumn) + " WHERE p."
                                                + quotedName(table.key) + " = ? LIMIT 1");
            if (!query)
                return query.error();
            query->bind(0, key);
            auto row = query->step();
            if (!row || *row)
                return row;
        }
    }
    return false;
}

} // namespace waybill
