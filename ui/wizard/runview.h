// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/playbook/playbook.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace waybill {

class IconLabel;

/// A migration as it runs: its steps ticking, the rows of the current one, how fast, how long
/// still.
class RunView final : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(QWidget *parent = nullptr);

    void begin(const Playbook &playbook); ///< lists the steps that are to come
    void show(const Progress &progress);
    void end(bool good);

private:
    struct Step
    {
        QString id;
        IconLabel *icon;
        QLabel *title;
        QLabel *count;
        QProgressBar *bar;
        QLabel *time;
        Progress::State state = Progress::State::Waiting;
    };
    Step &step(const QString &id, const QString &title);
    void mark(Step &step, Progress::State state);
    void showSummary();
    QString remainingText(double elapsed);

    QGridLayout *m_grid;
    QList<Step> m_steps;
    QLabel *m_now;
    QLabel *m_summary;
    QElapsedTimer m_clock;
    QTimer m_tick;
    Progress m_last;
    double m_promised = -1; ///< seconds left, as last shown
    double m_promisedAt = 0;
};

} // namespace waybill
