// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/sectionbar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace waybill {

SectionBar::SectionBar(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    setObjectName(u"sections"_s);
    auto *row = new FlowLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int section, bool on) {
        for (QAbstractButton *other : m_buttons->buttons())
            other->setFocusPolicy(other->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
        if (on)
            Q_EMIT chosen(section);
    });
}

QToolButton *SectionBar::at(int section) const
{
    return qobject_cast<QToolButton *>(m_buttons->button(section));
}

void SectionBar::addSection(const QString &title, const QString &drawing)
{
    auto *made = new QToolButton(this);
    made->setObjectName(u"section%1"_s.arg(size()));
    made->setProperty("kind", u"section"_s);
    made->setProperty("title", title);
    made->setCheckable(true);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setIcon(icon(drawing));
    made->installEventFilter(this);
    m_buttons->addButton(made, size());
    if (size() == 1)
        setFocusProxy(made);
    layout()->addWidget(made);
    setCount(size() - 1, {});
    made->show();
    if (size() == 1)
        made->setChecked(true);
}

void SectionBar::clear()
{
    const QSignalBlocker blocker(m_buttons);
    for (QAbstractButton *made : m_buttons->buttons()) {
        m_buttons->removeButton(made);
        delete made;
    }
}

void SectionBar::setCount(int section, const QString &count)
{
    QToolButton *made = at(section);
    if (!made)
        return;
    const QString name = title(section);
    made->setText(menuText(count.isEmpty() ? name : u"%1  %2"_s.arg(name, count)));
    made->setAccessibleName(count.isEmpty() ? name : u"%1, %2"_s.arg(name, count));
}

QString SectionBar::title(int section) const
{
    const QToolButton *made = at(section);
    return made ? made->property("title").toString() : QString();
}

void SectionBar::setCurrent(int section)
{
    if (QToolButton *made = at(section))
        made->setChecked(true);
}

int SectionBar::current() const
{
    return m_buttons->checkedId();
}

int SectionBar::size() const
{
    return static_cast<int>(m_buttons->buttons().size());
}

void SectionBar::step(int by)
{
    if (size() > 0)
        setCurrent((current() + by + size()) % size());
}

/// As with tabs: the arrows choose, Tab goes on to what was chosen.
bool SectionBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool back = key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left) || key == Qt::Key_Up;
    const bool on = key == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right) || key == Qt::Key_Down;
    if (!back && !on)
        return QWidget::eventFilter(watched, event);
    step(back ? -1 : 1);
    if (QToolButton *made = at(current()))
        made->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace waybill
