// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/worddelegate.h"

#include "models/tables/tablemodel.h"
#include "ui/delegates/wordmark.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace waybill {

void WordDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &tokens = Theme::instance().tokens();
    const qsizetype place = wordPlace(column(), index.data(TableModel::ValueRole).toString());
    const QColor colour = wordColour(place);
    const QFontMetrics metrics(option.font);
    const int height = metrics.height() + 6;
    const int sign = metrics.ascent() - 1;
    const int width =
        std::min(metrics.horizontalAdvance(option.text) + sign + 24, option.rect.width() - 8);
    QRect pill(option.rect.left() + 4, 0, width, height);
    pill.moveTop(option.rect.center().y() - height / 2);

    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::mixed(colour, tokens.base, tokens.dark ? 0.22 : 0.13));
    painter->drawRoundedRect(pill, height / 2.0, height / 2.0);

    const QRect mark(pill.left() + 8, pill.center().y() - sign / 2, sign, sign);
    paintWordMark(painter, mark, column(), place);
    QStyleOptionViewItem text = option;
    text.displayAlignment = Qt::AlignVCenter | Qt::AlignLeft;
    text.palette.setColor(QPalette::Text, Theme::mixed(colour, tokens.text, 0.75));
    painter->setFont(option.font);
    drawText(painter, text, pill.adjusted(sign + 14, 0, -6, 0), option.text);
}

QSize WordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return CellDelegate::sizeHint(option, index) + QSize(option.fontMetrics.ascent() + 16, 0);
}

} // namespace waybill
