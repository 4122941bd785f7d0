// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/jsonwriter.h"
#include "migration/inspect/inspection.h"

namespace waybill {

/// For a terminal. Fields that simply have their place are left out unless \a allFields.
QString inspectionAsText(const Inspection &inspection, bool allFields, bool colour);
/// The members of the document of `inspect --json`.
void writeInspection(JsonWriter &json, const Inspection &inspection);

} // namespace waybill
