// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/target/connection.h"

#include <QString>

#include <optional>

namespace waybill {

/// A row that the ledger knows by a key that it no longer has: another program has given it another
/// one.
struct MovedKey
{
    QString table;
    QString before;
    QString after;
    qint64 change = 0; ///< its number in the audit log
};

/// The latest of them that was not turned back.
Result<std::optional<MovedKey>> findMovedKey(Connection &connection);

/// What to do about it, for people; empty when there is none.
QString movedKeyHint(Connection &connection);

} // namespace waybill
