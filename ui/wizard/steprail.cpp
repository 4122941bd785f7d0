// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/steprail.h"

#include "ui/widgets/scaledlabel.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace waybill {

StepRail::StepRail(const QStringList &steps, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"rail"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(216);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 28, 20, 24);
    column->setSpacing(16);
    for (const QString &name : steps) {
        Step step{.icon = new IconLabel(QString(), 18, {}, this),
                  .label = new ScaledLabel(name, 1.0, QFont::Normal, this)};
        step.label->setWordWrap(true);
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(step.icon);
        row->addWidget(step.label, 1);
        column->addLayout(row);
        m_steps << step;
    }
    column->addStretch();
}

void StepRail::setCurrent(int step, bool warning)
{
    m_current = step;
    m_warning = warning;
    draw();
}

/// The style sheet gives its labels their fonts when they are first shown.
void StepRail::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

void StepRail::draw()
{
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool done = i < m_current;
        const bool now = i == m_current;
        m_steps[i].icon->setDrawing(done      ? u"check-circle"_s
                                        : now ? u"arrow-right"_s
                                              : u"circle"_s,
                                    done      ? u"good"_s
                                        : now ? (m_warning ? u"warn"_s : u"accent"_s)
                                              : QString());
        setKind(m_steps[i].label, now || done ? u"plain"_s : u"muted"_s);
        m_steps[i].label->setWeight(now ? QFont::DemiBold : QFont::Normal);
        const QString state = done ? tr("done") : now ? tr("current step") : tr("to come");
        m_steps[i].label->setAccessibleName(u"%1, %2"_s.arg(m_steps[i].label->text(), state));
    }
}

} // namespace waybill
