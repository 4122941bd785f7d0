// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

#include <memory>

namespace waybill {

Mailbox::Mailbox(QObject *parent)
    : QObject(parent)
{
}

void Mailbox::post(std::function<void()> call)
{
    auto bell = std::make_unique<QEvent>(QEvent::User);
    {
        const std::lock_guard lock(m_mutex);
        m_calls.push_back(std::move(call));
    }
    QCoreApplication::postEvent(this, bell.release());
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::deque<std::function<void()>> calls;
    {
        const std::lock_guard lock(m_mutex);
        calls.swap(m_calls);
    }
    for (const auto &call : calls)
        call();
    return true;
}

} // namespace waybill
