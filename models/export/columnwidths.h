// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace waybill {

/// Shares \a room among columns that would like \a wanted: narrow ones get what they want, the wide
/// ones the same part of the rest each. Nothing is widened.
QList<qreal> sharedWidths(const QList<qreal> &wanted, qreal room);
/// The same, and no column is narrower than its \a least, of which none is wider than what it
/// wants. Where there is no room for these, they take more than there is.
QList<qreal> sharedWidths(const QList<qreal> &wanted, const QList<qreal> &least, qreal room);
/// Gives what room is left to the columns that could be wider, up to \a most of each.
QList<qreal> grownWidths(QList<qreal> widths, const QList<qreal> &most, qreal room);

} // namespace waybill
