// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartplot.h"

#include <QChartView>

namespace waybill {

/// A chart that can be pointed at and walked through: the arrow keys go from number to number,
/// Enter or a click chooses it.
class ChartView final : public QChartView
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    void setData(const ChartData &counted);
    const ChartPlot &plot() const { return m_plot; }
    ChartSpot current() const { return m_current; }

Q_SIGNALS:
    void chosen(const waybill::ChartSpot &spot);

protected:
    bool viewportEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ChartSpot spotAt(const QPointF &position) const;
    QString textOf(const ChartSpot &spot) const;
    void setCurrent(const ChartSpot &spot);
    void restyle();

    ChartPlot m_plot;
    ChartSpot m_current;
    ChartSpot m_pointed;
    ChartSpot m_pressed;
};

} // namespace waybill
