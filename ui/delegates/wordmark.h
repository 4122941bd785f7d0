// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace waybill {

/// -1 when it is none of the column's words.
qsizetype wordPlace(const LayoutColumn &column, const QString &word);
/// The colour a word has wherever it is shown; a warning's for one that is not in the list.
QColor wordColour(qsizetype place);
/// The sign of a word: a ring that fills with its place in the list, or a warning.
void paintWordMark(QPainter *painter, const QRect &rect, const LayoutColumn &column,
                   qsizetype place);

} // namespace waybill
