// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/flagdelegate.h"

#include "models/tables/tablemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace waybill {

void FlagDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &tokens = Theme::instance().tokens();
    const bool yes = index.data(TableModel::ValueRole).toLongLong() != 0;
    const int size = QFontMetrics(option.font).ascent() + 2;
    QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    if (yes) {
        const QPoint corner(cell.left(), cell.center().y() - size / 2);
        painter->drawPixmap(
            corner,
            iconPixmap(u"check"_s, tokens.good, size, painter->device()->devicePixelRatio()));
        cell.setLeft(cell.left() + size + 4);
    }
    QStyleOptionViewItem text = option;
    text.palette.setColor(QPalette::Text, yes ? tokens.text : tokens.muted);
    painter->setFont(option.font);
    drawText(painter, text, cell, option.text);
}

} // namespace waybill
