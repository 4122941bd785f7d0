// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/originfields.h"

namespace waybill {

/// What became of a line of a file in one run.
struct Destination
{
    qint64 run = 0;
    QString state; ///< "stored", "set-aside", "same"
    QList<StoredPlace> places;
};

/// The latest run first. \a field: only this one, whatever its case; empty: all. TRACE-01 when no
/// run has read such a line.
Result<QList<Destination>> destinationsOf(Connection &connection, const QString &file, qint64 line,
                                          const QString &field);

/// A table as its view shows it, or plainly where none does; for the ledger's questions about its
/// rows. TRACE-02 when there is no such table.
Result<TableLayout> layoutForTrace(Connection &connection, const QString &table);

} // namespace waybill
