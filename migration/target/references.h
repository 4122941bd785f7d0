// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/tableinfo.h"

#include <span>
#include <string>
#include <vector>

namespace waybill {

/// A foreign key, seen from the table it leads to.
struct Reference
{
    std::string child;
    std::string parent;
    std::vector<std::string> childColumns;
    std::vector<std::string> parentColumns;
    std::string onDelete; ///< "CASCADE", "SET NULL", "NO ACTION", ...
};

/// All foreign keys of the database.
Result<std::vector<Reference>> readReferences(Connection &connection);

/// A row that deleting others would change.
struct AffectedRow
{
    std::size_t table = 0; ///< index in \a tables of affectedRows()
    Value key;
    /// Empty: the row goes. Else it stays and loses what stands in these columns.
    std::vector<std::string> cleared;
};

/// What goes when the rows \a keys of \a table go: these rows first, then what hangs on them, each
/// row once, parents before their children. \a tables are all tables of the database, in order.
Result<std::vector<AffectedRow>> affectedRows(Connection &connection,
                                              const std::vector<TableInfo> &tables,
                                              std::size_t table, std::span<const Value> keys);

} // namespace waybill
