// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/scaledlabel.h"
#include "ui/widgets/text.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace waybill {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(u"info"_s, 18, u"accent"_s, this))
    , m_text(bodyText(QString(), this))
    , m_action(button(QString(), {}, ButtonKind::Quiet, this))
{
    setObjectName(u"messageBar"_s);
    auto *close = new QToolButton(this);
    close->setIcon(icon(u"x"_s));
    close->setAccessibleName(tr("Close message"));
    close->setToolTip(tr("Close message"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    m_action->setObjectName(u"messageAction"_s);
    m_action->hide();
    m_hide.setSingleShot(true);
    connect(&m_hide, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_then)
            m_then();
        else
            Q_EMIT actionChosen();
    });
    hide();
}

void MessageBar::showDone(const QString &text, const QString &action, std::function<void()> then)
{
    m_then = std::move(then);
    show(u"info"_s, u"check-circle"_s, text, action);
    m_hide.start(action.isEmpty() ? 8000 : 30000); // what can be acted on wants to be thought about
}

void MessageBar::showProblem(const Problem &problem)
{
    show(problem.severity == Severity::Error ? u"bad"_s : u"warn"_s, u"alert-triangle"_s,
         problemText(problem), {});
    m_hide.stop();
}

QString MessageBar::text() const
{
    return isVisible() ? m_text->text() : QString();
}

void MessageBar::show(const QString &kind, const QString &icon, const QString &text,
                      const QString &action)
{
    setKind(this, kind);
    m_icon->setDrawing(icon, kind == "info"_L1 ? u"accent"_s : kind);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleName(QString(action).remove(u'&'));
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    QFrame::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString problemText(const Problem &problem)
{
    QStringList parts{problem.message};
    if (problem.message.isEmpty())
        parts = {problem.code};
    if (!problem.found.isEmpty() && !problem.message.contains(problem.found))
        parts << MessageBar::tr("Found: %1.").arg(problem.found);
    parts << problem.action << problem.hint;
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace waybill
