// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/tableinfo.h"

#include <map>

namespace waybill {

/// The SQL expression that makes such a JSON object of a row; \a row is "NEW", "OLD" or a table.
std::string rowJsonExpression(const TableInfo &table, const std::string &row);

/// A row as the audit log has it: a JSON object of its columns, numbers exact, NULL as null.
/// Empty when there is no such row.
Result<std::string> rowAsJson(Connection &connection, const TableInfo &table, const Value &key);
/// The columns of such a text.
Result<std::map<std::string, Value>> rowFromJson(const std::string &json);

/// Puts a row back as it was, whether it is there or not.
Result<> restoreRow(Connection &connection, const TableInfo &table, const std::string &json);

} // namespace waybill
