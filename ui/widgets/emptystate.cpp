// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/scaledlabel.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(u"inbox"_s, 48, {}, this))
    , m_text(bodyText(QString(), this))
    , m_action(button(QString(), {}, ButtonKind::Primary, this))
    , m_second(button(QString(), {}, ButtonKind::Plain, this))
{
    m_action->hide();
    m_second->hide();
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setMinimumWidth(360);
    m_text->setObjectName(u"emptyText"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addLayout(buttons);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionChosen);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondChosen);
}

void EmptyState::setContent(const QString &icon, const QString &text, const QString &action,
                            const QString &second)
{
    m_icon->setDrawing(icon, {});
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleName(QString(action).remove(u'&'));
    m_action->setVisible(!action.isEmpty());
    m_second->setText(second);
    m_second->setAccessibleName(QString(second).remove(u'&'));
    m_second->setVisible(!second.isEmpty());
}

} // namespace waybill
