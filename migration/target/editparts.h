// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/editor.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <QCoreApplication>
#include <QMap>
#include <QString>
#include <QVariant>

/// What the functions of editor.h are made of.
namespace waybill {

struct EditText
{
    Q_DECLARE_TR_FUNCTIONS(Editor)
};

/// A transaction in which the audit log knows who changes the rows.
class Edit
{
public:
    static Result<Edit> begin(Connection &connection);
    Result<> commit();

private:
    Edit(Transaction transaction, Connection &connection, bool audited)
        : m_transaction(std::move(transaction))
        , m_connection(&connection)
        , m_audited(audited)
    {
    }

    Transaction m_transaction;
    Connection *m_connection;
    bool m_audited;
};

/// A value of the window as a column takes it.
struct CellValue
{
    explicit CellValue(const QVariant &variant);

    void bind(Statement &statement, int parameter) const;
    bool equals(const Statement &statement, int column) const;

    Value value;
    bool isBlob = false; ///< \a value has the bytes
};

QVariant toVariant(const Value &value);
QString shownText(const Value &value);

/// One of the user's tables; EDIT-03 when there is none of that name, or it is not theirs to edit.
Result<TableInfo> editableTable(Connection &connection, const QString &table);
/// The names of \a values in the order of the map, as they stand in the catalogue; EDIT-03.
Result<std::vector<std::string>> editableColumns(const TableInfo &table,
                                                 const QMap<QString, QVariant> &values);

/// "applications 17", for problems.
QString rowTitle(const TableInfo &table, const QVariant &key);

Problem rowIsGone(const TableInfo &table, const QVariant &key);
Result<> writeColumns(Connection &connection, const TableInfo &table,
                      const std::vector<std::string> &columns, std::vector<CellValue> values,
                      const QVariant &key);
/// Returns the key.
Result<QVariant> insertColumns(Connection &connection, const TableInfo &table,
                               const std::vector<std::string> &columns,
                               const std::vector<CellValue> &values);

struct Differences
{
    QList<Problem> problems;
    QList<KeptCell> cells;
};

/// Compares what a person saw with what is there: a problem for each column that differs, or for
/// the row when it is gone.
Result<Differences> differences(Connection &connection, const TableInfo &table,
                                const RowChange &change);
/// The first of these problems, as an error.
Result<> mustHold(Connection &connection, const TableInfo &table, const QVariant &key,
                  const QMap<QString, QVariant> &seen);
/// deleteRows() and restoreRows() within a transaction that is open.
Result<QList<DeletedRow>> deleteWithin(Connection &connection, const QString &table,
                                       const QList<QVariant> &keys);
Result<> restoreWithin(Connection &connection, const QList<DeletedRow> &rows);

/// \a problem, which is the connection's last one; a constraint becomes a sentence for people.
Problem explained(const Connection &connection, Problem problem, const QString &row);

} // namespace waybill
