// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <functional>
#include <stop_token>

namespace waybill {

/// Where a run stands: sent at most about twenty times a second, cheap to copy across threads.
struct Progress
{
    enum class State { Waiting, Running, Done, Failed };

    QString step; ///< stable id: "backup", a phase id, "check", "publish"
    QString title; ///< what a person reads
    State state = State::Running;
    qint64 done = 0; ///< in \a unit
    qint64 total = 0; ///< 0 while unknown
    QString unit; ///< "bytes" or "records"
    QString now; ///< the record being worked on, for example "line 152"
    double seconds = 0; ///< since the step began
    qint64 setAside = 0; ///< records set aside so far, over the whole run
};

/// What a long operation gets from whoever started it. Both members may stay default: it then
/// cannot be cancelled and reports nothing. Called from the thread the operation runs in.
struct Observer
{
    std::stop_token stop;
    std::function<void(const Progress &)> progressed = [](const Progress &) {};
};

} // namespace waybill

Q_DECLARE_METATYPE(waybill::Progress)
