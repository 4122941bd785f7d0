// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/rowsback.h"

#include "migration/target/eachrow.h"
#include "migration/target/owntriggers.h"
#include "migration/undo/redosql.h"
#include "migration/undo/roomforrows.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

using namespace redosql;

RowsBack::RowsBack(Connection &connection, const Playbook &playbook, std::int64_t since)
    : m_connection(connection)
    , m_playbook(playbook)
    , m_since(since)
{
}

Result<> RowsBack::put(RedoPreview &redone)
{
    return withoutOwnTriggers(m_connection, [&] { return putRows(redone); });
}

Result<> RowsBack::putRows(RedoPreview &redone)
{
    if (auto prepared = prepare(); !prepared)
        return prepared;
    for (const TableInfo &table : m_tables) {
        if (auto listed = m_touched->list(table, m_playbook, redone.since); !listed)
            return listed;
    }
    for (const TableInfo &table : m_tables) {
        if (auto moved = makeRoom(m_connection, m_tables, *m_touched, table); !moved)
            return moved;
    }
    if (auto removed = removeRestored(redone); !removed)
        return removed;
    for (const TableInfo &table : m_tables) {
        if (auto changed = changeBack(table, redone); !changed)
            return changed;
    }
    if (auto found = findMissing(); !found)
        return found;
    if (auto inserted = insertMissing(redone); !inserted)
        return inserted;
    if (auto raised = raiseSequences(); !raised)
        return raised;
    return m_connection.run("DROP TABLE temp.redo_touched; DROP TABLE temp.redo_rows;");
}

Result<> RowsBack::prepare()
{
    auto tables = tablesInOrder(m_connection);
    if (!tables)
        return tables.error();
    for (TableInfo &table : *tables) {
        auto there = queryInteger(m_connection,
                                  "SELECT count(*) FROM was.sqlite_schema WHERE type = 'table'"
                                  " AND name = "
                                      + literal(table.name));
        if (!there)
            return there.error();
        if (*there == 0)
            continue; // somebody has made it since
        if (auto same = compareColumns(table); !same)
            return same;
        m_tables.push_back(std::move(table));
    }
    auto made =
        m_connection.run("DROP TABLE IF EXISTS temp.redo_rows; CREATE TEMP TABLE redo_rows "
                         "(table_name TEXT NOT NULL,"
                         " row_key NOT NULL, PRIMARY KEY (table_name, row_key)) WITHOUT ROWID;");
    if (!made)
        return made;
    m_touched.emplace(m_connection, m_tables, m_since);
    return m_touched->note();
}

Result<> RowsBack::compareColumns(const TableInfo &table)
{
    std::string then;
    auto read = eachRow(m_connection,
                        "SELECT name FROM pragma_table_info(" + literal(table.name) + ", 'was')",
                        [&](Statement &row) -> Result<> {
                            then += row.text(0) + '\n';
                            return {};
                        });
    if (!read)
        return read;
    std::string now;
    for (const ColumnInfo &column : table.columns)
        now += column.name + '\n';
    if (now == then)
        return {};
    return Problem{.code = u"UNDO-06"_s,
                   .file = m_connection.path(),
                   .record = QString::fromStdString(table.name),
                   .hint = QCoreApplication::translate(
                       "Redo", "Restore the backup that was made before the undo instead."),
                   .message = QCoreApplication::translate(
                       "Redo", "This table has other columns than before the undo.")};
}

/// Runs what \a statement makes of every reference between two tables until none of them spares a
/// row any more: what is spared may have parents and children of its own.
Result<> RowsBack::spareByReference(const SpareStatement &statement)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (const TableInfo &child : m_tables) {
            for (const ForeignKey &key : child.foreignKeys) {
                const auto parent =
                    std::find_if(m_tables.begin(), m_tables.end(),
                                 [&](const TableInfo &t) { return t.name == key.table; });
                if (parent == m_tables.end())
                    continue;
                if (auto ran = m_connection.run(statement(child, key, *parent)); !ran)
                    return ran;
                auto count = queryInteger(m_connection, "SELECT changes()");
                if (!count)
                    return count.error();
                changed = changed || *count > 0;
            }
        }
    }
    return {};
}

/// What the undo had restored goes again, unless something added or edited since belongs to it.
Result<> RowsBack::removeRestored(RedoPreview &redone)
{
    for (const TableInfo &table : m_tables) {
        auto listed = m_connection.run("INSERT INTO temp.redo_rows SELECT " + literal(table.name)
                                       + ", " + keyOf(table, "t") + " FROM " + inMain(table)
                                       + " t WHERE NOT EXISTS (SELECT 1 FROM " + inCopy(table)
                                       + " w WHERE " + keyOf(table, "w") + " = " + keyOf(table, "t")
                                       + ") AND NOT " + m_touched->touched(table, "t"));
        if (!listed)
            return listed;
    }
    auto kept = spareByReference(
        [](const TableInfo &child, const ForeignKey &key, const TableInfo &parent) {
            return "DELETE FROM temp.redo_rows WHERE table_name = " + literal(parent.name)
                + " AND row_key IN (SELECT " + keyOf(parent, "p") + " FROM " + inMain(child)
                + " c JOIN " + inMain(parent) + " p ON p." + quotedName(key.parentColumn) + " = c."
                + quotedName(key.column) + " WHERE NOT " + isListed(child, keyOf(child, "c")) + ')';
        });
    if (!kept)
        return kept;
    auto count = queryInteger(m_connection, "SELECT count(*) FROM temp.redo_rows");
    if (!count)
        return count.error();
    redone.removed = *count;
    for (auto table = m_tables.rbegin(); table != m_tables.rend(); ++table) {
        auto removed =
            m_connection.run("DELETE FROM " + inMain(*table) + " WHERE " + quotedName(table->key)
                             + " IN (SELECT row_key FROM temp.redo_rows"
                               " WHERE table_name = "
                             + literal(table->name) + ')');
        if (!removed)
            return removed;
    }
    return m_connection.run("DELETE FROM temp.redo_rows");
}

