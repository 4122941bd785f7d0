// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/carddelegate.h"

#include "models/board/lanemodel.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace waybill {

namespace {

constexpr int gap = 4; ///< between two cards, half of it above and below each
constexpr int padding = 10;
constexpr int captionLines = 2;

/// Draws \a text on at most two lines, the second one cut off where it does not fit.
int drawCaption(QPainter *painter, const QRect &rect, const QString &text)
{
    const QFontMetrics metrics(painter->font());
    QTextLayout layout(text, painter->font());
    layout.beginLayout();
    int top = rect.top();
    for (int number = 0; number < captionLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const QString rest = text.mid(line.textStart());
        const QString shown = number + 1 < captionLines
            ? text.mid(line.textStart(), line.textLength()).trimmed()
            : rest;
        painter->drawText(QRect(rect.left(), top, rect.width(), metrics.height()),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(shown, Qt::ElideRight, rect.width()));
        top += metrics.height();
    }
    layout.endLayout();
    return top;
}

} // namespace

CardDelegate::CardDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

int CardDelegate::heightFor(const QFontMetrics &metrics, int fields)
{
    return 2 * padding + 2 * gap + (captionLines + fields) * metrics.height() + gap;
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &tokens = Theme::instance().tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF frame =
        QRectF(option.rect).adjusted(gap + 0.5, gap / 2.0 + 0.5, -gap - 0.5, -gap / 2.0 - 0.5);
    painter->setPen(QPen(selected || current ? tokens.accent : tokens.border, current ? 2 : 1));
    painter->setBrush(selected
                          ? Theme::mixed(tokens.accent, tokens.raised, tokens.dark ? 0.22 : 0.1)
                          : tokens.raised);
    painter->drawRoundedRect(frame, 8, 8);

    QRect area = frame.toRect().adjusted(padding, padding, -padding, -padding);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(tokens.text);
    area.setTop(drawCaption(painter, area, index.data(LaneModel::CaptionRole).toString()) + gap);

    painter->setFont(option.font);
    const QFontMetrics metrics(option.font);
    const QStringList labels = index.data(LaneModel::LabelsRole).toStringList();
    const QStringList texts = index.data(LaneModel::TextsRole).toStringList();
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const QRect line(area.left(), area.top() + static_cast<int>(i) * metrics.height(),
                         area.width(), metrics.height());
        const int width = std::min(metrics.horizontalAdvance(labels[i] + u' '), line.width() / 2);
        painter->setPen(tokens.muted);
        painter->drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(labels[i], Qt::ElideRight, width));
        painter->setPen(tokens.text);
        const QRect rest = line.adjusted(width + gap, 0, 0, 0);
        painter->drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(texts[i].simplified(), Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, heightFor(option.fontMetrics, 1)};
}

} // namespace waybill
