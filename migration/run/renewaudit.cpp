// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/renewaudit.h"

#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

namespace waybill {

Result<AuditMask> storedAuditMask(Connection &connection)
{
    AuditMask mask;
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
            return mask;
        auto stored = readStoredPlaybook(connection, runs->integer(0));
        if (!stored)
            return stored.error();
        mask.add(stored->playbook);
    }
}

Result<> renewAuditTriggers(Connection &connection)
{
    auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return {};
    auto there = queryInteger(connection,
                              "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"
                              " AND name LIKE 'waybill\\_audit\\_%' ESCAPE '\\'");
    if (!there)
        return there.error();
    if (*there == 0)
        return {};
    auto mask = storedAuditMask(connection);
    if (!mask)
        return mask.error();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto made = createAuditTriggers(connection, *mask); !made)
        return made;
    return transaction->commit();
}

} // namespace waybill
