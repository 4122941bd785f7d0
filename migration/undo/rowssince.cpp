// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/rowssince.h"

#include "migration/target/eachrow.h"
#include "migration/target/rowtext.h"
#include "migration/undo/redosql.h"
#include "migration/undo/rowcaption.h"

namespace waybill {

using namespace redosql;

namespace {

constexpr qsizetype mostListed = 10'000;

} // namespace

RowsSince::RowsSince(Connection &connection, std::span<const TableInfo> tables, std::int64_t since)
    : m_connection(connection)
    , m_tables(tables)
    , m_since(since)
{
}

/// What happened first to a row since tells whether it was there after the undo.
Result<> RowsSince::note()
{
    auto noted = m_connection.run(
        "DROP TABLE IF EXISTS temp.redo_touched;"
        "CREATE TEMP TABLE redo_touched (table_name TEXT NOT NULL, record_id TEXT NOT NULL,"
        " was_there INTEGER NOT NULL, PRIMARY KEY (table_name, record_id)) WITHOUT ROWID;"
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

std::string RowsSince::touched(const TableInfo &table, const std::string &alias,
                               const std::string &more) const
{
    return "EXISTS (SELECT 1 FROM temp.redo_touched x WHERE x.table_name = " + literal(table.name)
        + " AND x.record_id = CAST(" + keyOf(table, alias) + " AS TEXT)" + more + ')';
}

/// An edit that was taken back is none, and neither is a row that came and went.
Result<> RowsSince::forgetRevertedEdits(const TableInfo &table)
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

Result<> RowsSince::list(const TableInfo &table, const Playbook &playbook,
                         QList<UndoRow> &listed) const
{
    return eachRow(m_connection,
                   "SELECT x.record_id, x.was_there, " + keyOf(table, "t")
                       + " FROM temp.redo_touched x" + " LEFT JOIN " + inMain(table) + " t ON CAST("
                       + keyOf(table, "t")
                       + " AS TEXT) = x.record_id WHERE x.table_name = " + literal(table.name),
                   [&](Statement &row) -> Result<> {
                       if (listed.size() >= mostListed)
                           return {};
                       const auto reason = row.integer(1) == 0 ? UndoRow::Reason::Added
                           : row.isNull(2)                     ? UndoRow::Reason::Deleted
                                                               : UndoRow::Reason::Edited;
                       listed.append({.table = QString::fromStdString(table.name),
                                      .key = row.qtext(0),
                                      .caption = row.isNull(2)
                                          ? QString()
                                          : rowCaption(m_connection, playbook, table, row.value(2)),
                                      .reason = reason});
                       return {};
                   });
}

} // namespace waybill
