// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/rowsback.h"

#include "migration/target/eachrow.h"
#include "migration/target/rowtext.h"
#include "migration/undo/rowcaption.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostListed = 10'000;

std::string inMain(const TableInfo &table)
{
    return "main." + quotedName(table.name);
}

std::string inCopy(const TableInfo &table)
{
    return "was." + quotedName(table.name);
}

std::string keyOf(const TableInfo &table, const std::string &alias)
{
    return alias + '.' + quotedName(table.key);
}

/// Every column that a row is made of, the bare rowid included.
std::vector<std::string> columnsOf(const TableInfo &table)
{
    std::vector<std::string> columns;
    if (table.column(table.key) < 0)
        columns.push_back(quotedName(table.key));
    for (const ColumnInfo &column : table.columns)
        columns.push_back(quotedName(column.name));
    return columns;
}

std::string joined(const std::vector<std::string> &parts, const std::string &before = {})
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + before + part;
    return text;
}

/// As values and by their type: 1 and 1.0 are two things, and so are "a" and "A".
std::string differs(const TableInfo &table, const std::string &a, const std::string &b)
{
    std::string condition;
    for (const std::string &column : columnsOf(table)) {
        const std::string left = a + '.' + column;
        const std::string right = b + '.' + column;
        condition += (condition.empty() ? "(" : " OR ") + left + " IS NOT " + right
            + " COLLATE BINARY OR typeof(" + left + ") <> typeof(" + right + ')';
    }
    return condition + ')';
}

std::string among(const std::string &list, const TableInfo &table, const std::string &key)
{
    return "EXISTS (SELECT 1 FROM temp." + list + " x WHERE x.table_name = " + literal(table.name)
        + " AND x.row_key = +" + key + ')';
}

} // namespace

RowsBack::RowsBack(Connection &connection, const Playbook &playbook, std::int64_t since)
    : m_connection(connection)
    , m_playbook(playbook)
    , m_since(since)
{
}

