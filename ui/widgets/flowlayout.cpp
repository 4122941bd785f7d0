// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace waybill {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items << item;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

/// Returns the height that is needed. In a language that is written from the right, lines begin
/// there. What is lower than its line stands in its middle.
int FlowLayout::arrange(const QRect &rect, bool move) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    const bool fromRight = parentWidget() && parentWidget()->isRightToLeft();
    int x = 0;
    int y = room.y();
    int line = 0;
    QList<std::pair<QLayoutItem *, QRect>> placed; // in the line so far
    const auto endLine = [&] {
        for (const auto &[item, place] : std::as_const(placed)) {
            if (move)
                item->setGeometry(place.translated(0, (line - place.height()) / 2));
        }
        placed.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(QSize(room.width(), QLAYOUTSIZE_MAX));
        if (x > 0 && x + size.width() > room.width()) {
            endLine();
            x = 0;
            y += line + spacing();
            line = 0;
        }
        const int left = fromRight ? room.right() + 1 - x - size.width() : room.x() + x;
        placed.append({item, QRect(QPoint(left, y), size)});
        x += size.width() + spacing();
        line = std::max(line, size.height());
    }
    endLine();
    return y + line - rect.y() + contentsMargins().bottom();
}

} // namespace waybill
