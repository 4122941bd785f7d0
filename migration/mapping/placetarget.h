// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/mapping/fieldplace.h"

namespace waybill {

/// A row that can take a field: it is made once for each place where the field stands.
struct PlaceTarget
{
    const LoadSpec *load = nullptr;
    const RowSpec *row = nullptr;
    const ColumnSpec *column = nullptr; ///< null where the playbook puts nothing into the column
    Path path; ///< that leads from the row to the field
};

/// The rows that can take \a field of \a source, in the order of the playbook; without a column.
std::vector<PlaceTarget> rowsThatTake(const Playbook &playbook, const SourceSpec &source,
                                      const std::string &field);

/// The row and column that \a place means. PLACE-01 where there is no such field or row, PLACE-02
/// where the file makes several rows that it could be, PLACE-03 where the playbook itself fills the
/// column.
Result<PlaceTarget> targetOf(const Playbook &playbook, const SourceSpec &source,
                             const FieldPlace &place);

/// How the playbook reads what goes to \a column of \a table; empty where nothing does.
std::string usualConverter(const Playbook &playbook, const std::string &table,
                           const std::string &column);

/// A problem with an answer about a place, with the question's id as its field.
Problem placeProblem(const char *code, const SourceSpec &source, const FieldPlace &place,
                     const QString &why);

} // namespace waybill
