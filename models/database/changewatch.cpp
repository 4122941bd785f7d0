// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/changewatch.h"

#include "migration/target/statement.h"

namespace waybill {

namespace {
constexpr int interval = 1000;
constexpr auto question = "PRAGMA data_version";
} // namespace

ChangeWatch::ChangeWatch(DatabaseThread &thread, QObject *parent)
    : QObject(parent)
    , m_thread(thread)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &ChangeWatch::look);
}

void ChangeWatch::start()
{
    look();
    m_timer.start();
}

void ChangeWatch::setPaused(bool paused)
{
    m_paused = paused;
    m_known.reset();
}

void ChangeWatch::look()
{
    if (m_asking || m_paused)
        return;
    m_asking = true;
    const auto read = [](Connections &connections) -> Result<Versions> {
        auto reader = connections.reading();
        if (!reader)
            return reader.error();
        auto version = queryInteger(**reader, question);
        if (!version)
            return version.error();
        Versions versions{.reader = *version};
        if (Connection *writer = connections.openWriter()) {
            auto own = queryInteger(*writer, question);
            if (!own)
                return own.error();
            versions.writer = *own;
        }
        return versions;
    };
    m_thread.ask(this, read, [this](const Result<Versions> &versions) { take(versions); });
}

/// The reader sees our own edits as well; the writer does not, so it is asked once it is there. At
/// that moment it cannot be told whose change the reader sees: then one look too many does no harm.
void ChangeWatch::take(const Result<Versions> &versions)
{
    m_asking = false;
    if (!versions || m_paused)
        return;
    const auto known = std::exchange(m_known, *versions);
    if (!known)
        return;
    const bool both = known->writer && versions->writer;
    if (both ? *known->writer != *versions->writer : known->reader != versions->reader)
        Q_EMIT changed();
}

} // namespace waybill
