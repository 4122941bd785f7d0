// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/tableinfo.h"

#include <string>
#include <vector>

/// Words of the statements of a redo: "main" is the database, "was" the copy of what it was before
/// the undo, and temp.redo_rows the rows (table_name, row_key) that are worked on.
namespace waybill::redosql {

std::string inMain(const TableInfo &table);
std::string inCopy(const TableInfo &table);
std::string keyOf(const TableInfo &table, const std::string &alias);
/// Every column that a row is made of, the bare rowid included.
std::vector<std::string> columnsOf(const TableInfo &table);
std::string joined(const std::vector<std::string> &parts, const std::string &before = {});
/// As values and by their type: 1 and 1.0 are two things, and so are "a" and "A".
std::string differs(const TableInfo &table, const std::string &a, const std::string &b);
/// The row with this \a key is in temp.redo_rows.
std::string isListed(const TableInfo &table, const std::string &key);

} // namespace waybill::redosql
