// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/valuemodel.h"

#include <QKeySequence>

class QMenuBar;

namespace waybill {

/// Keys, and what they do.
struct ShortcutLine
{
    QList<QKeySequence> keys;
    QString shown; ///< where the keys are no single sequence: "Ctrl+1 … Ctrl+9"
    QString what;
    QString where; ///< a menu, or the place in which they count
};

/// All of the menus as they are now, then those that are no command of a menu.
QList<ShortcutLine> shortcutLines(const QMenuBar &menus);

class ShortcutModel final : public ValueModel<ShortcutLine>
{
public:
    explicit ShortcutModel(QObject *parent = nullptr);
};

} // namespace waybill
