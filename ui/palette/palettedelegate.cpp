// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettedelegate.h"

#include "models/palette/palettemodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int margin = 12;
constexpr int gap = 12;
constexpr int iconSize = 18;

/// Takes the room of a text from one end of what is left.
void drawAt(QPainter *painter, QRect &left, const QString &text, Qt::Alignment side, int most)
{
    if (text.isEmpty() || left.width() <= 0)
        return;
    const QFontMetrics metrics(painter->font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::min(most, left.width()));
    const int width = metrics.horizontalAdvance(shown);
    painter->drawText(left, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    if (side == Qt::AlignRight)
        left.setRight(left.right() - width - gap);
    else
        left.setLeft(left.left() + width + gap);
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    plain.icon = {};
    plain.state &= ~QStyle::State_HasFocus;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);

    painter->save();
    QRect left = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect drawing(left.left(), left.center().y() - iconSize / 2, iconSize, iconSize);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, drawing);
    left.setLeft(drawing.right() + gap);

    const QColor text = plain.palette.color(QPalette::Text);
    const QColor muted = Theme::instance().tokens().muted;
    const int third = left.width() / 3;
    painter->setFont(plain.font);
    painter->setPen(text);
    drawAt(painter, left, index.data(PaletteModel::KeysRole).toString(), Qt::AlignRight, third);
    painter->setPen(muted);
    drawAt(painter, left, index.data(PaletteModel::GroupRole).toString(), Qt::AlignRight, third);
    painter->setPen(text);
    drawAt(painter, left, index.data(Qt::DisplayRole).toString(), Qt::AlignLeft, left.width());
    painter->setPen(muted);
    drawAt(painter, left, index.data(PaletteModel::DetailRole).toString(), Qt::AlignLeft,
           left.width());
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, std::max(option.fontMetrics.height(), iconSize) + 14};
}

} // namespace waybill
