// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/databasethread.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace waybill {

/// Notices when another program has written to the database, by looking at it every second
/// (PRAGMA data_version, which tells of every connection but the one that asks).
class ChangeWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeWatch)

public:
    explicit ChangeWatch(DatabaseThread &thread, QObject *parent = nullptr);

    void start();
    /// While connections of our own write beside the thread's, nothing can be told from them.
    void setPaused(bool paused);

Q_SIGNALS:
    void changed();

private:
    /// As the thread's connections see it; the writing one is there after the first edit.
    struct Versions
    {
        std::int64_t reader = 0;
        std::optional<std::int64_t> writer;
    };
    void look();
    void take(const Result<Versions> &versions);

    DatabaseThread &m_thread;
    QTimer m_timer;
    std::optional<Versions> m_known;
    bool m_asking = false;
    bool m_paused = false;
};

} // namespace waybill
