// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/loopwatch.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <utility>

namespace waybill::test {

namespace {
constexpr int interval = 5;
}

LoopWatch::LoopWatch()
    : m_machine([this](const std::stop_token &stop) { watchMachine(stop); })
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &LoopWatch::tick);
    withoutProcessor(); // from here on
    m_last.start();
    m_timer.start();
}

LoopWatch::~LoopWatch() = default;

void LoopWatch::tick()
{
    ++m_ticks;
    const int held = static_cast<int>(m_last.restart()) - interval;
    const int late = std::max(m_machineLate.exchange(0), withoutProcessor());
    if (held - late > m_longest)
        m_longest = held - late;
}

/// The second number of the file: nanoseconds in the queue of a processor.
int LoopWatch::withoutProcessor()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const qint64 waited = file.readAll().simplified().split(' ').value(1).toLongLong();
    return static_cast<int>((waited - std::exchange(m_waited, waited)) / 1'000'000);
}

void LoopWatch::watchMachine(const std::stop_token &stop)
{
    using namespace std::chrono;
    while (!stop.stop_requested()) {
        const auto before = steady_clock::now();
        std::this_thread::sleep_for(milliseconds(interval));
        const auto late = duration_cast<milliseconds>(steady_clock::now() - before).count();
        const int beyond = static_cast<int>(late) - interval;
        if (beyond > m_machineLate.load())
            m_machineLate.store(beyond);
    }
}

} // namespace waybill::test
