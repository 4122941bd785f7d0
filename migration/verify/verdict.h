// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"

namespace waybill {

/// Whether what the run stored is there no more; its phases say so.
bool isUndone(const Report &report);
/// Checks that failed, or that are worth a look.
qint64 checksToLookAt(const Report &report);
/// All is well: nothing waits, nothing failed, nothing was taken back.
bool isAllWell(const Report &report);

/// The sentence at the top. \a changesSince: of the data, by anybody, after the run.
QString verdictOf(const Report &report, qint64 changesSince = 0);

} // namespace waybill
