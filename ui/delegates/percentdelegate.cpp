// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/percentdelegate.h"

#include "models/tables/tablemodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace waybill {

void PercentDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Tokens &tokens = Theme::instance().tokens();
    const double share = std::clamp(index.data(TableModel::ValueRole).toDouble() / 100.0, 0.0, 1.0);
    const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    const int number = QFontMetrics(option.font).horizontalAdvance(u"100.5 %"_s);
    const QRectF track(cell.left(), cell.center().y() - 2, cell.width() - number - margin, 5);
    painter->setRenderHint(QPainter::Antialiasing);
    if (track.width() > 16) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.border);
        painter->drawRoundedRect(track, 2.5, 2.5);
        painter->setBrush(tokens.accent);
        painter->drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, 5)), 2.5,
                                 2.5);
    }
    painter->setFont(option.font);
    drawText(painter, option, cell, option.text);
}

QSize PercentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return CellDelegate::sizeHint(option, index) + QSize(48, 0);
}

} // namespace waybill
