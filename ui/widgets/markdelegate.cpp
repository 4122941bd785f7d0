// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markdelegate.h"

#include "models/base/valuemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Where the text of a cell stands.
QRect textRect(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(8, 0, -8, 0);
}

QString drawingOf(const QString &mark)
{
    return mark == "good"_L1 ? u"check-circle"_s
        : mark == "warn"_L1  ? u"alert-triangle"_s
        : mark == "bad"_L1   ? u"alert-circle"_s
                             : QString();
}

/// As much as any cell shows.
QString oneLine(const QModelIndex &index)
{
    return index.data(Qt::DisplayRole).toString().left(200).replace(u'\n', u' ');
}

constexpr int markGap = 6;

int markSize(const QFontMetrics &metrics)
{
    return metrics.ascent() + 2;
}

} // namespace

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString mark = index.data(MarkRole).toString();
    const Tokens &tokens = Theme::instance().tokens();
    const QColor colour = mark == "good"_L1 ? tokens.good
        : mark == "warn"_L1                 ? tokens.warn
        : mark == "bad"_L1                  ? tokens.bad
        : mark.isEmpty()                    ? tokens.text
                                            : tokens.muted;
    const QString drawing = drawingOf(mark);
    const QString text = std::exchange(item.text, QString()).replace(u'\n', u' ');
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
    QRect cell = textRect(option);
    if (!drawing.isEmpty() && !text.isEmpty()) {
        const int size = markSize(item.fontMetrics);
        const int words = std::min(item.fontMetrics.horizontalAdvance(text), cell.width());
        const bool right = item.displayAlignment.testFlag(Qt::AlignRight);
        const int left =
            right ? std::max(cell.left(), cell.right() - words - size - markGap) : cell.left();
        painter->drawPixmap(
            QPoint(left, cell.center().y() - size / 2),
            iconPixmap(drawing, colour, size, painter->device()->devicePixelRatio()));
        cell.setLeft(left + size + markGap);
    }
    painter->save();
    painter->setFont(item.font);
    painter->setPen(colour);
    painter->drawText(cell, static_cast<int>(item.displayAlignment) | Qt::TextSingleLine,
                      item.fontMetrics.elidedText(text, Qt::ElideRight, cell.width()));
    painter->restore();
}

/// What was cut off is said in full.
bool MarkDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (event->type() != QEvent::ToolTip || sizeHint(option, index).width() <= option.rect.width())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), u"<p>%1</p>"_s.arg(text.toHtmlEscaped()), view);
    return true;
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = oneLine(index);
    const bool marked = !drawingOf(index.data(MarkRole).toString()).isEmpty();
    const int mark = marked ? markSize(option.fontMetrics) + markGap : 0;
    return {option.fontMetrics.horizontalAdvance(text) + 18 + mark,
            option.fontMetrics.height() + 16};
}

} // namespace waybill
