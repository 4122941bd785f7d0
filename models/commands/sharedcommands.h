// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/databasecommand.h"
#include "models/commands/sharededit.h"

namespace waybill {

/// How many rows of the view's table show the value.
Result<qint64> countSharing(Connection &connection, const SharedEdit &edit);

/// Both are one step of the history.
void changeForAll(DataSession &session, const SharedEdit &edit);
/// The row gets a copy of the record it shares, with the new value.
void giveOwn(DataSession &session, const SharedEdit &edit);

} // namespace waybill
