// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/playbook/playbook.h"

#include <vector>

namespace waybill {

/// The playbooks that are there: built into the program (":/playbooks/<id>/playbook.yaml"), in the
/// folder WAYBILL_PLAYBOOKS names, and the user's own (playbooks/<id>/ in the data folder). A later
/// one replaces an earlier one of the same id. Sorted by name; those that cannot be used are left
/// out, and \a problems says why.
std::vector<Playbook> availablePlaybooks(Problems *problems = nullptr);

/// By id, or by the path of a playbook.yaml or of its folder. PB-01 when there is none.
Result<Playbook> findPlaybook(const QString &idOrFile);

/// Where the user's own playbooks are looked for.
QString userPlaybooksFolder();

} // namespace waybill
