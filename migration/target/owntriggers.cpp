// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/owntriggers.h"

#include "migration/target/statement.h"

namespace waybill {

namespace {

constexpr auto own = R"sql(
SELECT t.name, t.sql FROM main.sqlite_schema t
WHERE t.type = 'trigger' AND t.sql IS NOT NULL AND t.name NOT LIKE 'waybill\_%' ESCAPE '\'
ORDER BY t.rowid)sql";

} // namespace

Result<OwnTriggersOff> OwnTriggersOff::begin(Connection &connection)
{
    OwnTriggersOff off(connection);
    {
        auto query = Statement::prepare(connection, own);
        if (!query)
            return query.error();
        for (;;) {
            auto more = query->step();
            if (!more)
                return more.error();
            if (!*more)
                break;
            off.m_triggers.push_back({query->text(0), query->text(1)});
        }
    }
    for (const Trigger &trigger : off.m_triggers) {
        if (auto gone = connection.run("DROP TRIGGER main." + quotedName(trigger.name)); !gone)
            return gone.error();
    }
    return off;
}

Result<> OwnTriggersOff::end()
{
    for (const Trigger &trigger : m_triggers) {
        if (auto back = m_connection->run(trigger.sql); !back)
            return back;
    }
    m_triggers.clear();
    return {};
}

} // namespace waybill
