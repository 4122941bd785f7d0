// SPDX-License-Identifier: GPL-3.0-or-later
// Where each number of a chart lies.
#include "ui/charts/chartplot.h"

#include <QLineF>

#include <algorithm>

namespace waybill {

namespace {
constexpr double reach = 24; ///< so far from a point is still at it
}

double ChartPlot::slot() const
{
    const auto labels = static_cast<double>(std::max<qsizetype>(1, m_data.labels.size()));
    return (lying() ? m_area.height() : m_area.width()) / labels;
}

double ChartPlot::along(double value) const
{
    return value / m_top * (lying() ? m_area.width() : m_area.height());
}

qint64 ChartPlot::count(const ChartSpot &spot) const
{
    if (!spot.valid())
        return 0;
    if (spot.group >= 0)
        return m_data.count(spot.group, spot.label);
    qint64 sum = 0;
    for (const QList<qint64> &series : m_data.counts)
        sum += series[spot.label];
    return sum;
}

/// Of a funnel, whose bars lie in the middle: twice the room before it, so that it stays whole.
qint64 ChartPlot::start(const ChartSpot &spot) const
{
    if (funnel())
        return m_data.most() - count({.group = -1, .label = spot.label});
    qint64 sum = 0;
    for (qsizetype group = 0; group < spot.group; ++group)
        sum += m_data.count(group, spot.label);
    return sum;
}

QPointF ChartPlot::point(const ChartSpot &spot) const
{
    return {m_area.left() + (static_cast<double>(spot.label) + 0.5) * slot(),
            m_area.bottom() - along(static_cast<double>(count(spot)))};
}

QRectF ChartPlot::area(const ChartSpot &spot) const
{
    if (!spot.valid())
        return {};
    if (line()) {
        const QPointF at = point(spot);
        return {at.x() - 6, at.y() - 6, 12, 12};
    }
    const double share = funnel() ? 0.86 : 0.64;
    const double thick = slot() * share;
    const double before = (static_cast<double>(spot.label) + 0.5) * slot() - thick / 2;
    const double from = along(static_cast<double>(start(spot)) / (funnel() ? 2 : 1));
    const double length = along(static_cast<double>(count(spot)));
    if (lying())
        return {m_area.left() + from, m_area.top() + before, length, thick};
    return {m_area.left() + before, m_area.bottom() - from - length, thick, length};
}

ChartSpot ChartPlot::spotAt(const QPointF &position) const
{
    const double place = lying() ? position.y() - m_area.top() : position.x() - m_area.left();
    const auto label = static_cast<qsizetype>(place / std::max(1.0, slot()));
    if (place < 0 || label >= m_data.labels.size() || position.y() < m_area.top())
        return {};
    if (line()) {
        ChartSpot nearest;
        double least = reach;
        for (qsizetype group = 0; group < m_data.series.size(); ++group) {
            const ChartSpot spot{.group = group, .label = label};
            const double away = QLineF(point(spot), position).length();
            if (count(spot) > 0 && away < least) {
                least = away;
                nearest = spot;
            }
        }
        return nearest;
    }
    for (qsizetype group = 0; m_data.hasSeries() && group < m_data.series.size(); ++group) {
        const ChartSpot part{.group = group, .label = label};
        const QRectF box = area(part);
        if (count(part) > 0 && box.top() <= position.y() && position.y() <= box.bottom())
            return part;
    }
    const ChartSpot whole{.group = -1, .label = label};
    return count(whole) > 0 ? whole : ChartSpot{};
}

ChartSpot ChartPlot::next(const ChartSpot &from, int key) const
{
    const bool onwards = lying() ? key == Qt::Key_Up || key == Qt::Key_Down
                                 : key == Qt::Key_Left || key == Qt::Key_Right;
    const int step = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    const qsizetype groups = m_data.hasSeries() ? m_data.series.size() : 0;
    const qsizetype labels = m_data.labels.size();
    const auto firstGroup = [&](qsizetype label) {
        for (qsizetype group = 0; group < groups; ++group) {
            if (m_data.count(group, label) > 0)
                return group;
        }
        return qsizetype(-1);
    };
    if (!from.valid() || onwards) {
        const qsizetype first = from.valid() ? from.label + step : 0;
        for (qsizetype label = first; label >= 0 && label < labels; label += step) {
            const bool stays = from.group >= 0 && m_data.count(from.group, label) > 0;
            const ChartSpot spot{.group = stays ? from.group : firstGroup(label), .label = label};
            if (count(spot) > 0)
                return spot;
        }
        return from;
    }
    // Parts are stacked upwards, so the key for up goes on to the next one.
    const int part = lying() ? step : -step;
    for (qsizetype group = from.group + part; group >= 0 && group < groups; group += part) {
        if (m_data.count(group, from.label) > 0)
            return {.group = group, .label = from.label};
    }
    return from;
}

} // namespace waybill
