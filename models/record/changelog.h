// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

#include <QDateTime>

namespace waybill {

/// One thing that was done to a record since it was migrated, by whatever program.
struct RecordChange
{
    enum class Kind { Added, Changed, Deleted };

    QDateTime when;
    QString who; ///< empty: another program
    Kind kind = Kind::Changed;
    QString field; ///< Changed: its label
    QString column; ///< and its name
    QVariant stored; ///< what stood there before; with \a restorable
    bool restorable = false; ///< the log has what stood there
    QString before; ///< as a person reads it; secrets are masked
    QString after;
};

struct ChangeLog
{
    bool kept = false; ///< the database keeps such a log
    QList<RecordChange> changes; ///< the latest first
    bool cut = false; ///< there are older ones
};

/// What the audit log has about the row \a key of the view's table. \a layouts are those of the
/// database: a foreign key is named by the record it leads to.
Result<ChangeLog> readChanges(Connection &connection, const TableLayout &layout,
                              const QVariant &key, const QList<TableLayout> &layouts,
                              const SecretSpec &secrets);

} // namespace waybill
