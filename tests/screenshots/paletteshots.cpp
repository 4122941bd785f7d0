// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/paletteshots.h"

#include "tests/screenshots/camera.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace waybill::test {

void shootPalette(MainWindow &window)
{
    window.goTo(u"view:applications"_s);
    wait(500);
    window.findChild<QAction *>(u"searchAll"_s)->trigger();
    shoot(&window, u"palette"_s);
    auto *text = window.findChild<QLineEdit *>(u"paletteText"_s);
    text->setText(u"python"_s);
    wait(600);
    shoot(&window, u"palette-records"_s);
    text->setText(u"in"_s);
    wait(600);
    shoot(&window, u"palette-both"_s);
    text->setText(u"glassblowing"_s);
    wait(600);
    shoot(&window, u"palette-nothing"_s);
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(text, &escape);
    window.findChild<QWidget *>(u"navigation"_s)->setFocus();
}

} // namespace waybill::test
