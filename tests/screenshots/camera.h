// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

namespace waybill::test {

/// Where the pictures go.
extern QString folder;

void wait(int milliseconds);
bool waitFor(const std::function<bool()> &done, int milliseconds = 60000);
void shoot(QWidget *widget, const QString &name);
void press(QWidget *window, const char *button);

/// The widget of its kind that is seen; null when there is none.
template<typename T>
T *shown(const QWidget &window)
{
    for (T *widget : window.findChildren<T *>()) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace waybill::test
