// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/plan.h"
#include "migration/run/sourceset.h"

namespace waybill {

/// \a answers and the rows that answers may name (rowOptionId()), as \a plan makes them from
/// \a sources. An answer that names a row by its label names it by its value then. ASK-02 for one
/// that names none.
Result<Answers> answersWithRows(const Playbook &playbook, const Plan &plan, const Answers &answers,
                                const SourceSet &sources);

} // namespace waybill
