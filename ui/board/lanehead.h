// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QWidget>

namespace waybill {

/// What stands above a lane: the sign, the word and the number of cards.
class LaneHead final : public QWidget
{
    Q_OBJECT

public:
    LaneHead(LayoutColumn column, qsizetype place, QString title, QWidget *parent = nullptr);

    void setCount(const QString &count);
    QString count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LayoutColumn m_column;
    qsizetype m_place; ///< of the word; -1: of none
    QString m_title;
    QString m_count;
};

} // namespace waybill
