// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dateedit.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QCalendarWidget>
#include <QMenu>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace waybill {

DateEdit::DateEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("YYYY-MM-DD"));
    setToolTip(
        tr("A day, a month or a year: 2025-03-04, 2025-03 or 2025. Alt+Down opens the calendar."));
    QAction *open = addAction(icon(u"calendar"_s), QLineEdit::TrailingPosition);
    open->setText(tr("Open calendar"));
    open->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, &DateEdit::pick);
}

void DateEdit::pick()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setAccessibleName(tr("Calendar"));
    const QDate date = QDate::fromString(text().left(10), Qt::ISODate);
    if (date.isValid())
        calendar->setSelectedDate(date);
    auto *holder = new QWidgetAction(menu);
    holder->setDefaultWidget(calendar);
    menu->addAction(holder);
    connect(calendar, &QCalendarWidget::activated, this, [this, menu](QDate day) {
        setText(day.toString(Qt::ISODate));
        menu->close();
    });
    connect(calendar, &QCalendarWidget::clicked, this, [this, menu](QDate day) {
        setText(day.toString(Qt::ISODate));
        menu->close();
    });
    menu->popup(mapToGlobal(rect().bottomLeft()));
    calendar->setFocus();
}

} // namespace waybill
