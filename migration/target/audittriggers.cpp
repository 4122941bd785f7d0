// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/audittriggers.h"

#include "migration/base/textfold.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"

#include <algorithm>

namespace waybill {

namespace {

/// A name without what is written now one way, now another.
std::string plainName(const std::string &name)
{
    std::string plain = folded(name);
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return plain;
}

bool namesSecret(const AuditMask &mask, const std::string &name)
{
    const std::string plain = plainName(name);
    return std::any_of(mask.names.begin(), mask.names.end(), [&](const std::string &part) {
        return plain.find(part) != std::string::npos;
    });
}

/// The same as a condition on a value, for keys.
std::string namesSecretSql(const AuditMask &mask, const std::string &value)
{
    const std::string plain =
        "lower(replace(replace(replace(" + value + ", ' ', '_'), '-', '_'), '.', '_'))";
    std::string any;
    for (const std::string &part : mask.names)
        any += (any.empty() ? "" : " OR ") + ("instr(" + plain + ", " + literal(part) + ") > 0");
    return any;
}

/// A date, a number or a flag beside a key is no secret, and is needed to turn a change back.
bool holdsText(const ColumnInfo &column)
{
    const std::string type = folded(column.type);
    return type.empty() || type.find("char") != std::string::npos
        || type.find("text") != std::string::npos || type.find("clob") != std::string::npos
        || type.find("blob") != std::string::npos;
}

bool alwaysMasked(const AuditMask &mask, const TableInfo &table, const ColumnInfo &column)
{
    if (column.name == table.key)
        return false;
    const auto secret = mask.columns.find(table.name);
    return (secret != mask.columns.end() && secret->second.contains(column.name))
        || (holdsText(column) && namesSecret(mask, column.name));
}

bool maskedByKey(const AuditMask &mask, const TableInfo &table, const ColumnInfo &column)
{
    return !mask.names.empty() && !table.keyIsRowid && column.name != table.key
        && holdsText(column);
}

/// The condition under which the column of the rows named "OLD" or "NEW" is masked.
std::string maskCondition(const AuditMask &mask, const TableInfo &table,
                          const std::string &quotedColumn, const std::vector<std::string> &rows)
{
    const auto column =
        std::find_if(table.columns.begin(), table.columns.end(),
                     [&](const ColumnInfo &c) { return quotedName(c.name) == quotedColumn; });
    if (alwaysMasked(mask, table, *column))
        return "1";
    if (!maskedByKey(mask, table, *column))
        return {};
    std::string condition;
    for (const std::string &row : rows)
        condition += (condition.empty() ? "" : " OR ")
            + namesSecretSql(mask, row + '.' + quotedName(table.key));
    return condition;
}

std::string triggerName(const TableInfo &table, const std::string &action)
{
    return "waybill_audit_" + table.name + '_' + action;
}

/// As SQLite keeps it: what it says can be compared with what is there.
std::string auditTrigger(const TableInfo &table, const std::string &action, const AuditMask &mask)
{
    const bool hasOld = action != "INSERT";
    const bool hasNew = action != "DELETE";
    std::vector<std::string> rows;
    if (hasOld)
        rows.emplace_back("OLD");
    if (hasNew)
        rows.emplace_back("NEW");
    RowTextRules rules;
    rules.masked = [&](const std::string &column) {
        return maskCondition(mask, table, column, rows);
    };
    if (hasOld && hasNew) {
        rules.changed = [](const std::string &column) {
            return "OLD." + column + " IS NOT NEW." + column;
        };
    }
    // A long value that stays as it is needs no copy, and one that comes stands in its row. What
    // goes is needed to bring it back.
    RowTextRules before = rules;
    if (hasNew) {
        before.shortened = [](const std::string &column) {
            return "OLD." + column + " IS NEW." + column;
        };
    }
    RowTextRules after = rules;
    after.shortened = [](const std::string &) { return std::string("1"); };
    return "CREATE TRIGGER " + quotedName(triggerName(table, action)) + " AFTER " + action + " ON "
        + quotedName(table.name)
        + " WHEN (SELECT value FROM waybill_state WHERE name = 'loading') IS NULL BEGIN"
          " INSERT INTO waybill_audit_log"
          " (table_name, record_id, action, old_value, new_value, changed_by) VALUES ("
        + literal(table.name) + ", " + (hasNew ? "NEW." : "OLD.") + quotedName(table.key) + ", '"
        + action + "', " + (hasOld ? rowJsonExpression(table, "OLD", before) : "NULL") + ", "
        + (hasNew ? rowJsonExpression(table, "NEW", after) : "NULL")
        + ", (SELECT value FROM waybill_state WHERE name = 'actor')); END";
}

Result<std::map<std::string, std::string>> triggersThere(Connection &connection)
{
    auto query = Statement::prepare(connection,
                                    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
                                    " AND name LIKE 'waybill\\_audit\\_%' ESCAPE '\\'");
    if (!query)
        return query.error();
    std::map<std::string, std::string> triggers;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return triggers;
        triggers.emplace(query->text(0), query->text(1));
    }
}

/// What an older trigger wrote down in clear.
Result<> maskEntries(Connection &connection, const TableInfo &table, const AuditMask &mask)
{
    for (const ColumnInfo &column : table.columns) {
        std::string which = alwaysMasked(mask, table, column) ? "1" : "";
        if (which.empty() && maskedByKey(mask, table, column))
            which = namesSecretSql(mask, "record_id");
        if (which.empty())
            continue;
        const std::string path = literal("$." + quotedName(column.name));
        const std::string mark = "json(CASE WHEN json_extract(old_value, " + path
            + ") IS NOT json_extract(new_value, " + path + R"() AND action = 'UPDATE')"
            + R"( THEN '{"masked":true,"changed":true}' ELSE '{"masked":true}' END))";
        const auto isClear = [&](const char *state) {
            return std::string("ifnull(json_type(") + state + ", " + path
                + "), 'null') NOT IN ('null', 'object')";
        };
        const auto replaced = [&](const char *state) {
            return std::string(state) + " = CASE WHEN " + isClear(state) + " THEN json_replace("
                + state + ", " + path + ", " + mark + ") ELSE " + state + " END";
        };
        auto masked = connection.run("UPDATE waybill_audit_log SET " + replaced("old_value") + ", "
                                     + replaced("new_value") + " WHERE table_name = "
                                     + literal(table.name) + " AND (" + which + ") AND ("
                                     + isClear("old_value") + " OR " + isClear("new_value") + ')');
        if (!masked)
            return masked;
    }
    return {};
}

} // namespace

