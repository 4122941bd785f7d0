// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"

#include <QElapsedTimer>

namespace waybill {

/// Counts bytes for whoever watches, not more often than they want to hear, and says when to stop.
class BlockProgress final
{
public:
    BlockProgress(const Observer &observer, const QString &step, const QString &title,
                  qint64 total);

    void setNow(const QString &now) { m_progress.now = now; }
    /// False when the operation is to stop.
    bool advance(qint64 bytes);
    bool isStopped() const { return m_observer.stop.stop_requested(); }
    void finish();

private:
    void tell();

    const Observer &m_observer;
    Progress m_progress;
    QElapsedTimer m_clock;
    qint64 m_toldAt = 0;
};

/// CANCELLED: what an operation returns that was told to stop.
Problem cancelledProblem(const QString &path);

} // namespace waybill
