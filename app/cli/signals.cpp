// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signals.h"

#include "migration/run/exitcode.h"

#include <pthread.h>
#include <unistd.h>

namespace waybill {

Signals::Signals()
{
    // What a pipe or a limit has to say comes back from write().
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    sigemptyset(&m_set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&m_set, number);
    pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
    m_thread = std::jthread([this](const std::stop_token &ended) { watch(ended); });
}

Signals::~Signals()
{
    m_thread.request_stop();
    pthread_kill(m_thread.native_handle(), SIGTERM);
}

std::stop_token Signals::arm()
{
    m_armed = true;
    return m_stop.get_token();
}

void Signals::disarm()
{
    m_armed = false;
    if (m_stop.stop_requested())
        abort();
}

void Signals::watch(const std::stop_token &ended)
{
    for (;;) {
        int number = 0;
        if (sigwait(&m_set, &number) != 0)
            continue;
        if (ended.stop_requested())
            return;
        if (!m_armed || !m_stop.request_stop())
            abort();
    }
}

/// Whatever was begun is found and removed by the next run, as after a crash.
void Signals::abort()
{
    ::_exit(static_cast<int>(ExitCode::Interrupted));
}

} // namespace waybill
