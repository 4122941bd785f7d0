// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/rowstore.h"

#include "migration/mapping/findtext.h"

#include <array>

namespace waybill {

namespace {

std::size_t hashOf(std::string &&key)
{
    return std::hash<std::string>{}(key);
}

} // namespace

std::size_t findHash(const PendingRow &row)
{
    return hashOf(findText(row));
}

/// The statements and keys of one row of the plan.
struct TableStore::Target
{
    TableInfo table;
    Statement insert;
    std::unique_ptr<Statement> select; ///< the row's columns by key; only with `find`
    std::unordered_multimap<std::size_t, Value> keys;
    int keyColumn = -1; ///< in PlanRow::columns, when the key is one of them
};

TableStore::TableStore(Connection &connection, const Plan &plan)
    : m_connection(connection)
{
    m_targets.resize(plan.rowsByNumber.size());
}

TableStore::~TableStore() = default;

Result<> TableStore::savepoint(int which)
{
    static constexpr std::array<const char *, 3> sql = {"SAVEPOINT record", "RELEASE record",
                                                        "ROLLBACK TO record"};
    auto &statement = m_savepoint[which];
    if (!statement) {
        auto prepared = Statement::prepare(m_connection, sql[static_cast<std::size_t>(which)]);
        if (!prepared)
            return prepared.error();
        statement = std::make_unique<Statement>(std::move(*prepared));
    }
    return statement->execute();
}

Result<> TableStore::beginRecord()
{
    m_freshKeys.clear();
    m_freshTables.clear();
    return savepoint(0);
}

Result<> TableStore::endRecord()
{
    return savepoint(1);
}

Result<> TableStore::cancelRecord()
{
    for (const auto &[target, hash] : m_freshKeys) {
        // The newest entry of its hash is the one this record made.
        target->keys.erase(target->keys.equal_range(hash).first);
    }
    for (const std::string &table : m_freshTables)
        --m_counts[table].inserted;
    if (auto undone = savepoint(2); !undone)
        return undone;
    return savepoint(1);
}

Result<TableStore::Target *> TableStore::target(const PlanRow &row)
{
    auto &made = m_targets[static_cast<std::size_t>(row.number)];
    if (made)
        return made.get();
    auto table = readTableInfo(m_connection, row.spec->table);
    if (!table)
        return table.error();

    std::string names;
    std::string marks;
    for (const PlanColumn &column : row.columns) {
        names += (names.empty() ? "" : ", ") + quotedName(column.spec->column);
        marks += marks.empty() ? "?" : ", ?";
    }
    auto insert = Statement::prepare(m_connection,
                                     "INSERT INTO " + quotedName(row.spec->table) + " (" + names
                                         + ") VALUES (" + marks + ")");
    if (!insert)
        return insert.error();
    made.reset(new Target{.table = std::move(*table), .insert = std::move(*insert)});
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
        if (row.columns[i].spec->column == made->table.key)
            made->keyColumn = static_cast<int>(i);
    }
    if (!row.find.empty()) {
        auto select = Statement::prepare(m_connection,
                                         "SELECT " + names + " FROM " + quotedName(row.spec->table)
                                             + " WHERE " + quotedName(made->table.key) + " = ?");
        if (!select)
            return select.error();
        made->select = std::make_unique<Statement>(std::move(*select));
        if (auto loaded = loadKeys(*made, row); !loaded)
            return loaded.error();
    }
    return made.get();
}

/// Rows that were there before the run are found too.
Result<> TableStore::loadKeys(Target &target, const PlanRow &row)
{
    std::string sql = "SELECT " + quotedName(target.table.key);
    for (const std::size_t column : row.find)
        sql += ", " + quotedName(row.columns[column].spec->column);
    auto query = Statement::prepare(m_connection, sql + " FROM " + quotedName(row.spec->table));
    if (!query)
        return query.error();
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        std::string key;
        for (std::size_t i = 0; i < row.find.size(); ++i)
            key += findText(query->value(static_cast<int>(i) + 1), *row.spec) + '\x1f';
        target.keys.emplace(hashOf(std::move(key)), query->value(0));
    }
}

Result<bool> TableStore::findRow(Target &target, const PendingRow &row, std::size_t hash,
                                 StoredRow &stored)
{
    const auto [first, last] = target.keys.equal_range(hash);
    for (auto candidate = first; candidate != last; ++candidate) {
        target.select->bind(0, candidate->second);
        auto there = target.select->step();
        if (!there)
            return there.error();
        if (!*there)
            continue;
        stored.found.clear();
        for (std::size_t i = 0; i < row.values.size(); ++i)
            stored.found.push_back(target.select->value(static_cast<int>(i)));
        target.select->reset();
        bool same = true;
        for (const std::size_t column : row.row->find)
            same = same
                && findText(stored.found[column], *row.row->spec)
                    == findText(row.values[column], *row.row->spec);
        if (same) {
            stored.key = candidate->second;
            stored.made = false;
            return true;
        }
    }
    return false;
}

Result<StoredRow> TableStore::store(const PendingRow &row)
{
    auto found = target(*row.row);
    if (!found)
        return found.error();
    Target &target = **found;
    StoredRow stored;
    std::size_t hash = 0;
    if (target.select) {
        hash = findHash(row);
        auto there = findRow(target, row, hash, stored);
        if (!there)
            return there.error();
        if (*there) {
            ++m_counts[target.table.name].merged;
            return stored;
        }
    }
    for (std::size_t i = 0; i < row.values.size(); ++i)
        target.insert.bind(static_cast<int>(i), row.values[i]);
    if (auto inserted = target.insert.execute(); !inserted)
        return inserted.error();
    stored.made = true;
    stored.key = target.table.keyIsRowid || target.keyColumn < 0
        ? Value(m_connection.lastInsertId())
        : row.values[static_cast<std::size_t>(target.keyColumn)];
    if (target.select) {
        target.keys.emplace(hash, stored.key);
        m_freshKeys.emplace_back(&target, hash);
    }
    m_freshTables.push_back(target.table.name);
    ++m_counts[target.table.name].inserted;
    return stored;
}

Result<StoredRow> TableStore::find(const PendingRow &row)
{
    auto found = target(*row.row);
    if (!found)
        return found.error();
    StoredRow stored{.made = false, .absent = true, .found = {}};
    if (!(*found)->select)
        return stored;
    auto there = findRow(**found, row, findHash(row), stored);
    if (!there)
        return there.error();
    stored.absent = !*there;
    return stored;
}

Result<StoredRow> CountingStore::store(const PendingRow &row)
{
    if (row.row->find.empty())
        return StoredRow{.key = m_next++};
    const auto [entry, fresh] = m_keys.emplace(
        findHash(row) ^ static_cast<std::size_t>(row.row->number) * 0x9e3779b97f4a7c15U, m_next);
    if (fresh)
        return StoredRow{.key = m_next++};
    return StoredRow{.key = entry->second, .made = false, .found = row.values};
}

} // namespace waybill
