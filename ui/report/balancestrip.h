// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"

#include <QWidget>

namespace waybill {

/// The balance as a sum that anybody can check, and as a bar of its parts.
class BalanceStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit BalanceStrip(QWidget *parent = nullptr);
    void setBalance(const Balance &balance);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        QString label;
        qint64 count;
        QColor colour;
    };
    QList<Part> parts() const;

    Balance m_balance;
};

} // namespace waybill
