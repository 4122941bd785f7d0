// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QString>

namespace waybill {

/// Copies a database with SQLite's backup interface, whoever else is using it, into a new file of
/// mode 0600 that is synced before this returns. FS-01 when \a to exists.
Result<> copyDatabase(const QString &from, const QString &to);

/// Makes the content of the database at \a to that of \a from, in one transaction: other
/// connections see the old state or the new one.
Result<> restoreDatabase(const QString &from, const QString &to);

} // namespace waybill
