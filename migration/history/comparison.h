// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/connection.h"
#include "migration/target/tableinfo.h"

#include <QList>

namespace waybill {

/// A value that is another one than it was.
struct CellDifference
{
    QString column;
    Value before;
    Value after;
    bool isBlob = false; ///< one of them is bytes
};

struct RowDifference
{
    enum class Kind { Added, Removed, Changed };

    QString table;
    Kind kind = Kind::Changed;
    Value key;
    QList<CellDifference> cells; ///< Changed
};

struct TableDifference
{
    QString table;
    qint64 added = 0;
    qint64 removed = 0;
    qint64 changed = 0;

    qint64 all() const { return added + removed + changed; }
};

struct Comparison
{
    QList<TableDifference> tables; ///< those that differ
    QList<RowDifference> rows;
    bool cut = false; ///< there are more rows that differ

    qint64 count() const;
};

/// Makes the database \a file readable as "past" beside the main one.
Result<> attachPast(Connection &connection, const QString &file);

/// A table as both databases have it.
struct SharedTable
{
    TableInfo table; ///< as the main one has it, with the columns that both have
    bool inMain = true;
    bool inPast = true;
    bool hasUnknown = false; ///< the past one does not know some of its values
};
/// Parents before their children. Those with several columns as the key of rows without a rowid
/// have no changes in the audit log, and are left out.
Result<std::vector<SharedTable>> sharedTables(Connection &connection);

/// The condition under which a row m of main and its row p of past differ, in these columns of the
/// table; all of them when there are none.
std::string rowsDiffer(const SharedTable &table, const std::vector<std::string> &columns = {});

/// From past to main, at most \a mostRows rows one by one.
Result<Comparison> compareWithPast(Connection &connection, qsizetype mostRows);
/// From the database \a before to \a after.
Result<Comparison> compareDatabases(const QString &before, const QString &after,
                                    qsizetype mostRows);

} // namespace waybill
