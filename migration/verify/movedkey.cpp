// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/movedkey.h"

#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <QCoreApplication>

namespace waybill {

namespace {

Result<std::optional<MovedKey>> findIn(Connection &connection, const std::string &name)
{
    auto table = readTableInfo(connection, name);
    if (!table)
        return table.error();
    if (table->key.empty() || table->column(table->key) < 0)
        return std::optional<MovedKey>();
    const std::string quoted = quotedName(table->key);
    const std::string path = literal("$." + quoted);
    const std::string old = "json_extract(l.old_value, " + path + ')';
    auto query = Statement::prepare(
        connection,
        "SELECT l.id, " + old + ", l.record_id FROM waybill_audit_log l WHERE l.table_name = "
            + literal(name) + " AND l.action = 'UPDATE' AND " + old
            + " IS NOT json_extract(l.new_value, " + path + ") AND NOT EXISTS (SELECT 1 FROM "
            + quotedName(name) + " r WHERE r." + quoted + " = " + old
            + ") AND EXISTS (SELECT 1 FROM waybill_links k JOIN waybill_tables t ON t.id ="
              " k.table_id WHERE t.name = l.table_name AND k.row_key = "
            + old + ") ORDER BY l.id DESC LIMIT 1");
    if (!query)
        return query.error();
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<MovedKey>();
    return std::optional(MovedKey{.table = QString::fromStdString(name),
                                  .before = query->qtext(1),
                                  .after = query->qtext(2),
                                  .change = query->integer(0)});
}

} // namespace

Result<std::optional<MovedKey>> findMovedKey(Connection &connection)
{
    auto tables = Statement::prepare(connection, "SELECT name FROM waybill_tables ORDER BY name");
    if (!tables)
        return tables.error();
    std::optional<MovedKey> latest;
    for (;;) {
        auto more = tables->step();
        if (!more)
            return more.error();
        if (!*more)
            return latest;
        auto found = findIn(connection, tables->text(0));
        if (!found)
            return found.error();
        if (*found && (!latest || (*found)->change > latest->change))
            latest = std::move(*found);
    }
}

QString movedKeyHint(Connection &connection)
{
    const auto moved = findMovedKey(connection);
    if (!moved || !*moved)
        return {};
    return QCoreApplication::translate(
               "Verify",
               "Change %1 gave row %2 of %3 the key %4; the files it came from are known "
               "by the old one. Turn that change back (history DB --restore %1), then "
               "migrate again.")
        .arg(QString::number((*moved)->change), (*moved)->before, (*moved)->table, (*moved)->after);
}

} // namespace waybill
