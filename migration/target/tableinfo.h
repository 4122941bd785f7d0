// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <string>
#include <vector>

namespace waybill {

struct ColumnInfo
{
    std::string name;
    std::string type;
    bool notNull = false;
    bool hasDefault = false;
};

struct ForeignKey
{
    std::string column;
    std::string table; ///< the parent
    std::string parentColumn;
};

/// A table as the catalogue describes it. Rows are known by \a key: the primary key when it is one
/// column (its values survive VACUUM, unlike a bare rowid), else the rowid. It is empty for a table
/// WITHOUT ROWID whose primary key has several columns: one value cannot name its rows.
struct TableInfo
{
    std::string name;
    std::vector<ColumnInfo> columns;
    std::string key;
    bool keyIsRowid = true; ///< INTEGER PRIMARY KEY or the bare rowid
    std::vector<ForeignKey> foreignKeys;
    /// Columns whose values together are unique, apart from the primary key's. Unique indexes of
    /// expressions or of a part of the rows are not among them.
    std::vector<std::vector<std::string>> uniques;

    int column(const std::string &columnName) const; ///< -1 when there is none
};

/// Empty columns when there is no such table.
Result<TableInfo> readTableInfo(Connection &connection, const std::string &table);
/// The user's tables: neither SQLite's nor Waybill's own, nor virtual ones and what holds their
/// content. Sorted by name.
Result<std::vector<std::string>> listTables(Connection &connection);
/// Those of them that have a key, parents before their children, as the foreign keys say.
Result<std::vector<TableInfo>> tablesInOrder(Connection &connection);

} // namespace waybill
