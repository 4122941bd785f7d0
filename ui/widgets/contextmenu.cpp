// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/contextmenu.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QAction>

namespace waybill {

QAction *addMenuAction(QAbstractItemView *list, const QString &text, const QString &symbol,
                       const char *name)
{
    auto *action = new QAction(icon(symbol), text, list);
    action->setObjectName(QString::fromLatin1(name));
    list->addAction(action);
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
    return action;
}

} // namespace waybill
