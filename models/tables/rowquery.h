// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/querywatch.h"
#include "models/tables/tablelayout.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace waybill {

/// What one column must hold for a row to be listed.
struct ColumnFilter
{
    enum class Kind {
        Contains,
        ContainsNot,
        OneOf, ///< of the words as stored; an empty word stands for NULL and for empty text
        Range, ///< from least to most, both included; dates that are known in part count when they
               ///< may be in it
        Empty, ///< NULL or empty text
        NotEmpty
    };

    int column = 0;
    Kind kind = Kind::Contains;
    QString text; ///< Contains, ContainsNot
    QStringList words; ///< OneOf
    QVariant least; ///< Range: a number or an ISO date; invalid: from the first on
    QVariant most; ///< Range: ... to the last

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

/// The record that rows belong to.
struct RowParent
{
    std::string column; ///< foreign key of the rows
    QVariant key;

    bool empty() const { return column.empty(); }
    friend bool operator==(const RowParent &, const RowParent &) = default;
};

struct SortKey
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

/// Which rows to list and in what order.
struct RowQuery
{
    QString anywhere; ///< some column contains it
    QList<ColumnFilter> filters; ///< all of them hold
    RowSubset subset; ///< empty: of all rows
    QList<SortKey> sort; ///< the first counts most; none: the view's own order
    RowParent parent = {}; ///< empty: of whatever record; what it leaves out is not "filtered"

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
    QList<QVariant> parents = {}; ///< what the foreign keys of the layout's joins hold
};

using RowIds = std::vector<qint64>;

struct RowList
{
    RowIds ids;
    qint64 total = 0; ///< rows without any filter
};

/// What is asked of which view.
struct RowQuestion
{
    const TableLayout &layout;
    const RowQuery &query;
    QueryWatch::Stop stop = [] { return false; }; ///< ends the reading with an error
};

/// The ids of the first rows alone, which is quick however many there are. None when the rows are
/// a subset.
Result<RowIds> firstRows(Connection &connection, const RowQuestion &question, int count);
/// The rowids of a subset, sorted; none when it is empty.
Result<RowIds> subsetIds(Connection &connection, const RowSubset &subset);
/// Both run to the end and leave no open cursor.
Result<RowList> listRows(Connection &connection, const RowQuestion &question);
/// In the order of \a ids; a row that is gone has no values.
Result<QList<ShownRow>> fetchRows(Connection &connection, const TableLayout &layout,
                                  const RowIds &ids);

QVariant shownValue(const Value &value);

} // namespace waybill
