// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "models/export/showntable.h"

#include <QDate>

namespace waybill {

/// What was done between two days, as offices ask for it. What is listed, and by which date, is
/// said by a view of the playbook.
struct ActivityRecord
{
    QString database;
    Playbook playbook;
    std::string view; ///< one that has an activity
    QString name; ///< of the person; empty: not printed
    QDate from;
    QDate to; ///< the last day
};

/// The first view that says what a record of activity holds; null when none does.
const ViewSpec *activityView(const Playbook &playbook);

/// The rows of a record and what stands above them.
struct ActivityRows
{
    ShownTable table;
    TableHead head;
};

/// In the order of the dates. A row whose date is missing, or not known well enough to tell, is not
/// listed but counted in the head. ACT-01 when the view has no activity.
Result<ActivityRows> readActivity(Connection &connection, const ActivityRecord &record);

} // namespace waybill
