// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/jsonwriter.h"
#include "migration/base/problem.h"

namespace waybill {

/// The members of a problem, as reports and the command line promise them; the object around them
/// is the caller's.
void writeProblem(JsonWriter &json, const Problem &problem);

} // namespace waybill
