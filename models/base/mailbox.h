// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <mutex>

namespace waybill {

/// Carries calls from any thread to the one it lives in, in the order they were posted.
class Mailbox : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Mailbox)

public:
    explicit Mailbox(QObject *parent = nullptr);

    void post(std::function<void()> call); ///< from any thread

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_calls;
};

} // namespace waybill
