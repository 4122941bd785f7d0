// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "migration/decisions/decisionlist.h"

namespace waybill {

/// A decision as `decisions list` says it. What names a person is shown only when asked.
QString decisionForTerminal(const KeptDecision &decision, const Console &console);
void writeDecision(JsonWriter &json, const KeptDecision &decision, const Console &console);

} // namespace waybill
