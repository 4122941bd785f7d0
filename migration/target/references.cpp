// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/references.h"

#include "migration/target/statement.h"

#include <algorithm>
#include <map>
#include <set>
#include <sqlite3.h>

namespace waybill {

namespace {

Result<std::vector<std::string>> primaryKey(Connection &connection, const std::string &table)
{
    auto query = Statement::prepare(connection,
                                    "SELECT name FROM pragma_table_info(" + literal(table)
                                        + ") WHERE pk > 0 ORDER BY pk");
    if (!query)
        return query.error();
    std::vector<std::string> columns;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return columns;
        columns.push_back(query->text(0));
    }
}

Result<> readReferencesOf(Connection &connection, const std::string &child,
                          std::vector<Reference> &references)
{
    auto query = Statement::prepare(connection,
                                    "SELECT id, \"table\", \"from\", \"to\", on_delete"
                                    " FROM pragma_foreign_key_list("
                                        + literal(child) + ") ORDER BY id, seq");
    if (!query)
        return query.error();
    std::int64_t current = -1;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (query->integer(0) != current) {
            current = query->integer(0);
            references.push_back(
                {.child = child, .parent = query->text(1), .onDelete = query->text(4)});
        }
        Reference &reference = references.back();
        reference.childColumns.push_back(query->text(2));
        if (!query->isNull(3))
            reference.parentColumns.push_back(query->text(3));
    }
}

std::size_t indexOf(const std::vector<TableInfo> &tables, const std::string &name)
{
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const TableInfo &table) { return table.name == name; });
    return static_cast<std::size_t>(found - tables.begin());
}

/// The keys of the rows of \a child that hang on one row of \a parent.
std::string childrenQuery(const Reference &reference, const TableInfo &child,
                          const TableInfo &parent)
{
    std::string sql = "SELECT c." + quotedName(child.key) + " FROM " + quotedName(child.name)
        + " c JOIN " + quotedName(parent.name) + " p ON 1";
    for (std::size_t i = 0; i < reference.childColumns.size(); ++i)
        sql += " AND c." + quotedName(reference.childColumns[i]) + " = p."
            + quotedName(reference.parentColumns[i]);
    return sql + " WHERE p." + quotedName(parent.key) + " = ?";
}

/// Follows the foreign keys from the rows that go, level by level.
class Closure
{
public:
    Closure(Connection &connection, const std::vector<TableInfo> &tables)
        : m_connection(connection)
        , m_tables(tables)
    {
    }

    Result<> follow(std::size_t table, std::span<const Value> keys)
    {
        auto references = readReferences(m_connection);
        if (!references)
            return references.error();
        for (const Value &key : keys)
            add({.table = table, .key = key, .cleared = {}});
        for (std::size_t at = 0; at < m_rows.size(); ++at) {
            if (!m_rows[at].cleared.empty())
                continue;
            const std::string &name = m_tables[m_rows[at].table].name;
            for (const Reference &reference : *references) {
                if (reference.parent != name)
                    continue;
                if (auto followed = followOne(reference, m_rows[at]); !followed)
                    return followed;
            }
        }
        return {};
    }

    std::vector<AffectedRow> takeRows()
    {
        // A row may be reached by a short way before its parent is by a longer one.
        std::stable_sort(
            m_rows.begin(), m_rows.end(),
            [](const AffectedRow &a, const AffectedRow &b) { return a.table < b.table; });
        // A row that goes anyway need not be mentioned as one that stays.
        std::erase_if(m_rows, [&](const AffectedRow &row) {
            return !row.cleared.empty() && m_seen.contains({row.table, row.key, {}});
        });
        return std::move(m_rows);
    }

private:
    using Seen = std::tuple<std::size_t, Value, std::vector<std::string>>;

    void add(AffectedRow row)
    {
        if (m_seen.emplace(row.table, row.key, row.cleared).second)
            m_rows.push_back(std::move(row));
    }

    Result<> followOne(const Reference &reference, AffectedRow parent)
    {
        const bool cascades = reference.onDelete == "CASCADE";
        const bool clears = reference.onDelete == "SET NULL" || reference.onDelete == "SET DEFAULT";
        if (!cascades && !clears)
            return {}; // SQLite refuses to delete the parent
        const std::size_t childTable = indexOf(m_tables, reference.child);
        auto prepared = m_queries.find(&reference);
        if (prepared == m_queries.end()) {
            auto query = Statement::prepare(
                m_connection,
                childrenQuery(reference, m_tables[childTable], m_tables[parent.table]));
            if (!query)
                return query.error();
            prepared = m_queries.emplace(&reference, std::move(*query)).first;
        }
        Statement &query = prepared->second;
        query.bind(0, parent.key);
        for (;;) {
            auto row = query.step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            add({.table = childTable,
                 .key = query.value(0),
                 .cleared = clears ? reference.childColumns : std::vector<std::string>()});
        }
    }
    Connection &m_connection;
    const std::vector<TableInfo> &m_tables;
    std::vector<AffectedRow> m_rows;
    std::set<Seen> m_seen;
    std::map<const Reference *, Statement> m_queries;
};

} // namespace

Result<std::vector<Reference>> readReferences(Connection &connection)
{
    auto tables = listTables(connection);
    if (!tables)
        return tables.error();
    std::vector<Reference> references;
    for (const std::string &table : *tables) {
        if (auto read = readReferencesOf(connection, table, references); !read)
            return read.error();
    }
    for (Reference &reference : references) {
        // SQLite does not tell the case of names apart.
        const auto parent = std::find_if(tables->begin(), tables->end(), [&](const auto &table) {
            return sqlite3_stricmp(table.c_str(), reference.parent.c_str()) == 0;
        });
        reference.parent = parent == tables->end() ? std::string() : *parent;
        if (parent == tables->end() || !reference.parentColumns.empty())
            continue;
        auto key = primaryKey(connection, reference.parent);
        if (!key)
            return key.error();
        reference.parentColumns = std::move(*key);
    }
    // What leads to a table that is not there leads nowhere.
    std::erase_if(references, [](const Reference &reference) {
        return reference.parent.empty()
            || reference.parentColumns.size() != reference.childColumns.size();
    });
    return references;
}

Result<std::vector<AffectedRow>> affectedRows(Connection &connection,
                                              const std::vector<TableInfo> &tables,
                                              std::size_t table, std::span<const Value> keys)
{
    Closure closure(connection, tables);
    if (auto followed = closure.follow(table, keys); !followed)
        return followed.error();
    return closure.takeRows();
}

} // namespace waybill
