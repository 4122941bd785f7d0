// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace waybill {

class IconLabel;

/// What stands where there is nothing to show: why, and what to do about it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setContent(const QString &icon, const QString &text, const QString &action = {},
                    const QString &second = {});

Q_SIGNALS:
    void actionChosen();
    void secondChosen();

private:
    IconLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
};

} // namespace waybill
