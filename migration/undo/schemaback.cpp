// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/schemaback.h"

#include "migration/run/renewaudit.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/eachrow.h"

namespace waybill {

namespace {

/// The user's own objects of one of these types that are not there any more, as they were written.
Result<> makeMissing(Connection &connection, const std::string &types)
{
    std::string script;
    auto read = eachRow(
        connection,
        "SELECT sql FROM was.sqlite_schema w WHERE type IN (" + types
            + ") AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
              " AND name NOT LIKE 'waybill\\_%' ESCAPE '\\'"
              " AND tbl_name NOT LIKE 'waybill\\_%' ESCAPE '\\' AND name NOT IN"
              " (SELECT name FROM pragma_table_list WHERE schema = 'was' AND type = 'shadow')"
              " AND NOT EXISTS (SELECT 1 FROM main.sqlite_schema m WHERE m.name = w.name)"
              " AND NOT (type = 'view' AND sql LIKE '%FROM waybill\\_audit\\_log%' ESCAPE '\\')"
              " ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3"
              " ELSE 4 END, rowid",
        [&](Statement &row) -> Result<> {
            script += row.text(0) + ";\n";
            return {};
        });
    if (!read || script.empty())
        return read;
    return connection.run(script);
}

} // namespace

Result<> putTablesBack(Connection &connection)
{
    return makeMissing(connection, "'table', 'index'");
}

Result<> putTriggersBack(Connection &connection)
{
    if (auto made = makeMissing(connection, "'view', 'trigger'"); !made)
        return made;
    auto mask = storedAuditMask(connection);
    if (!mask)
        return mask.error();
    if (auto made = createAuditTriggers(connection, *mask); !made)
        return made;
    return createAuditView(connection);
}

} // namespace waybill
