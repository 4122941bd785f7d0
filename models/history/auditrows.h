// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/auditentries.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// A value of a change, as a person reads it.
struct AuditCell
{
    QString column; ///< its name
    QString label;
    QString before;
    QString after;
    QVariant stored; ///< what stood there before
    bool restorable = false; ///< the log has it, and the row is one that changed
};

/// A change or a run, as a person reads it.
struct AuditRow
{
    AuditEntry entry;
    QString view; ///< id of the view that shows its table; empty: none does
    QString what; ///< "Changed", "Migration 3"
    QString icon;
    QString table; ///< title
    QString record; ///< caption, or the key where the row is not there any more
    QString who;
    QString summary; ///< "Status: applied → offer"
    qint64 id = 0; ///< rowid of the row; 0: it is not there any more
    QList<AuditCell> cells;
};

/// The entries \a numbers in words.
Result<QList<AuditRow>> readAuditRows(Connection &connection, const QList<TableLayout> &layouts,
                                      std::span<const qint64> numbers);

} // namespace waybill
