// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/tableinfo.h"

#include <functional>
#include <map>
#include <set>

namespace waybill {

/// What a row's text leaves out. Each gives, for the quoted name of a column, the SQL condition
/// under which it does; empty: never.
struct RowTextRules
{
    /// Of a text of more than 10,000 characters only their number is kept: {"characters":12345}.
    std::function<std::string(const std::string &)> shortened;
    /// Nothing is kept: {"masked":true}.
    std::function<std::string(const std::string &)> masked;
    /// Where it is masked: whether this change puts another value there, {"masked":true,
    /// "changed":true}.
    std::function<std::string(const std::string &)> changed;
};

/// The SQL expression that makes such a JSON object of a row; \a row is "NEW", "OLD" or a table.
std::string rowJsonExpression(const TableInfo &table, const std::string &row,
                              const RowTextRules &rules = {});

/// A row as the audit log has it: a JSON object of its columns, numbers exact, NULL as null.
/// Empty when there is no such row.
Result<std::string> rowAsJson(Connection &connection, const TableInfo &table, const Value &key);
/// Such a text, taken apart. A column of which only the length is known is in none of them.
struct RowText
{
    std::map<std::string, Value> values;
    std::set<std::string> blobs; ///< of the values: those that are bytes
    std::set<std::string> masked; ///< columns whose value the text does not tell
    std::set<std::string> changed; ///< of those: where the change put another value
};
Result<RowText> readRowText(const std::string &json);
/// Its values alone.
Result<std::map<std::string, Value>> rowFromJson(const std::string &json);

/// Puts a row back as it was, whether it is there or not.
Result<> restoreRow(Connection &connection, const TableInfo &table, const std::string &json);

} // namespace waybill
