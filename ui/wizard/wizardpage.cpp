// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/wizardpage.h"

#include "ui/widgets/text.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

WizardPage::WizardPage(WizardState &state, const QString &step, const QString &title,
                       const QString &subtitle, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_step(step)
    , m_title(pageTitle(title, this))
    , m_subtitle(mutedText(subtitle, this))
    , m_content(new QVBoxLayout)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setWordWrap(true);
    m_content->setSpacing(16);
    auto *head = new QVBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 16);
    column->setSpacing(16);
    column->addLayout(head);
    column->addLayout(m_content, 1);
    setTitle(title, subtitle);
}

void WizardPage::setTitle(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

} // namespace waybill
