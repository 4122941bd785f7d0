// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace waybill {

/// Shares \a room among columns that would like \a wanted: narrow ones get what they want, the wide
/// ones the same part of the rest each. Nothing is widened.
QList<qreal> sharedWidths(const QList<qreal> &wanted, qreal room);

} // namespace waybill
