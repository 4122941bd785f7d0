// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/runview.h"

#include "ui/widgets/scaledlabel.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

RunView::RunView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_now(mutedText(QString(), this))
    , m_summary(bodyText(QString(), this))
{
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(12);
    m_grid->setColumnStretch(3, 1);
    m_grid->setColumnMinimumWidth(1, 160);
    m_grid->setColumnMinimumWidth(2, 180);
    m_summary->setObjectName(u"runSummary"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addLayout(m_grid);
    column->addWidget(m_now);
    column->addStretch();
    column->addWidget(m_summary);
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, &RunView::showSummary);
}

void RunView::begin(const Playbook &playbook)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_steps.clear();
    m_last = {};
    m_promised = -1;
    m_now->clear();
    step(u"backup"_s, tr("Back up"));
    for (const PhaseSpec &phase : playbook.phases)
        step(QString::fromStdString(phase.id), phase.title);
    step(u"check"_s, tr("Check"));
    step(u"publish"_s, tr("Put in place"));
    m_clock.start();
    m_tick.start();
    showSummary();
}

RunView::Step &RunView::step(const QString &id, const QString &title)
{
    for (Step &known : m_steps) {
        if (known.id == id)
            return known;
    }
    const int row = static_cast<int>(m_steps.size());
    Step made{.id = id,
              .icon = new IconLabel(u"circle"_s, 18, {}, this),
              .title = bodyText(title, this),
              .count = mutedText(QString(), this),
              .bar = new QProgressBar(this),
              .time = mutedText(QString(), this)};
    made.title->setWordWrap(false);
    made.count->setWordWrap(false);
    made.time->setWordWrap(false);
    made.bar->setTextVisible(false);
    made.bar->setAccessibleName(title);
    QSizePolicy policy = made.bar->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    made.bar->setSizePolicy(policy);
    made.bar->hide();
    m_grid->addWidget(made.icon, row, 0);
    m_grid->addWidget(made.title, row, 1);
    m_grid->addWidget(made.count, row, 2);
    m_grid->addWidget(made.bar, row, 3, Qt::AlignVCenter);
    m_grid->addWidget(made.time, row, 4, Qt::AlignRight);
    m_steps << made;
    return m_steps.last();
}

void RunView::mark(Step &step, Progress::State state)
{
    step.state = state;
    switch (state) {
    case Progress::State::Waiting:
        step.icon->setDrawing(u"circle"_s, {});
        break;
    case Progress::State::Running:
        step.icon->setDrawing(u"play"_s, u"accent"_s);
        break;
    case Progress::State::Done:
        step.icon->setDrawing(u"check-circle"_s, u"good"_s);
        break;
    case Progress::State::Failed:
        step.icon->setDrawing(u"alert-circle"_s, u"bad"_s);
        break;
    }
    step.bar->setVisible(state == Progress::State::Running);
}

void RunView::show(const Progress &progress)
{
    Step &shown = step(progress.step, progress.title);
    // What came before has ended, even when its last word was not heard.
    if (progress.state == Progress::State::Running) {
        for (Step &earlier : m_steps) {
            if (earlier.id != shown.id && earlier.state == Progress::State::Running)
                mark(earlier, Progress::State::Done);
        }
    }
    if (shown.state != progress.state)
        mark(shown, progress.state);
    if (!progress.title.isEmpty())
        shown.title->setText(progress.title);
    const bool bytes = progress.unit == "bytes"_L1;
    const QString done = bytes ? sizeText(progress.done) : countText(progress.done);
    if (progress.total > progress.done)
        shown.count->setText(
            tr("%1 of %2").arg(done, bytes ? sizeText(progress.total) : countText(progress.total)));
    else if (progress.done > 0)
        shown.count->setText(done);
    shown.bar->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        shown.bar->setValue(static_cast<int>(progress.done * 1000 / progress.total));
    if (progress.seconds > 0 || progress.state == Progress::State::Done)
        shown.time->setText(durationText(progress.seconds));
    m_now->setText(progress.now.isEmpty() ? QString() : tr("Now: %1").arg(progress.now));
    m_last = progress;
    showSummary();
}

/// Time left appears after 3 seconds and 5 percent; when it grows, that is said.
QString RunView::remainingText(double elapsed)
{
    if (m_last.total <= 0 || m_last.seconds < 3 || m_last.done * 20 < m_last.total)
        return {};
    const double left = m_last.seconds / static_cast<double>(m_last.done)
        * static_cast<double>(m_last.total - m_last.done);
    const double expected = m_promised - (elapsed - m_promisedAt);
    const bool longer = m_promised >= 0 && left > expected + 2;
    m_promised = left;
    m_promisedAt = elapsed;
    return longer ? tr("about %1 left (taking longer than expected)").arg(durationText(left))
                  : tr("about %1 left").arg(durationText(left));
}

void RunView::showSummary()
{
    const double elapsed = static_cast<double>(m_clock.elapsed()) / 1000.0;
    QStringList parts{tr("%1 so far").arg(durationText(elapsed))};
    const QString left = remainingText(elapsed);
    if (!left.isEmpty())
        parts << left;
    if (m_last.unit == "records"_L1 && m_last.seconds > 0.5 && m_last.done > 0)
        parts << tr("%1 records per second")
                     .arg(countText(qRound64(double(m_last.done) / m_last.seconds)));
    parts << tr("%1 set aside").arg(countText(m_last.setAside));
    m_summary->setText(parts.join(u" · "_s));
}

void RunView::end(bool good)
{
    m_tick.stop();
    m_now->clear();
    for (Step &running : m_steps) {
        if (running.state == Progress::State::Running)
            mark(running, good ? Progress::State::Done : Progress::State::Failed);
    }
}

} // namespace waybill
