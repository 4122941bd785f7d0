// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "models/base/mailbox.h"

#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace waybill {

/// The connections of one open database, inside the thread they belong to. The file is opened for
/// writing only when something is to be written.
class Connections
{
public:
    explicit Connections(QString path)
        : m_path(std::move(path))
    {
    }
    Result<Connection *> reading();
    Result<Connection *> writing();
    Connection *openWriter() { return m_writer ? &*m_writer : nullptr; } ///< null: not yet

private:
    QString m_path;
    std::optional<Connection> m_reader;
    std::optional<Connection> m_writer;
};

/// One thread per open database: every query and every edit runs there, in the order they were
/// asked for. The destructor lets the waiting edits finish.
class DatabaseThread final : public Mailbox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabaseThread)

public:
    explicit DatabaseThread(const QString &path, QObject *parent = nullptr);
    ~DatabaseThread() override;

    /// Calls \a work there, then \a done with what it returned here, unless \a receiver is gone.
    template<typename Work, typename Done>
    void ask(QObject *receiver, Work work, Done done)
    {
        enqueue([this, guard = QPointer<QObject>(receiver), work = std::move(work),
                 done = std::move(done)](Connections &connections) mutable {
            using Answer = decltype(work(connections));
            auto answer = std::make_shared<Answer>(work(connections));
            post([guard = std::move(guard), done = std::move(done),
                  answer = std::move(answer)]() mutable {
                if (guard)
                    done(std::move(*answer));
            });
        });
    }

private:
    using Work = std::function<void(Connections &)>;
    void enqueue(Work work);
    void work(const QString &path);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Work> m_waiting;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace waybill
