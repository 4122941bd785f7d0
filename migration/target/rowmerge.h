// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/editor.h"

namespace waybill {

/// Two rows of one table are to become one: what belongs to the dropped row belongs to the kept
/// one afterwards.
struct RowMerge
{
    QString table;
    QVariant kept;
    QVariant dropped;
    QMap<QString, QVariant> keptSeen; ///< by column: what the person saw
    QMap<QString, QVariant> droppedSeen;
    QMap<QString, QVariant> values; ///< by column: what the kept row is to hold; only what changes
};

/// Rows of one table that could not belong to the kept row, because it has such ones already.
struct MergeClash
{
    QString table;
    QStringList columns; ///< whose values would no longer be unique; empty: the rows themselves
                         ///< belong to each other
    qint64 rows = 0;
};

/// What a merge would do besides.
struct MergeOutlook
{
    struct Moved
    {
        QString table;
        qint64 rows = 0;
    };
    QList<Moved> moved; ///< will belong to the kept row
    QList<MergeClash> clashes; ///< any of them makes it impossible
};

Result<MergeOutlook> lookAtMerge(Connection &connection, const QString &table, const QVariant &kept,
                                 const QVariant &dropped);

/// Rows whose foreign key was changed, all to the same values.
struct MovedRows
{
    QString table;
    std::vector<std::string> columns;
    QList<QVariant> from;
    QList<QVariant> to;
    QList<QVariant> keys;
};

/// What is needed to take a merge back.
struct MergedRows
{
    RowMerge merge;
    QList<MovedRows> moved;
    QList<DeletedRow> deleted;
};

/// EDIT-01 and EDIT-02 when one of the rows is not what the person saw, EDIT-08 when something
/// clashes, DB-CON when the database does not allow it; then nothing is changed.
Result<MergedRows> mergeRows(Connection &connection, const RowMerge &merge);
/// What somebody moved on since stays where it is. EDIT-01 when the kept row has changed since.
Result<> unmergeRows(Connection &connection, const MergedRows &merged);

} // namespace waybill
