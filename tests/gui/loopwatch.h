// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <thread>

namespace waybill::test {

/// Measures how long the event loop of this thread is held at most. What the machine does to a
/// thread is not the loop's fault and does not count: the time that this one was ready to run and
/// had no processor (as the kernel counts it), or else what a thread that only sleeps is late by.
class LoopWatch final : public QObject
{
    Q_OBJECT

public:
    LoopWatch();
    ~LoopWatch() override;

    int longestHold() const { return m_longest; } ///< in milliseconds
    int ticks() const { return m_ticks; }

private:
    void tick();
    int withoutProcessor(); ///< milliseconds since it was last asked; 0 where nobody counts them
    void watchMachine(const std::stop_token &stop);

    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_waited = 0; ///< nanoseconds, since the thread began
    int m_longest = 0;
    int m_ticks = 0;
    std::atomic<int> m_machineLate = 0; ///< longest since it was last looked at
    std::jthread m_machine;
};

} // namespace waybill::test
