// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/worddelegate.h"

#include "models/tables/tablemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

qsizetype placeOf(const LayoutColumn &column, const QString &word)
{
    for (qsizetype i = 0; i < column.words.size(); ++i) {
        if (column.words[i].word == word)
            return i;
    }
    return -1;
}

} // namespace

void WordDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &tokens = Theme::instance().tokens();
    const qsizetype place = placeOf(column(), index.data(TableModel::ValueRole).toString());
    const QColor colour = place < 0 ? tokens.warn : Theme::instance().hue(place);
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
    if (place < 0) {
        painter->drawPixmap(
            mark.topLeft(),
            iconPixmap(u"alert-triangle"_s, colour, sign, painter->device()->devicePixelRatio()));
    } else {
        paintRing(painter, mark, colour,
                  column().words.size() < 2 ? 1.0
                                            : double(place) / double(column().words.size() - 1));
    }
    QStyleOptionViewItem text = option;
    text.displayAlignment = Qt::AlignVCenter | Qt::AlignLeft;
    text.palette.setColor(QPalette::Text, Theme::mixed(colour, tokens.text, 0.75));
    painter->setFont(option.font);
    drawText(painter, text, pill.adjusted(sign + 14, 0, -6, 0), option.text);
}

void WordDelegate::paintRing(QPainter *painter, const QRectF &rect, const QColor &colour,
                             double share) const
{
    const QRectF ring = rect.adjusted(1, 1, -1, -1);
    painter->setPen(QPen(colour, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(ring);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawPie(ring, 90 * 16, -qRound(share * 360 * 16));
}

QSize WordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return CellDelegate::sizeHint(option, index) + QSize(option.fontMetrics.ascent() + 16, 0);
}

} // namespace waybill
