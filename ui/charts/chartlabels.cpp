// SPDX-License-Identifier: GPL-3.0-or-later
// The room around the bars and what is written there.
#include "ui/charts/chartplot.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr double gap = 8;
constexpr double swatch = 22;
constexpr qsizetype mostWrapped = 12; ///< more labels than these are thinned out instead

double widest(const QList<ChartName> &names, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const ChartName &name : names)
        width = std::max(width, metrics.horizontalAdvance(name.text));
    return width;
}

/// A sign stays with its number.
QString wrappable(const QString &text)
{
    return QString(text).replace(" %"_L1, u"\u00a0%"_s);
}

double widestWord(const QList<ChartName> &names, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const ChartName &name : names) {
        for (const QString &word : wrappable(name.text).split(u' '))
            width = std::max(width, metrics.horizontalAdvance(word));
    }
    return width;
}

} // namespace

void ChartPlot::layOut(const QSizeF &size)
{
    const QFontMetricsF metrics(m_look.font);
    const double used = m_data.hasSeries() ? legend(size.width()).constLast().bottom() + gap : 0;
    double left = metrics.horizontalAdvance(QLocale().toString(qRound64(m_top))) + 2 * gap;
    double bottom = 2 * metrics.height() + gap;
    double right = gap;
    double top = used + metrics.height() + gap;
    if (lying()) {
        left = std::min(widest(m_data.labels, metrics) + 2 * gap, size.width() * 0.42);
        for (qsizetype i = 0; i < m_data.labels.size(); ++i)
            right = std::max(right, metrics.horizontalAdvance(countText(i)) + 2 * gap);
        bottom = gap / 2;
        top = used + gap / 2;
    }
    m_area = QRectF(left, top, std::max(1.0, size.width() - left - right),
                    std::max(1.0, size.height() - top - bottom));
    if (lying() && !funnel()) // a few bars need not be as thick as they can
        m_area.setHeight(std::min(
            m_area.height(), 3 * metrics.height() * static_cast<double>(m_data.labels.size())));
    m_chart.setPlotArea(m_area);
    // A fixed plot area does not tell the axes.
    m_chart.layout()->setGeometry(QRectF({}, size));
}

QString ChartPlot::countText(qsizetype label) const
{
    const QLocale locale;
    const qint64 number = count({.group = -1, .label = label});
    const qint64 first = count({.group = -1, .label = 0});
    if (!funnel() || label == 0 || first == 0)
        return locale.toString(number);
    return QCoreApplication::translate("Chart", "%1 (%2 %)")
        .arg(locale.toString(number),
             locale.toString(
                 qRound(100.0 * static_cast<double>(number) / static_cast<double>(first))));
}

void ChartPlot::paintLabels(QPainter &painter) const
{
    painter.save();
    painter.setFont(m_look.font);
    if (m_data.hasSeries())
        paintLegend(painter);
    if (!lying())
        paintScale(painter);
    painter.setPen(m_look.text);
    if (lying())
        paintLying(painter);
    else
        paintStanding(painter);
    painter.restore();
}

QList<QRectF> ChartPlot::legend(double width) const
{
    const QFontMetricsF metrics(m_look.font);
    QList<QRectF> places;
    QPointF at(gap, gap / 2);
    for (const ChartName &series : m_data.series) {
        const double wide = swatch + gap + metrics.horizontalAdvance(series.text);
        if (at.x() > gap && at.x() + wide > width)
            at = QPointF(gap, at.y() + metrics.height() + gap / 2);
        places << QRectF(at, QSizeF(wide, metrics.height()));
        at.rx() += wide + 2 * gap;
    }
    return places;
}

void ChartPlot::paintLegend(QPainter &painter) const
{
    const QList<QRectF> places = legend(m_chart.size().width());
    for (qsizetype group = 0; group < places.size(); ++group) {
        const QRectF &place = places[group];
        const QColor colour = m_look.fill(group, true);
        QRectF sample(place.left(), place.center().y() - swatch / 4, swatch, swatch / 2);
        if (line()) {
            painter.setPen(QPen(colour, 2, stroke(group)));
            painter.drawLine(QPointF(sample.left(), sample.center().y()),
                             QPointF(sample.right(), sample.center().y()));
        } else {
            painter.fillRect(sample, colour);
        }
        painter.setPen(m_look.text);
        painter.drawText(place.adjusted(swatch + gap, 0, gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_data.series[group].text);
    }
}

void ChartPlot::paintScale(QPainter &painter) const
{
    const double height = QFontMetricsF(m_look.font).height();
    painter.setPen(m_look.muted);
    for (double value = 0; value <= m_top; value += m_step)
        painter.drawText(
            QRectF(0, m_area.bottom() - along(value) - height / 2, m_area.left() - gap, height),
            Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(qRound64(value)));
}

void ChartPlot::paintLying(QPainter &painter) const
{
    const QFontMetricsF metrics(m_look.font);
    const double room = m_area.left() - gap;
    for (qsizetype i = 0; i < m_data.labels.size(); ++i) {
        const double top = m_area.top() + static_cast<double>(i) * slot();
        painter.drawText(QRectF(0, top, room, slot()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_data.labels[i].text, Qt::ElideRight, room));
        const double end = area({.group = -1, .label = i}).right() + gap;
        painter.drawText(QRectF(end, top, metrics.horizontalAdvance(countText(i)) + gap, slot()),
                         Qt::AlignLeft | Qt::AlignVCenter, countText(i));
    }
}

/// Every how many labels are written.
int ChartPlot::labelStep(const QFontMetricsF &metrics) const
{
    if (m_data.labels.size() <= mostWrapped && widestWord(m_data.labels, metrics) <= slot() - gap)
        return 1;
    return std::max(
        1, static_cast<int>(std::ceil((widest(m_data.labels, metrics) + 2 * gap) / slot())));
}

void ChartPlot::paintStanding(QPainter &painter) const
{
    const QFontMetricsF metrics(m_look.font);
    const int step = labelStep(metrics);
    const double half = std::max(slot(), widest(m_data.labels, metrics) + gap) / 2;
    for (qsizetype i = 0; i < m_data.labels.size(); ++i) {
        const double middle = m_area.left() + (static_cast<double>(i) + 0.5) * slot();
        if (i % step == 0) {
            const double reach = step == 1 ? (slot() - gap) / 2 : half;
            QRectF box(middle - reach, m_area.bottom() + gap / 2, 2 * reach, 2 * metrics.height());
            box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, m_area.right() - box.width())));
            painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                             wrappable(m_data.labels[i].text));
        }
        const QString number = countText(i);
        const double wide = metrics.horizontalAdvance(number);
        if (line() || wide > slot() || count({.group = -1, .label = i}) == 0)
            continue;
        const double top = area({.group = -1, .label = i}).top();
        painter.drawText(
            QRectF(middle - wide, top - metrics.height() - 2, 2 * wide, metrics.height()),
            Qt::AlignHCenter | Qt::AlignBottom, number);
    }
}

} // namespace waybill
