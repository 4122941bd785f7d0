// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/chartdata.h"
#include "ui/charts/chartlook.h"

#include <QChart>

class QAbstractSeries;
class QFontMetricsF;
class QPainter;
class QValueAxis;

namespace waybill {

/// A bar, a part of one, or a point: the place of a number in a chart.
struct ChartSpot
{
    qsizetype group = -1; ///< the series; -1: all of them
    qsizetype label = -1;

    bool valid() const { return label >= 0; }
    friend bool operator==(const ChartSpot &, const ChartSpot &) = default;
};

/// Draws counted data with Qt Charts and knows where each number lies. The labels are written here
/// and not by the axes, which cut them off instead of wrapping them.
class ChartPlot final
{
public:
    explicit ChartPlot(QChart &chart);

    void show(ChartData data, const ChartLook &look);
    void layOut(const QSizeF &size);
    void paintLabels(QPainter &painter) const;

    const ChartData &data() const { return m_data; }
    const ChartLook &look() const { return m_look; }
    qint64 count(const ChartSpot &spot) const;
    QRectF area(const ChartSpot &spot) const; ///< in the coordinates of the chart
    ChartSpot spotAt(const QPointF &position) const;
    /// From one place to the next, for the arrow keys; those that count nothing are passed over.
    ChartSpot next(const ChartSpot &from, int key) const;

private:
    bool lying() const;
    bool line() const { return m_data.spec.kind == ChartSpec::Kind::Line; }
    bool funnel() const { return m_data.spec.kind == ChartSpec::Kind::Funnel; }
    void addBars();
    void addLines();
    void attach(QAbstractSeries *series);
    static Qt::PenStyle stroke(qsizetype series);
    void addAxes();
    double slot() const; ///< how much room a label has along the axis
    double along(double value) const; ///< pixels for a value
    qint64 start(const ChartSpot &spot) const; ///< where a stacked part begins
    QPointF point(const ChartSpot &spot) const;
    int labelStep(const QFontMetricsF &metrics) const;
    QList<QRectF> legend(double width) const; ///< a place for each series
    void paintLegend(QPainter &painter) const;
    void paintScale(QPainter &painter) const;
    void paintLying(QPainter &painter) const;
    void paintStanding(QPainter &painter) const;
    QString countText(qsizetype label) const;

    QChart &m_chart;
    ChartData m_data;
    ChartLook m_look;
    QRectF m_area;
    QValueAxis *m_labels = nullptr;
    QValueAxis *m_values = nullptr;
    double m_top = 1; ///< the end of the axis
    double m_step = 1; ///< between its lines
};

} // namespace waybill
