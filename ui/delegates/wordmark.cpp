// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/wordmark.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void paintRing(QPainter *painter, const QRectF &rect, const QColor &colour, double share)
{
    const QRectF ring = rect.adjusted(1, 1, -1, -1);
    painter->setPen(QPen(colour, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(ring);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawPie(ring, 90 * 16, -qRound(share * 360 * 16));
}

} // namespace

qsizetype wordPlace(const LayoutColumn &column, const QString &word)
{
    for (qsizetype i = 0; i < column.words.size(); ++i) {
        if (column.words[i].word == word)
            return i;
    }
    return -1;
}

QColor wordColour(qsizetype place)
{
    const Theme &theme = Theme::instance();
    return place < 0 ? theme.tokens().warn : theme.hue(place);
}

void paintWordMark(QPainter *painter, const QRect &rect, const LayoutColumn &column,
                   qsizetype place)
{
    const QColor colour = wordColour(place);
    if (place < 0) {
        painter->drawPixmap(rect.topLeft(),
                            iconPixmap(u"alert-triangle"_s, colour, rect.height(),
                                       painter->device()->devicePixelRatio()));
        return;
    }
    const qsizetype words = column.words.size();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRing(painter, rect, colour, words < 2 ? 1.0 : double(place) / double(words - 1));
}

} // namespace waybill
