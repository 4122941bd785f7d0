// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/earlierreadings.h"

#include "migration/decisions/decisionlist.h"
#include "migration/run/duplicaterule.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

namespace waybill {

Result<bool> mayHaveReadOtherwise(Connection &connection, const Answers &now)
{
    auto runs = Statement::prepare(connection,
                                   "SELECT answers FROM waybill_runs WHERE kind = 'migrate'"
                                   " AND status LIKE 'complete%' ORDER BY id DESC");
    if (!runs)
        return runs.error();
    for (;;) {
        auto more = runs->step();
        if (!more)
            return more.error();
        if (!*more)
            return false;
        const Answers answers = answersFromJson(runs->text(0));
        if (readsOtherwise(answers, now))
            return true;
        const auto rule = answers.find(duplicatesAnswerId);
        if (rule != answers.end() && rule->second == "update")
            return false; // it has read all of them with these decisions
    }
}

} // namespace waybill
