// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

#include <QMap>

namespace waybill {

/// What another record like one that is there starts with.
struct RecordCopy
{
    QString caption; ///< of the one it is like
    QList<QVariant> shown; ///< by column of the layout; what must be unique is not known
    QMap<QString, QVariant> others; ///< columns of the table that the view does not show
    QMap<QString, QVariant> parents; ///< foreign keys that lead to another view's records
    QStringList unique; ///< labels of the columns that were left out
};

/// Values that the view does not show and the database fills by itself are made anew. EDIT-02 when
/// there is no such row.
Result<RecordCopy> copyOf(Connection &connection, const TableLayout &layout, qint64 id);

} // namespace waybill
