// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <vector>

namespace waybill {

/// What one column must hold for a row to be listed.
struct ColumnFilter
{
    enum class Kind { Contains, Equals, AtLeast, Empty, NotEmpty };

    int column = 0;
    Kind kind = Kind::Contains;
    QString text; ///< Contains, Equals
    double number = 0; ///< AtLeast

    friend bool operator==(const ColumnFilter &, const ColumnFilter &) = default;
};

/// Rows that something else picked out, the bar of a chart for instance.
struct RowSubset
{
    QString title; ///< what a person calls them
    std::string sql; ///< gives their rowids; out of a playbook
    std::vector<Value> parameters;

    bool empty() const { return sql.empty(); }
    friend bool operator==(const RowSubset &, const RowSubset &) = default;
};

/// Which rows to list and in what order.
struct RowQuery
{
    QString anywhere; ///< some column contains it
    QList<ColumnFilter> filters;
    RowSubset subset; ///< empty: of all rows
    int sortColumn = -1; ///< -1: the view's own order
    Qt::SortOrder order = Qt::AscendingOrder;

    bool filtered() const { return !anywhere.isEmpty() || !filters.isEmpty() || !subset.empty(); }
    friend bool operator==(const RowQuery &, const RowQuery &) = default;
};

/// One row as it is shown; the text is made where the row is read, so that showing is a look-up.
struct ShownRow
{
    qint64 id = 0; ///< rowid
    QVariant key; ///< by which it is changed
    QList<QVariant> values; ///< as stored; an invalid QVariant is NULL
    QList<QString> texts;
    QString caption;
};

using RowIds = std::vector<qint64>;

struct RowList
{
    RowIds ids;
    qint64 total = 0; ///< rows without any filter
};

/// The ids of the first rows alone, which is quick however many there are. Knows no subset.
Result<RowIds> firstRows(Connection &connection, const TableLayout &layout, const RowQuery &query,
                         int count);
/// Both run to the end and leave no open cursor.
Result<RowList> listRows(Connection &connection, const TableLayout &layout, const RowQuery &query);
/// In the order of \a ids; a row that is gone has no values.
Result<QList<ShownRow>> fetchRows(Connection &connection, const TableLayout &layout,
                                  const RowIds &ids);

QVariant shownValue(const Value &value);

} // namespace waybill
