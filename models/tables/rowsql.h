// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/statement.h"
#include "models/tables/rowquery.h"

#include <optional>
#include <string>
#include <vector>

namespace waybill {

/// SQL with its values kept apart.
struct Sql
{
    std::string text;
    std::vector<Value> values;

    void add(const std::string &piece, Value value)
    {
        text += piece;
        values.push_back(std::move(value));
    }
};

/// The rowids of the rows that \a query lists, in its order. Tables are joined only where the
/// question needs them: otherwise SQLite would not answer it from an index alone.
/// \a among: only these rows are looked at. \a most: so many at most; 0: all. \a also: a column of
/// the layout whose value is wanted beside the rowid; -1: none.
Sql listingSql(const TableLayout &layout, const RowQuery &query, const std::optional<RowIds> &among,
               int most, int also = -1);

/// The key of a row as SQLite takes it.
Value keyValue(const QVariant &key);

/// The key of a row as SQLite takes it.
Value keyValue(const QVariant &key);

/// [1,2,3], to be read with json_each().
std::string idArray(const RowIds &ids);

/// All columns of the rows with these ids, in any order: rowid, columns, caption, key, foreign keys
/// of the joins.
Sql rowsSql(const TableLayout &layout, const RowIds &ids);

/// \a sql must live until the statement has been stepped.
Result<Statement> prepared(Connection &connection, const Sql &sql);
Result<Statement> prepared(Connection &connection, Sql &&sql) = delete;

} // namespace waybill
