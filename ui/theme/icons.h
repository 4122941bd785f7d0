// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

class QColor;
class QPixmap;

namespace waybill {

/// A drawing of the program's icon set in the colour of the text around it: it follows the theme,
/// the state of its button and the pixels of its screen. A null icon when there is no such drawing.
QIcon icon(const QString &name);
/// The same in one colour, for painting by hand.
QPixmap iconPixmap(const QString &name, const QColor &colour, int size, double pixelRatio);

} // namespace waybill
