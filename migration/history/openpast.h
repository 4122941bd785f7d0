// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/pointintime.h"

namespace waybill {

/// buildPast() into a folder that belongs to this process, for as long as somebody looks at it. The
/// copy cannot be written.
Result<PastData> openPast(const QString &database, const Moment &moment,
                          const Observer &observer = {});
/// \a copy: PastData::database. Anything else is left alone.
void closePast(const QString &copy);

} // namespace waybill
