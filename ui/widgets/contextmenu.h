// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;
class QAction;

namespace waybill {

/// An entry of the menu that a right click or the Menu key opens in a list; it is about the row
/// that is chosen.
QAction *addMenuAction(QAbstractItemView *list, const QString &text, const QString &symbol,
                       const char *name);

} // namespace waybill
