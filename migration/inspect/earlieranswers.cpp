// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/earlieranswers.h"

#include "migration/mapping/plan.h"
#include "migration/run/storedplaybook.h"
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
    auto stored = readStoredPlaybook(*connection);
    if (!stored || stored->playbook.id != playbook.id)
        return {};
    const Answers defaults = answersWithDefaults(stored->playbook, {});
    Answers given;
    for (const auto &[id, answer] : stored->answers) {
        if (id.starts_with("files/") || id.starts_with("rows/"))
            continue; // worked out anew
        const auto usual = defaults.find(id);
        if (usual == defaults.end() || usual->second != answer)
            given.emplace(id, answer);
    }
    return given;
}

} // namespace waybill
