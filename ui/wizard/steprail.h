// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace waybill {

class IconLabel;
class ScaledLabel;

/// The steps of the wizard at its left: which are done, which one it is, which are to come.
class StepRail final : public QWidget
{
    Q_OBJECT

public:
    explicit StepRail(const QStringList &steps, QWidget *parent = nullptr);
    void setCurrent(int step, bool warning = false);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Step
    {
        IconLabel *icon;
        ScaledLabel *label;
    };
    void draw();

    QList<Step> m_steps;
    int m_current = 0;
    bool m_warning = false;
};

} // namespace waybill
