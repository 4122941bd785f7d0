// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/privacy.h"

#include "migration/run/renewaudit.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

namespace waybill {

bool Privacy::hides(const std::string &table, const std::string &column,
                    const std::string &key) const
{
    return (!showPeople && people.contains(table)) || secrets.covers(table, column, key);
}

Result<Privacy> readPrivacy(Connection &connection, bool showPeople)
{
    auto secrets = storedAuditMask(connection);
    if (!secrets)
        return secrets.error();
    Privacy privacy{.secrets = std::move(*secrets), .people = {}, .showPeople = showPeople};
    if (showPeople)
        return privacy;
    auto runs = Statement::prepare(connection,
                                   "SELECT max(id) FROM waybill_runs WHERE playbook IS NOT NULL"
                                   " GROUP BY playbook");
    if (!runs)
        return runs.error();
    for (;;) {
        auto more = runs->step();
        if (!more)
            return more.error();
        if (!*more)
            return privacy;
        auto stored = readStoredPlaybook(connection, runs->integer(0));
        if (!stored)
            return stored.error();
        eachRow(stored->playbook, [&](const LoadSpec &load, const RowSpec &row) {
            const SourceSpec *source = stored->playbook.source(load.from);
            if (source && source->personal)
                privacy.people.insert(row.table);
        });
    }
}

} // namespace waybill
