// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QVariant>

#include <string>

/// How people change rows. Every function is one transaction: all of it happens or nothing, and the
/// audit log says who it was. An invalid or null QVariant is NULL; a row is known by the value of
/// its key (TableInfo::key). EDIT-03: there is no such table or column.
namespace waybill {

struct RowChange
{
    QString table;
    QVariant key;
    QMap<QString, QVariant> before; ///< by column: what the person saw
    QMap<QString, QVariant> after; ///< by column: what is to stand there
};

/// What is needed to take a deletion back.
struct DeletedRow
{
    QString table;
    std::string json; ///< the row as the audit log has it; see rowAsJson()
    QVariant key;
    bool gone = true; ///< false: the row stayed and lost the columns in \a json
};

/// EDIT-01 when a column of \a before holds something else by now (`found` says what), EDIT-02 when
/// the row is gone, DB-CON when the database does not allow it.
Result<> updateRow(Connection &connection, const RowChange &change);

/// A cell that stays as it is, because it no longer holds what the person saw.
struct KeptCell
{
    QString table;
    QVariant key;
    QString column; ///< empty: the whole row is gone
    QVariant before; ///< what the person saw
    QVariant after; ///< what was to stand there
    QVariant found; ///< what stands there
};

/// What became of many changes at once.
struct RowChanges
{
    QList<RowChange> written; ///< without the cells that were kept
    QList<Problem> kept; ///< EDIT-01 and EDIT-02, one for each cell or row that stays as it is
    QList<KeptCell> cells; ///< the same, as values
};

/// Changes many rows in one transaction. A cell that holds something else by now is not overwritten
/// and a row that is gone is left alone; both are told. What the database does not allow (DB-CON)
/// ends it, and nothing is changed.
Result<RowChanges> updateRows(Connection &connection, const QList<RowChange> &changes);

/// Returns the key of the new row.
Result<QVariant> insertRow(Connection &connection, const QString &table,
                           const QMap<QString, QVariant> &values);

/// Deletes rows with everything that hangs on them, parents before their children in the list.
/// EDIT-02 when one of them is gone already.
Result<QList<DeletedRow>> deleteRows(Connection &connection, const QString &table,
                                     const QList<QVariant> &keys);

/// Takes a deletion back, under the same keys. DB-CON when another row has taken a key since.
Result<> restoreRows(Connection &connection, const QList<DeletedRow> &rows);

/// How many other rows deleteRows() would delete as well.
Result<qint64> dependentRows(Connection &connection, const QString &table,
                             const QList<QVariant> &keys);

/// Other rows of one table that deleteRows() would change.
struct DependentRows
{
    QString table;
    qint64 gone = 0; ///< are deleted as well
    qint64 cleared = 0; ///< stay, and no longer refer to what is deleted
};

/// The same by table, those without any left out.
Result<QList<DependentRows>> dependentRowsByTable(Connection &connection, const QString &table,
                                                  const QList<QVariant> &keys);

} // namespace waybill
