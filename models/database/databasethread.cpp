// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/databasethread.h"

#include "migration/run/renewaudit.h"

namespace waybill {

namespace {

Result<Connection *> opened(std::optional<Connection> &slot, const QString &path,
                            Connection::Mode mode)
{
    if (!slot) {
        auto connection = Connection::open(path, mode);
        if (!connection)
            return connection.error();
        slot.emplace(std::move(*connection));
    }
    return &*slot;
}

} // namespace

Result<Connection *> Connections::reading()
{
    return opened(m_reader, m_path, Connection::Mode::ReadOnly);
}

Result<Connection *> Connections::writing()
{
    const bool isNew = !m_writer;
    auto connection = opened(m_writer, m_path, Connection::Mode::ReadWrite);
    // Before the first edit. Where it does not succeed, the log goes on as it was.
    if (connection && isNew)
        (void)renewAuditTriggers(**connection);
    return connection;
}

DatabaseThread::DatabaseThread(const QString &path, QObject *parent)
    : Mailbox(parent)
    , m_thread([this, path] { work(path); })
{
}

DatabaseThread::~DatabaseThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void DatabaseThread::enqueue(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    m_changed.notify_one();
}

void DatabaseThread::work(const QString &path)
{
    Connections connections(path);
    for (;;) {
        Work next;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        next(connections);
    }
}

} // namespace waybill
