// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

namespace waybill {

/// ASIDE-03 when the file at \a path is no longer the one of this SHA-256. \a file is the name to
/// show.
Result<> fileIsUnchanged(const QString &path, const QString &file, const QString &sha256);

} // namespace waybill
