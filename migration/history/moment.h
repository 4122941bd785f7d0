// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QDateTime>
#include <QString>

namespace waybill {

/// A point in the life of a database: a time, or what stood after a run or after one change.
struct Moment
{
    QDateTime time; ///< UTC; what happened up to then has happened
    qint64 run = 0; ///< instead: right after this run
    qint64 change = -1; ///< instead: right after this entry of the audit log, 0 before the first

    static Moment now() { return {.time = QDateTime::currentDateTimeUtc()}; }
    bool operator==(const Moment &) const = default;
};

/// What is written less exactly than to the thousandth of a second stands for its beginning or for
/// its end.
enum class MomentEdge { Beginning, End };

/// "2026-11-22", "2026-11-22 14:02", "2026-11-22T14:02:11.5Z" (local time without Z or +01:00),
/// "run 3", "change 120", "now". HIST-01 for anything else.
Result<Moment> momentFrom(const QString &text, MomentEdge edge);

/// For people: local time to the second, "run 3", "change 120".
QString momentText(const Moment &moment);

/// As the ledger writes it; such texts are in the order of time.
std::string ledgerTime(const QDateTime &time);

} // namespace waybill
