// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/eventlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

enum Role { IconRole = Qt::UserRole + 1, DetailRole };

constexpr int disc = 26;
constexpr int gap = 10;
constexpr int space = 6; ///< above and below
constexpr int mostHeight = 160;

class EventDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        plain.text.clear();
        plain.icon = {};
        const QWidget *view = option.widget;
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, view);
        painter->save();
        paintDisc(painter, option, index);
        const QRect room = textRoom(option.rect, view);
        const int title = heightOf(option.fontMetrics, room, titleOf(index));
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->setClipRect(room);
        painter->drawText(room, flags, titleOf(index));
        painter->setPen(Theme::instance().tokens().muted);
        painter->drawText(room.adjusted(0, title, 0, 0), flags, detailOf(index));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : 300;
        const QRect room = textRoom(QRect(0, 0, width, 10'000), option.widget);
        const int height = heightOf(option.fontMetrics, room, titleOf(index))
            + heightOf(option.fontMetrics, room, detailOf(index));
        return {width, std::clamp(height, disc, mostHeight) + 2 * space};
    }

private:
    static constexpr int flags = Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap;

    static int heightOf(const QFontMetrics &metrics, const QRect &room, const QString &text)
    {
        const QRect tall(room.topLeft(), QSize(room.width(), 10'000));
        return text.isEmpty() ? 0 : metrics.boundingRect(tall, flags, text).height();
    }

    static QString titleOf(const QModelIndex &index)
    {
        return index.data(Qt::DisplayRole).toString().left(600);
    }
    static QString detailOf(const QModelIndex &index)
    {
        return index.data(DetailRole).toString().left(600);
    }

    static QRect textRoom(const QRect &rect, const QWidget *view)
    {
        const bool fromRight = view && view->isRightToLeft();
        const int lead = disc + gap + 2;
        return rect.adjusted(fromRight ? space : lead, space, fromRight ? -lead : -space, -space);
    }

    /// A line joins the drawings: what stands below came after.
    static void paintDisc(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index)
    {
        const bool fromRight = option.direction == Qt::RightToLeft;
        const int left = fromRight ? option.rect.right() - disc - 1 : option.rect.left() + 2;
        const QRect round(left, option.rect.top() + space, disc, disc);
        const auto &colours = Theme::instance().tokens();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colours.border, 2));
        const int middle = round.center().x() + 1;
        if (index.row() > 0)
            painter->drawLine(middle, option.rect.top(), middle, round.top() - 1);
        if (index.row() + 1 < index.model()->rowCount())
            painter->drawLine(middle, round.bottom() + 2, middle, option.rect.bottom());
        painter->setPen(Qt::NoPen);
        QColor soft = colours.accent;
        soft.setAlphaF(0.16F);
        painter->setBrush(soft);
        painter->drawEllipse(round);
        const QString drawing = index.data(IconRole).toString();
        icon(drawing.isEmpty() ? u"clock"_s : drawing).paint(painter, round.adjusted(6, 6, -6, -6));
    }
};

} // namespace

EventList::EventList(const QString &name, QWidget *parent)
    : QListView(parent)
    , m_entries(new QStandardItemModel(this))
{
    setAccessibleName(name);
    setModel(m_entries);
    setItemDelegate(new EventDelegate(this));
    setResizeMode(Adjust);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("kind", u"events"_s);
}

void EventList::setEntries(const QList<Entry> &entries)
{
    m_entries->clear();
    for (const Entry &entry : entries) {
        auto *item = new QStandardItem(entry.title);
        item->setData(entry.icon, IconRole);
        item->setData(entry.detail, DetailRole);
        const QString whole =
            entry.detail.isEmpty() ? entry.title : u"%1\n%2"_s.arg(entry.title, entry.detail);
        item->setToolTip(whole.left(2000).toHtmlEscaped().replace(u'\n', "<br>"_L1));
        item->setData(QString(whole).replace(u'\n', u", "_s), Qt::AccessibleTextRole);
        m_entries->appendRow(item);
    }
}

int EventList::count() const
{
    return m_entries->rowCount();
}

} // namespace waybill
