// SPDX-License-Identifier: GPL-3.0-or-later
// The series and axes; where things lie is in chartplaces.cpp, the texts in chartlabels.cpp.
#include "ui/charts/chartplot.h"

#include <QBarSet>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QPen>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

namespace waybill {

namespace {

constexpr double barShare = 0.64;

/// 1, 2, 5, 10, 20: what people count in.
double niceStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(std::max(rough, 1.0))));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= rough)
            return step * power;
    }
    return 10 * power;
}

} // namespace

ChartPlot::ChartPlot(QChart &chart)
    : m_chart(chart)
{
    m_chart.setBackgroundVisible(false);
    m_chart.setMargins({});
    m_chart.legend()->hide();
}

bool ChartPlot::lying() const
{
    return m_data.spec.kind == ChartSpec::Kind::Bar || funnel();
}

void ChartPlot::show(ChartData data, const ChartLook &look)
{
    m_chart.removeAllSeries();
    for (QAbstractAxis *axis : m_chart.axes()) {
        m_chart.removeAxis(axis);
        delete axis;
    }
    m_data = std::move(data);
    m_look = look;
    addAxes();
    if (line())
        addLines();
    else
        addBars();
}

void ChartPlot::addAxes()
{
    m_labels = new QValueAxis(&m_chart);
    m_labels->setRange(-0.5, static_cast<double>(m_data.labels.size()) - 0.5);
    m_labels->setLabelsVisible(false);
    m_labels->setGridLineVisible(false);
    m_labels->setLinePen(QPen(m_look.grid));
    m_values = new QValueAxis(&m_chart);
    qint64 longest = m_data.most();
    if (line()) {
        longest = 0;
        for (const QList<qint64> &series : m_data.counts) {
            for (const qint64 count : series)
                longest = std::max(longest, count);
        }
    }
    const double most = std::max(1.0, static_cast<double>(longest));
    m_step = niceStep(most / 4);
    m_top = lying() ? most : std::ceil(most / m_step) * m_step;
    m_values->setRange(0, m_top);
    m_values->setTickType(QValueAxis::TicksDynamic);
    m_values->setTickInterval(m_step);
    m_values->setLabelsVisible(false);
    m_values->setGridLinePen(QPen(m_look.grid, 1, Qt::DotLine));
    m_values->setLineVisible(false);
    m_values->setVisible(!lying());
    m_chart.addAxis(m_labels, lying() ? Qt::AlignLeft : Qt::AlignBottom);
    m_chart.addAxis(m_values, lying() ? Qt::AlignBottom : Qt::AlignLeft);
    if (lying())
        m_labels->setVisible(!funnel());
}

void ChartPlot::attach(QAbstractSeries *series)
{
    m_chart.addSeries(series);
    series->attachAxis(m_labels);
    series->attachAxis(m_values);
}

void ChartPlot::addBars()
{
    QAbstractBarSeries *bars = lying()
        ? static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries(&m_chart))
        : new QStackedBarSeries(&m_chart);
    bars->setBarWidth(funnel() ? 0.86 : barShare);
    const qsizetype labels = m_data.labels.size();
    // Lying bars are counted from below.
    const auto place = [&](qsizetype i) { return lying() ? labels - 1 - i : i; };
    if (funnel()) {
        auto *room = new QBarSet(QString(), bars);
        for (qsizetype i = 0; i < labels; ++i)
            *room << static_cast<double>(start({.group = -1, .label = place(i)})) / 2;
        room->setColor(Qt::transparent);
        room->setBorderColor(Qt::transparent);
        bars->append(room);
    }
    for (qsizetype group = 0; group < m_data.series.size(); ++group) {
        auto *set = new QBarSet(m_data.series[group].text, bars);
        for (qsizetype i = 0; i < labels; ++i)
            *set << static_cast<double>(m_data.count(group, place(i)));
        set->setColor(m_look.fill(group, m_data.hasSeries()));
        set->setBorderColor(m_look.base);
        bars->append(set);
    }
    attach(bars);
}

/// They differ as well, for those who cannot tell the colours apart.
Qt::PenStyle ChartPlot::stroke(qsizetype series)
{
    static constexpr std::array strokes = {Qt::SolidLine, Qt::DashLine, Qt::DotLine,
                                           Qt::DashDotLine, Qt::DashDotDotLine};
    return strokes[static_cast<std::size_t>(series) % strokes.size()];
}

void ChartPlot::addLines()
{
    for (qsizetype group = 0; group < m_data.series.size(); ++group) {
        auto *series = new QLineSeries(&m_chart);
        series->setName(m_data.series[group].text);
        series->setPen(QPen(m_look.fill(group, m_data.hasSeries()), 2, stroke(group)));
        for (qsizetype i = 0; i < m_data.labels.size(); ++i)
            series->append(static_cast<double>(i), static_cast<double>(m_data.count(group, i)));
        series->setPointsVisible(m_data.labels.size() <= 24);
        attach(series);
    }
}

} // namespace waybill
