// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <csignal>
#include <memory>
#include <stop_token>
#include <thread>

namespace waybill {

/// SIGINT, SIGTERM and SIGHUP, received by a thread of its own, so that nothing has to be
/// async-signal-safe. While something runs that can be stopped, the first one asks it to; at any
/// other time, and with the second, the program ends at once.
class Signals final
{
public:
    Signals(); ///< before any other thread, which inherits what is blocked here
    ~Signals();
    Signals(const Signals &) = delete;
    Signals &operator=(const Signals &) = delete;

    /// From here on the first signal asks whoever has this token to stop.
    std::stop_token arm();
    /// From here on the first signal ends the program; at once when there was one already.
    void disarm();

private:
    void watch(const std::stop_token &ended);
    [[noreturn]] static void abort();

    sigset_t m_set = {};
    std::stop_source m_stop;
    std::atomic<bool> m_armed = false;
    std::jthread m_thread;
};

} // namespace waybill