bool AuditMask::covers(const std::string &table, const std::string &column,
                       const std::string &key) const
{
    const auto secret = columns.find(table);
    return (secret != columns.end() && secret->second.contains(column))
        || namesSecret(*this, column) || namesSecret(*this, key);
}

Result<> createAuditTriggers(Connection &connection, const AuditMask &mask)
{
    auto all = tablesInOrder(connection);
    auto there = triggersThere(connection);
    if (!all || !there)
        return !all ? all.error() : there.error();
    std::set<std::string> known;
    for (const TableInfo &table : *all) {
        bool renewed = false;
        for (const char *action : {"INSERT", "UPDATE", "DELETE"}) {
            const std::string wanted = auditTrigger(table, action, mask);
            const auto old = there->find(triggerName(table, action));
            known.insert(triggerName(table, action));
            if (old != there->end() && old->second == wanted)
                continue;
            if (old != there->end()) {
                renewed = true;
                if (auto gone = connection.run("DROP TRIGGER " + quotedName(old->first)); !gone)
                    return gone;
            }
            if (auto created = connection.run(wanted); !created)
                return created;
        }
        if (!renewed)
            continue;
        if (auto masked = maskEntries(connection, table, mask); !masked)
            return masked;
    }
    // Those of a table that has another name now.
    for (const auto &[name, sql] : *there) {
        if (known.contains(name))
            continue;
        if (auto gone = connection.run("DROP TRIGGER " + quotedName(name)); !gone)
            return gone;
    }
    return {};
}

Result<> dropAuditTriggers(Connection &connection)
{
    auto there = triggersThere(connection);
    if (!there)
        return there.error();
    std::string script;
    for (const auto &[name, sql] : *there)
        script += "DROP TRIGGER " + quotedName(name) + ';';
    return connection.run(script);
}

} // namespace waybill