Result<> RowsBack::changeBack(const TableInfo &table, RedoPreview &redone)
{
    const std::string columns = joined(columnsOf(table));
    auto changed =
        m_connection.run("UPDATE " + inMain(table) + " AS t SET (" + columns + ") = (SELECT "
                         + joined(columnsOf(table), "w.") + " FROM " + inCopy(table) + " w WHERE "
                         + keyOf(table, "w") + " = " + keyOf(table, "t") + ") WHERE NOT "
                         + m_touched->touched(table, "t") + " AND EXISTS (SELECT 1 FROM "
                         + inCopy(table) + " w WHERE " + keyOf(table, "w") + " = "
                         + keyOf(table, "t") + " AND " + differs(table, "w", "t") + ')');
    if (!changed)
        return changed;
    auto count = queryInteger(m_connection, "SELECT changes()");
    if (!count)
        return count.error();
    redone.changed += *count;
    return {};
}

/// A row that somebody has deleted since stays away, and so does what belongs to it.
Result<> RowsBack::findMissing()
{
    for (const TableInfo &table : m_tables) {
        auto listed = m_connection.run("INSERT INTO temp.redo_rows SELECT " + literal(table.name)
                                       + ", " + keyOf(table, "w") + " FROM " + inCopy(table)
                                       + " w WHERE NOT EXISTS (SELECT 1 FROM " + inMain(table)
                                       + " t WHERE " + keyOf(table, "t") + " = " + keyOf(table, "w")
                                       + ") AND NOT " + m_touched->touched(table, "w"));
        if (!listed)
            return listed;
    }
    return {};
}

/// What is unique and has been given to another row since cannot come again.
Result<> RowsBack::spareTaken()
{
    for (const TableInfo &table : m_tables) {
        for (const std::vector<std::string> &unique : table.uniques) {
            std::string same;
            for (const std::string &column : unique)
                same += (same.empty() ? "" : " AND ") + ("t." + quotedName(column)) + " = w."
                    + quotedName(column);
            auto spared = m_connection.run("DELETE FROM temp.redo_rows WHERE table_name = "
                                           + literal(table.name) + " AND row_key IN (SELECT "
                                           + keyOf(table, "w") + " FROM " + inCopy(table)
                                           + " w JOIN " + inMain(table) + " t ON " + same + ')');
            if (!spared)
                return spared;
        }
    }
    return {};
}

/// Without those that would break what is unique or whose parent is away.
Result<> RowsBack::insertMissing(RedoPreview &redone)
{
    auto wanted = queryInteger(m_connection, "SELECT count(*) FROM temp.redo_rows");
    if (!wanted)
        return wanted.error();
    if (auto spared = spareTaken(); !spared)
        return spared;
    auto spared = spareByReference([](const TableInfo &child, const ForeignKey &key,
                                      const TableInfo &parent) {
        const std::string column = "w." + quotedName(key.column);
        const std::string same = "p." + quotedName(key.parentColumn) + " = " + column;
        return "DELETE FROM temp.redo_rows WHERE table_name = " + literal(child.name)
            + " AND row_key IN (SELECT " + keyOf(child, "w") + " FROM " + inCopy(child)
            + " w WHERE " + column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + inMain(parent)
            + " p WHERE " + same + ") AND NOT EXISTS (SELECT 1 FROM " + inCopy(parent) + " p WHERE "
            + same + " AND " + isListed(parent, keyOf(parent, "p")) + "))";
    });
    if (!spared)
        return spared;
    for (const TableInfo &table : m_tables) {
        auto inserted = m_connection.run(
            "INSERT INTO " + inMain(table) + " (" + joined(columnsOf(table)) + ") SELECT "
            + joined(columnsOf(table), "w.") + " FROM " + inCopy(table) + " w WHERE "
            + keyOf(table, "w") + " IN (SELECT row_key FROM temp.redo_rows WHERE table_name = "
            + literal(table.name) + ')');
        if (!inserted)
            return inserted;
    }
    auto put = queryInteger(m_connection, "SELECT count(*) FROM temp.redo_rows");
    if (!put)
        return put.error();
    redone.putBack = *put;
    redone.inTheWay = *wanted - *put;
    return {};
}

/// A number that was given once is not given again (S0-B08).
Result<> RowsBack::raiseSequences()
{
    auto there = queryInteger(m_connection,
                              "SELECT (SELECT count(*) FROM main.sqlite_schema WHERE name ="
                              " 'sqlite_sequence') * (SELECT count(*) FROM was.sqlite_schema"
                              " WHERE name = 'sqlite_sequence')");
    if (!there || *there == 0)
        return there ? Result<>() : there.error();
    for (const TableInfo &table : m_tables) {
        const std::string name = literal(table.name);
        auto raised = m_connection.run(
            "UPDATE main.sqlite_sequence SET seq = max(seq, (SELECT seq FROM was.sqlite_sequence"
            " WHERE name = "
            + name + ")) WHERE name = " + name
            + " AND EXISTS (SELECT 1 FROM was.sqlite_sequence WHERE name = " + name
            + ");INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq"
              " FROM was.sqlite_sequence WHERE name = "
            + name + " AND NOT EXISTS (SELECT 1 FROM main.sqlite_sequence WHERE name = " + name
            + ')');
        if (!raised)
            return raised;
    }
    return {};
}

} // namespace waybill
