// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// A kind of record that belongs to the records of another view, as documents belong to an
/// application.
struct DependentKind
{
    TableLayout layout; ///< without the columns that come from the record itself
    std::string column; ///< foreign key that names the record
};

/// The views whose rows refer to rows of \a view by its key, in the order of \a all.
QList<DependentKind> dependentKinds(const QList<TableLayout> &all, const TableLayout &view);

/// Counting ends here: a record may have a million others.
constexpr qint64 mostCounted = 10'000;

/// How many rows of each kind belong to the record; mostCounted + 1 stands for more.
Result<QList<qint64>> countDependents(Connection &connection, const QList<DependentKind> &kinds,
                                      const QVariant &key);

} // namespace waybill