Result<> RowsBack::put(RedoPreview &redone)
{
    if (auto prepared = prepare(); !prepared)
        return prepared;
    for (const TableInfo &table : m_tables) {
        if (auto listed = listTouched(table, redone); !listed)
            return listed;
    }
    for (const TableInfo &table : m_tables) {
        if (auto moved = makeRoom(table); !moved)
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
    return noteTouched();
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

/// What happened first to a row since tells whether it was there after the undo.
Result<> RowsBack::noteTouched()
{
    auto noted = m_connection.run(
        "DROP TABLE IF EXISTS temp.redo_touched; DROP TABLE IF EXISTS temp.redo_rows;"
        "CREATE TEMP TABLE redo_touched (table_name TEXT NOT NULL, record_id TEXT NOT NULL,"
        " was_there INTEGER NOT NULL, PRIMARY KEY (table_name, record_id)) WITHOUT ROWID;"
        "CREATE TEMP TABLE redo_rows (table_name TEXT NOT NULL, row_key NOT NULL,"
        " PRIMARY KEY (table_name, row_key)) WITHOUT ROWID;"
        "INSERT INTO temp.redo_touched SELECT l.table_name, l.record_id, l.action <> 'INSERT'"
        " FROM (SELECT min(id) AS first FROM main.waybill_audit_log WHERE id > "
        + std::to_string(m_since)
        + " GROUP BY table_name, record_id) f JOIN main.waybill_audit_log l ON l.id = f.first;");
    if (!noted)
        return noted;
    for (const TableInfo &table : m_tables) {
        if (auto forgotten = forgetRevertedEdits(table); !forgotten)
            return forgotten;
    }
    return {};
}

std::string RowsBack::touched(const TableInfo &table, const std::string &alias,
                              const std::string &more) const
{
    return "EXISTS (SELECT 1 FROM temp.redo_touched x WHERE x.table_name = " + literal(table.name)
        + " AND x.record_id = CAST(" + keyOf(table, alias) + " AS TEXT)" + more + ')';
}

/// An edit that was taken back is none, and neither is a row that came and went.
Result<> RowsBack::forgetRevertedEdits(const TableInfo &table)
{
    std::vector<std::string> same;
    auto compared =
        eachRow(m_connection,
                "SELECT x.record_id, x.was_there, l.old_value, CASE WHEN t." + quotedName(table.key)
                    + " IS NOT NULL THEN " + rowJsonExpression(table, "t")
                    + " END FROM temp.redo_touched x JOIN main.waybill_audit_log l ON l.id ="
                      " (SELECT min(id) FROM main.waybill_audit_log WHERE id > "
                    + std::to_string(m_since)
                    + " AND table_name = x.table_name AND record_id = x.record_id) LEFT JOIN "
                    + inMain(table) + " t ON CAST(" + keyOf(table, "t")
                    + " AS TEXT) = x.record_id WHERE x.table_name = " + literal(table.name),
                [&](Statement &row) -> Result<> {
                    const bool isThere = !row.isNull(3);
                    const bool wasThere = row.integer(1) != 0;
                    if (wasThere && isThere) {
                        auto before = rowFromJson(row.text(2));
                        auto now = rowFromJson(row.text(3));
                        if (!before || !now)
                            return before ? now.error() : before.error();
                        if (*before == *now)
                            same.push_back(row.text(0));
                    } else if (!wasThere && !isThere) {
                        same.push_back(row.text(0));
                    }
                    return {};
                });
    if (!compared)
        return compared;
    for (const std::string &record : same) {
        if (auto forgotten =
                m_connection.run("DELETE FROM temp.redo_touched WHERE table_name = "
                                 + literal(table.name) + " AND record_id = " + literal(record));
            !forgotten)
            return forgotten;
    }
    return {};
}

Result<> RowsBack::listTouched(const TableInfo &table, RedoPreview &redone)
{
    return eachRow(
        m_connection,
        "SELECT x.record_id, x.was_there, " + keyOf(table, "t") + " FROM temp.redo_touched x"
            + " LEFT JOIN " + inMain(table) + " t ON CAST(" + keyOf(table, "t")
            + " AS TEXT) = x.record_id WHERE x.table_name = " + literal(table.name),
        [&](Statement &row) -> Result<> {
            if (redone.since.size() >= mostListed)
                return {};
            const auto reason = row.integer(1) == 0 ? UndoRow::Reason::Added
                : row.isNull(2)                     ? UndoRow::Reason::Deleted
                                                    : UndoRow::Reason::Edited;
            redone.since.append({.table = QString::fromStdString(table.name),
                                 .key = row.qtext(0),
                                 .caption = row.isNull(2)
                                     ? QString()
                                     : rowCaption(m_connection, m_playbook, table, row.value(2)),
                                 .reason = reason});
            return {};
        });
}

/// A row that was added since may have the number of one that comes again. Numbers mean nothing to
/// a person, so it gets another one. Where the key is a text it is a name: then it stays, and the
/// other one cannot come again.
Result<> RowsBack::makeRoom(const TableInfo &table)
{
    if (!table.keyIsRowid)
        return {};
    std::vector<std::int64_t> taken;
    auto found =
        eachRow(m_connection,
                "SELECT " + keyOf(table, "t") + " FROM " + inMain(table) + " t JOIN "
                    + inCopy(table) + " w ON " + keyOf(table, "w") + " = " + keyOf(table, "t")
                    + " WHERE " + touched(table, "t", " AND x.was_there = 0"),
                [&](Statement &row) -> Result<> {
                    taken.push_back(row.integer(0));
                    return {};
                });
    if (!found || taken.empty())
        return found;
    auto last = queryInteger(m_connection,
                             "SELECT max(k) FROM (SELECT max(" + keyOf(table, "t") + ") AS k FROM "
                                 + inMain(table) + " t UNION ALL SELECT max(" + keyOf(table, "w")
                                 + ") FROM " + inCopy(table) + " w)");
    if (!last)
        return last.error();
    std::int64_t next = *last;
    for (const std::int64_t key : taken) {
        if (auto moved = moveRow(table, key, ++next); !moved)
            return moved;
    }
    return {};
}

/// With all that refers to it, and as if it had been there from the beginning: the log has to tell
/// it from the row that comes again.
Result<> RowsBack::moveRow(const TableInfo &table, std::int64_t from, std::int64_t to)
{
    const std::string before = std::to_string(from);
    const std::string after = std::to_string(to);
    const std::string entries = " WHERE id > " + std::to_string(m_since) + " AND table_name = ";
    const auto replaced = [&](const std::string &column, const std::string &value) {
        const std::string path = literal("$.\"" + column + '"');
        return "json_replace(" + value + ", " + path + ", CASE WHEN json_extract(" + value + ", "
            + path + ") = " + before + " THEN " + after + " ELSE json_extract(" + value + ", "
            + path + ") END)";
    };
    std::string script = "UPDATE " + inMain(table) + " SET " + quotedName(table.key) + " = " + after
        + " WHERE " + quotedName(table.key) + " = " + before
        + ";UPDATE main.waybill_audit_log SET old_value = " + replaced(table.key, "old_value")
        + ", new_value = " + replaced(table.key, "new_value") + ", record_id = '" + after + '\''
        + entries + literal(table.name) + " AND record_id = '" + before
        + "';UPDATE temp.redo_touched SET record_id = '" + after
        + "' WHERE table_name = " + literal(table.name) + " AND record_id = '" + before + "';";
    for (const TableInfo &child : m_tables) {
        for (const ForeignKey &key : child.foreignKeys) {
            if (key.table != table.name || key.parentColumn != table.key)
                continue;
            const std::string column = quotedName(key.column);
            script += "UPDATE " + inMain(child) + " SET " + column + " = " + after + " WHERE "
                + column + " = " + before + ";UPDATE main.waybill_audit_log SET old_value = "
                + replaced(key.column, "old_value") + ", new_value = "
                + replaced(key.column, "new_value") + entries + literal(child.name) + ';';
        }
    }
    return m_connection.run(script);
}

/// What the undo had restored goes again, unless something added or edited since belongs to it.
Result<> RowsBack::removeRestored(RedoPreview &redone)
{
    for (const TableInfo &table : m_tables) {
        auto listed = m_connection.run("INSERT INTO temp.redo_rows SELECT " + literal(table.name)
                                       + ", " + keyOf(table, "t") + " FROM " + inMain(table)
                                       + " t WHERE NOT EXISTS (SELECT 1 FROM " + inCopy(table)
                                       + " w WHERE " + keyOf(table, "w") + " = " + keyOf(table, "t")
                                       + ") AND NOT " + touched(table, "t"));
        if (!listed)
            return listed;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const TableInfo &child : m_tables) {
            for (const ForeignKey &key : child.foreignKeys) {
                const auto parent =
                    std::find_if(m_tables.begin(), m_tables.end(),
                                 [&](const TableInfo &t) { return t.name == key.table; });
                if (parent == m_tables.end())
                    continue;
                auto kept = m_connection.run(
                    "DELETE FROM temp.redo_rows WHERE table_name = " + literal(parent->name)
                    + " AND row_key IN (SELECT " + keyOf(*parent, "p") + " FROM " + inMain(child)
                    + " c JOIN " + inMain(*parent) + " p ON p." + quotedName(key.parentColumn)
                    + " = c." + quotedName(key.column) + " WHERE NOT "
                    + among("redo_rows", child, keyOf(child, "c")) + ')');
                if (!kept)
                    return kept;
                auto count = queryInteger(m_connection, "SELECT changes()");
                if (!count)
                    return count.error();
                changed = changed || *count > 0;
            }
        }
    }
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
    auto changed = m_connection.run(
        "UPDATE " + inMain(table) + " AS t SET (" + columns + ") = (SELECT "
        + joined(columnsOf(table), "w.") + " FROM " + inCopy(table) + " w WHERE "
        + keyOf(table, "w") + " = " + keyOf(table, "t") + ") WHERE NOT " + touched(table, "t")
        + " AND EXISTS (SELECT 1 FROM " + inCopy(table) + " w WHERE " + keyOf(table, "w") + " = "
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
                                       + ") AND NOT " + touched(table, "w"));
        if (!listed)
            return listed;
    }
    return {};
}

