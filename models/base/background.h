// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"

#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace waybill {

/// Runs short engine calls off the window's thread and brings the result back to it. A receiver
/// that is gone by then gets nothing. The destructor waits for what is under way.
class Background final : public Mailbox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Background)

public:
    explicit Background(QObject *parent = nullptr);
    ~Background() override;

    /// Calls \a work in another thread, then \a done with what it returned in this one.
    template<typename Work, typename Done>
    void run(QObject *receiver, Work work, Done done)
    {
        m_pool.start([this, guard = QPointer<QObject>(receiver), work = std::move(work),
                      done = std::move(done)]() mutable {
            using Answer = decltype(work());
            auto answer = std::make_shared<Answer>(work());
            post([guard = std::move(guard), done = std::move(done),
                  answer = std::move(answer)]() mutable {
                if (guard)
                    done(std::move(*answer));
            });
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace waybill
