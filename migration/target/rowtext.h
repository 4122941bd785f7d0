// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/tableinfo.h"

#include <functional>
#include <map>

namespace waybill {

/// The SQL expression that makes such a JSON object of a row; \a row is "NEW", "OLD" or a table.
/// Where the condition that \a isShortened gives for a column holds, of a text of more than 10,000
/// characters only their number is kept: {"characters":12345}.
std::string
rowJsonExpression(const TableInfo &table, const std::string &row,
                  const std::function<std::string(const std::string &)> &isShortened = {});

/// A row as the audit log has it: a JSON object of its columns, numbers exact, NULL as null.
/// Empty when there is no such row.
Result<std::string> rowAsJson(Connection &connection, const TableInfo &table, const Value &key);
/// The columns of such a text, without those of which only the length is kept.
Result<std::map<std::string, Value>> rowFromJson(const std::string &json);

/// Puts a row back as it was, whether it is there or not.
Result<> restoreRow(Connection &connection, const TableInfo &table, const std::string &json);

} // namespace waybill
