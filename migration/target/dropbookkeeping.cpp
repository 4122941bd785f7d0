// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/dropbookkeeping.h"

#include "migration/target/audittriggers.h"
#include "migration/target/eachrow.h"
#include "migration/target/searchindex.h"

#include <algorithm>
#include <array>
#include <vector>

namespace waybill {

namespace {

/// What these say is said nowhere else.
constexpr std::array<std::string_view, 6> contents{"waybill_audit_log", "waybill_decisions",
                                                   "waybill_mendings",  "waybill_runs",
                                                   "waybill_views",     "waybill_write_backs"};

Result<std::vector<std::string>> ownTables(Connection &connection)
{
    std::vector<std::string> names;
    auto read = eachRow(connection,
                        "SELECT name FROM sqlite_schema WHERE type = 'table'"
                        " AND name LIKE 'waybill\\_%' ESCAPE '\\'",
                        [&](Statement &row) -> Result<> {
                            names.push_back(row.text(0));
                            return {};
                        });
    return read ? Result<std::vector<std::string>>(names) : read.error();
}

} // namespace

Result<> dropBookkeepingWithoutContent(Connection &connection)
{
    auto names = ownTables(connection);
    if (!names)
        return names.error();
    for (const std::string &name : *names) {
        if (std::find(contents.begin(), contents.end(), name) == contents.end())
            continue;
        auto used =
            queryInteger(connection, "SELECT EXISTS (SELECT 1 FROM " + quotedName(name) + ')');
        if (!used)
            return used.error();
        if (*used != 0)
            return {};
    }
    if (auto dropped = dropAuditTriggers(connection); !dropped)
        return dropped;
    if (auto dropped = dropSearch(connection); !dropped)
        return dropped;
    auto views = queryInteger(connection,
                              "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"
                              " AND name = 'audit_log' AND sql LIKE '%FROM waybill_audit_log%'");
    if (!views)
        return views.error();
    if (*views > 0) {
        if (auto dropped = connection.run("DROP VIEW audit_log"); !dropped)
            return dropped;
    }
    auto left = ownTables(connection); // the search index had some
    if (!left)
        return left.error();
    std::string script;
    for (const std::string &name : *left)
        script += "DROP TABLE " + quotedName(name) + ';';
    return connection.run(script);
}

} // namespace waybill
