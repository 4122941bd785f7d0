// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/lanehead.h"

#include "ui/delegates/wordmark.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace waybill {

namespace {
constexpr int margin = 12;
}

LaneHead::LaneHead(LayoutColumn column, qsizetype place, QString title, QWidget *parent)
    : QWidget(parent)
    , m_column(std::move(column))
    , m_place(place)
    , m_title(std::move(title))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LaneHead::setCount(const QString &count)
{
    m_count = count;
    update();
}

QSize LaneHead::sizeHint() const
{
    return {160, fontMetrics().height() + 2 * margin - 4};
}

void LaneHead::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Theme::instance().tokens();
    QPainter painter(this);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const int sign = metrics.ascent() + 2;
    const QRect area = rect().adjusted(margin, 0, -margin, 0);
    paintWordMark(&painter, QRect(area.left(), area.center().y() - sign / 2, sign, sign), m_column,
                  m_place);
    const int countWidth = QFontMetrics(font()).horizontalAdvance(m_count);
    QRect words = area.adjusted(sign + 8, 0, -countWidth - 8, 0);
    painter.setFont(bold);
    painter.setPen(Theme::mixed(wordColour(m_place), tokens.text, 0.75));
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_title, Qt::ElideRight, words.width()));
    painter.setFont(font());
    painter.setPen(tokens.muted);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, m_count);
}

} // namespace waybill
