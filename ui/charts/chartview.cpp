// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace waybill {

ChartView::ChartView(QWidget *parent)
    : QChartView(parent)
    , m_plot(*chart())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    viewport()->setFocusPolicy(Qt::NoFocus); // it would be a second stop
    setMinimumHeight(220);
    connect(&Theme::instance(), &Theme::changed, this, &ChartView::restyle);
}

void ChartView::setData(const ChartData &counted)
{
    m_plot.show(counted, ChartLook::current());
    const auto gone = [&counted](const ChartSpot &spot) {
        return spot.label >= counted.labels.size() || spot.group >= counted.series.size();
    };
    if (gone(m_current))
        m_current = {};
    m_pointed = {};
    m_pressed = {};
    m_plot.layOut(size());
    viewport()->update();
}

void ChartView::restyle()
{
    setData(ChartData(m_plot.data()));
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    m_plot.layOut(size());
}

ChartSpot ChartView::spotAt(const QPointF &position) const
{
    return m_plot.spotAt(mapToScene(position.toPoint()));
}

QString ChartView::textOf(const ChartSpot &spot) const
{
    const ChartData &counted = m_plot.data();
    return tr("%1 %2: %3")
        .arg(counted.spec.label, counted.nameOf(spot.group, spot.label),
             QLocale().toString(m_plot.count(spot)));
}

/// What is current is said to those who do not see it.
void ChartView::setCurrent(const ChartSpot &spot)
{
    m_current = spot;
    setAccessibleDescription(spot.valid() ? textOf(spot) : QString());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    viewport()->update();
}

bool ChartView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const ChartSpot spot = spotAt(help->pos());
    if (spot.valid())
        QToolTip::showText(help->globalPos(),
                           tr("%1. Click to see them.").arg(textOf(spot)).toHtmlEscaped(), this);
    else
        QToolTip::hideText();
    return true;
}

void ChartView::drawForeground(QPainter *painter, const QRectF &)
{
    m_plot.paintLabels(*painter);
    painter->setBrush(Qt::NoBrush);
    if (m_pointed.valid()) {
        painter->setPen(QPen(m_plot.look().text, 1));
        painter->drawRect(m_plot.area(m_pointed).adjusted(-1, -1, 1, 1));
    }
    if (m_current.valid() && hasFocus()) {
        painter->setPen(QPen(m_plot.look().text, 2));
        painter->drawRoundedRect(m_plot.area(m_current).adjusted(-3, -3, 3, 3), 3, 3);
    }
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    if (!m_current.valid() && event->reason() != Qt::MouseFocusReason)
        setCurrent(m_plot.next({}, Qt::Key_Right));
    viewport()->update();
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        setCurrent(m_plot.next(m_current, event->key()));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current.valid())
            Q_EMIT chosen(m_current);
        break;
    default:
        event->ignore();
    }
}

void ChartView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    m_pointed = {};
    viewport()->update();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const ChartSpot spot = spotAt(event->position());
    if (spot == m_pointed)
        return;
    m_pointed = spot;
    viewport()->setCursor(spot.valid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? spotAt(event->position()) : ChartSpot{};
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    const ChartSpot spot = spotAt(event->position());
    if (!std::exchange(m_pressed, {}).valid() || !spot.valid())
        return;
    setCurrent(spot);
    Q_EMIT chosen(spot);
}

} // namespace waybill
