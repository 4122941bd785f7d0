// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/earlieranswers.h"

#include "migration/decisions/decisionlist.h"
#include "migration/target/bookkeeping.h"

namespace waybill {

Answers earlierAnswers(const QString &database, const Playbook &playbook)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return {};
    const auto ours = hasBookkeeping(*connection);
    if (!ours || !*ours)
        return {};
    const auto kept = readDecisions(*connection);
    return kept && kept->playbook.id == playbook.id ? kept->answers() : Answers();
}

} // namespace waybill
