// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <thread>

namespace waybill::test {

/// Measures how long the event loop of this thread is held at most. A second thread measures what
/// the machine itself does to a thread that only sleeps; when that one is late as well, it was not
/// the loop's fault and does not count.
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
    void watchMachine(const std::stop_token &stop);

    QTimer m_timer;
    QElapsedTimer m_last;
    int m_longest = 0;
    int m_ticks = 0;
    std::atomic<int> m_machineLate = 0; ///< longest since it was last looked at
    std::jthread m_machine;
};

} // namespace waybill::test
