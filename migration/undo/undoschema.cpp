// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/undoschema.h"

#include "migration/playbook/scriptguard.h"
#include "migration/target/schema.h"
#include "migration/target/statement.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <set>

namespace waybill {

namespace {

using Objects = std::vector<SchemaObject>;

Result<std::set<std::string>> namesBefore(Connection &connection, std::int64_t run)
{
    auto query = Statement::prepare(connection,
                                    "SELECT json_each.value FROM waybill_runs,"
                                    " json_each(schema_before) WHERE waybill_runs.id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    std::set<std::string> names;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return names;
        names.insert(query->text(0));
    }
}

Result<std::set<std::string>> namesNow(Connection &connection)
{
    auto schema = readSchema(connection);
    if (!schema)
        return schema.error();
    std::set<std::string> names;
    for (const SchemaObject &object : *schema)
        names.insert(object.name);
    return names;
}

Result<bool> anyRows(Connection &connection, const Objects &objects)
{
    for (const SchemaObject &object : objects) {
        if (object.type != "table")
            continue;
        auto row = queryValue(connection, "SELECT 1 FROM " + quotedName(object.name) + " LIMIT 1");
        if (!row)
            return row.error();
        if (!isNull(*row))
            return true;
    }
    return false;
}

/// What is looked at or fired by others goes first.
Result<> dropEach(Connection &connection, const Objects &objects)
{
    static constexpr std::array<const char *, 4> order = {"trigger", "view", "index", "table"};
    for (const char *type : order) {
        for (const SchemaObject &object : objects) {
            if (object.type != type)
                continue;
            if (auto dropped =
                    connection.run("DROP " + object.type + " IF EXISTS " + quotedName(object.name));
                !dropped)
                return dropped;
        }
    }
    return {};
}

} // namespace

Result<> dropSchema(Connection &connection, const Playbook &playbook, std::int64_t run,
                    const std::string &phaseId)
{
    const auto phase = std::find_if(playbook.phases.begin(), playbook.phases.end(),
                                    [&](const PhaseSpec &p) { return p.id == phaseId; });
    if (phase == playbook.phases.end() || phase->scripts.empty())
        return {};
    auto made = objectsOfScripts(playbook);
    auto before = namesBefore(connection, run);
    auto now = namesNow(connection);
    if (!made || !before || !now)
        return !made ? made.error() : !before ? before.error() : now.error();
    const auto isOurs = [&](const SchemaObject &object) {
        return now->contains(object.name) && !before->contains(object.name);
    };
    std::map<const Script *, Objects> ours;
    for (const Script &script : phase->scripts) {
        const Objects &all = (*made)[&script];
        std::copy_if(all.begin(), all.end(), std::back_inserter(ours[&script]), isOurs);
        auto rows = anyRows(connection, ours[&script]);
        if (!rows)
            return rows.error();
        if (*rows)
            return {}; // something is kept in it
    }
    const ScriptGuard guard(connection.native());
    for (auto script = phase->scripts.rbegin(); script != phase->scripts.rend(); ++script) {
        const Objects &mine = ours[&*script];
        if (mine.empty())
            continue;
        const bool whole = mine.size() == (*made)[&*script].size();
        if (auto dropped = whole ? connection.run(script->down) : dropEach(connection, mine);
            !dropped)
            return dropped;
    }
    return {};
}

} // namespace waybill
