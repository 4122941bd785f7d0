// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"
#include "migration/run/migrate.h"

#include <QObject>

#include <optional>
#include <vector>

namespace waybill {

/// What the wizard has collected so far. The pages fill it; the last ones run what is in it.
struct WizardState
{
    std::vector<Playbook> playbooks;
    MigrationRequest request;
    std::optional<Inspection> inspection; ///< of the request's workspace, playbook and answers
    std::optional<Report> rehearsal; ///< of the request as it is
    std::optional<Report> report;

    /// Something was chosen anew: what was found out for the old choice no longer holds.
    void forgetFindings()
    {
        inspection.reset();
        forgetRehearsal();
    }
    void forgetRehearsal() { rehearsal.reset(); }
};

} // namespace waybill