/// Without those that would break what is unique or whose parent is away.
Result<> RowsBack::insertMissing(RedoPreview &redone)
{
    auto wanted = queryInteger(m_connection, "SELECT count(*) FROM temp.redo_rows");
    if (!wanted)
        return wanted.error();
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
    for (bool changed = true; changed;) {
        changed = false;
        for (const TableInfo &child : m_tables) {
            for (const ForeignKey &key : child.foreignKeys) {
                const auto parent =
                    std::find_if(m_tables.begin(), m_tables.end(),
                                 [&](const TableInfo &t) { return t.name == key.table; });
                if (parent == m_tables.end())
                    continue;
                const std::string column = "w." + quotedName(key.column);
                auto spared = m_connection.run(
                    "DELETE FROM temp.redo_rows WHERE table_name = " + literal(child.name)
                    + " AND row_key IN (SELECT " + keyOf(child, "w") + " FROM " + inCopy(child)
                    + " w WHERE " + column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                    + inMain(*parent) + " p WHERE p." + quotedName(key.parentColumn) + " = "
                    + column + ") AND NOT EXISTS (SELECT 1 FROM " + inCopy(*parent) + " p WHERE p."
                    + quotedName(key.parentColumn) + " = " + column + " AND "
                    + among("redo_rows", *parent, keyOf(*parent, "p")) + "))");
                if (!spared)
                    return spared;
                auto count = queryInteger(m_connection, "SELECT changes()");
                if (!count)
                    return count.error();
                changed = changed || *count > 0;
            }
        }
    }
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
