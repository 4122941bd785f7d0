// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"

namespace waybill {

/// The playbook in plain words, as lines of text: what is read, what every field becomes, what is
/// made, asked and checked, and what happens to everything else.
QString explainPlaybook(const Playbook &playbook);

/// One section of it: what every field of \a source becomes.
QString explainSource(const Playbook &playbook, const SourceSpec &source);
/// One section of it: the rows that a phase makes.
QString explainPhase(const Playbook &playbook, const PhaseSpec &phase);
/// Lines of the last section: how a view is shown.
QStringList explainView(const Playbook &playbook, const ViewSpec &view);

} // namespace waybill
