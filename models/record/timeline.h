// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <optional>

namespace waybill {

/// Something that happened to a record on a day that is known, perhaps in part.
struct TimelineEvent
{
    QString label;
    QString icon; ///< as the playbook names it; may be empty
    QString shown; ///< the date as precise as it is known
    std::optional<qint64> days; ///< since the event before it; none when either day is not known

    friend bool operator==(const TimelineEvent &, const TimelineEvent &) = default;
};

struct Timeline
{
    QList<TimelineEvent> events; ///< the earliest first; what is no date comes last
    QStringList undated; ///< labels of those that have no date
};

/// \a values are those of the layout's columns.
Timeline timelineOf(const TableLayout &layout, const QList<QVariant> &values);

} // namespace waybill
