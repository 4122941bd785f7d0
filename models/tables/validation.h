// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "models/tables/tablelayout.h"

#include <QVariant>

namespace waybill {

/// What is to be stored when a person enters \a edited, or the reason why it cannot be (CELL-01
/// needed, CELL-02 of the wrong kind, CELL-03 out of range). An invalid QVariant stands for NULL.
Result<QVariant> checkEdit(const LayoutColumn &column, const QVariant &edited);

} // namespace waybill
