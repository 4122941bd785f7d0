// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/camera.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QPushButton>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace waybill::test {

QString folder;

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitFor(const std::function<bool()> &done, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < milliseconds)
        wait(20);
    return done();
}

void shoot(QWidget *widget, const QString &name)
{
    wait(350);
    widget->grab().save(u"%1/%2.png"_s.arg(folder, name));
    std::printf("%s\n", qPrintable(name));
}

void press(QWidget *window, const char *name)
{
    if (auto *button = window->findChild<QPushButton *>(QString::fromLatin1(name)))
        button->click();
}

} // namespace waybill::test
