// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/activityrows.h"
#include "models/export/exportshown.h"

namespace waybill {

/// As a PDF or as CSV. Always as a person reads it, save in CSV: dates as stored there.
Result<qint64> exportActivity(const ActivityRecord &record, const ExportChoice &choice,
                              const QString &path, const Observer &observer);

} // namespace waybill
