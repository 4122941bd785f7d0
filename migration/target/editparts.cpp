// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/editparts.h"

#include "migration/base/numbertext.h"
#include "migration/base/username.h"
#include "migration/target/bookkeeping.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Value plainValue(const QVariant &variant)
{
    switch (variant.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::Long:
    case QMetaType::Short:
    case QMetaType::UShort:
        return static_cast<std::int64_t>(variant.toLongLong());
    case QMetaType::Double:
    case QMetaType::Float:
        return variant.toDouble();
    case QMetaType::QDate:
        return variant.toDate().toString(Qt::ISODate).toStdString();
    case QMetaType::QDateTime:
        return variant.toDateTime().toString(Qt::ISODate).toStdString();
    default:
        return variant.toString().toStdString();
    }
}

bool sameNumber(const Value &a, const Value &b)
{
    const auto *integer = std::get_if<std::int64_t>(&a);
    const auto *real = std::get_if<double>(&b);
    return integer && real && static_cast<double>(*integer) == *real
        && static_cast<std::int64_t>(*real) == *integer;
}

/// "applications.status" of "NOT NULL constraint failed: applications.status".
QString columnsOf(const QString &error)
{
    QStringList columns = error.section(u": "_s, 1).split(u", "_s, Qt::SkipEmptyParts);
    for (QString &column : columns)
        column = column.section(u'.', -1);
    return columns.join(u", "_s);
}

void bindAll(Statement &statement, const std::vector<CellValue> &values)
{
    int first = 0;
    for (const CellValue &value : values)
        value.bind(statement, first++);
}

} // namespace

Result<Edit> Edit::begin(Connection &connection)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto audited = hasBookkeeping(connection);
    if (!audited)
        return audited.error();
    if (*audited) {
        if (auto set = setActor(connection, currentUser()); !set)
            return set.error();
    }
    return Edit(std::move(*transaction), connection, *audited);
}

Result<> Edit::commit()
{
    if (m_audited) {
        if (auto cleared = setActor(*m_connection, {}); !cleared)
            return cleared;
    }
    if (auto committed = m_transaction.commit(); !committed)
        return explained(*m_connection, committed.error(), {});
    return {};
}

CellValue::CellValue(const QVariant &variant)
{
    if (!variant.isValid() || variant.isNull())
        return;
    isBlob = variant.typeId() == QMetaType::QByteArray;
    value = isBlob ? Value(variant.toByteArray().toStdString()) : plainValue(variant);
}

void CellValue::bind(Statement &statement, int parameter) const
{
    if (isBlob)
        statement.bindBlob(parameter, std::get<std::string>(value));
    else
        statement.bind(parameter, value);
}

bool CellValue::equals(const Statement &statement, int column) const
{
    const Value stored = statement.value(column);
    return stored == value || sameNumber(stored, value) || sameNumber(value, stored);
}

QVariant toVariant(const Value &value)
{
    switch (value.index()) {
    case 0:
        return {};
    case 1:
        return QVariant::fromValue<qlonglong>(std::get<std::int64_t>(value));
    case 2:
        return std::get<double>(value);
    default:
        return QString::fromStdString(std::get<std::string>(value));
    }
}

QString shownText(const Value &value)
{
    if (const auto *real = std::get_if<double>(&value))
        return QString::fromStdString(doubleText(*real));
    return toVariant(value).toString();
}

Result<TableInfo> editableTable(Connection &connection, const QString &table)
{
    auto names = listTables(connection);
    if (!names)
        return names.error();
    const std::string name = table.toStdString();
    if (std::find(names->begin(), names->end(), name) == names->end()) {
        return Problem{.code = u"EDIT-03"_s,
                       .file = connection.path(),
                       .found = table,
                       .message = EditText::tr("The database has no table of this name.")};
    }
    return readTableInfo(connection, name);
}

Result<std::vector<std::string>> editableColumns(const TableInfo &table,
                                                 const QMap<QString, QVariant> &values)
{
    std::vector<std::string> columns;
    for (const QString &name : values.keys()) {
        if (table.column(name.toStdString()) < 0) {
            return Problem{.code = u"EDIT-03"_s,
                           .field = name,
                           .record = QString::fromStdString(table.name),
                           .found = name,
                           .message = EditText::tr("The table has no column of this name.")};
        }
        columns.push_back(name.toStdString());
    }
    return columns;
}

QString rowTitle(const TableInfo &table, const QVariant &key)
{
    return QString::fromStdString(table.name) + u' ' + key.toString();
}

Problem explained(const Connection &connection, Problem problem, const QString &row)
{
    problem.record = row;
    if (problem.code != "DB-CON"_L1)
        return problem;
    const QString error = QString::fromUtf8(sqlite3_errmsg(connection.native()));
    problem.found = error;
    problem.action = EditText::tr("Nothing was changed.");
    const auto say = [&](const QString &field, const QString &message) {
        problem.field = field;
        problem.message = message;
    };
    switch (sqlite3_extended_errcode(connection.native())) {
    case SQLITE_CONSTRAINT_NOTNULL:
        say(columnsOf(error), EditText::tr("This must not be empty: %1.").arg(columnsOf(error)));
        break;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        say(columnsOf(error),
            EditText::tr("Another row already has the same %1.").arg(columnsOf(error)));
        break;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        say({}, EditText::tr("It belongs to a row that is not there, or other rows need it."));
        break;
    case SQLITE_CONSTRAINT_CHECK:
        say({},
            EditText::tr("The database takes only values for which this holds: %1.")
                .arg(error.section(u": "_s, 1)));
        break;
    default:
        problem.message = EditText::tr("The database does not allow this: %1").arg(error);
    }
    return problem;
}

Problem rowIsGone(const TableInfo &table, const QVariant &key)
{
    return {.code = u"EDIT-02"_s,
            .record = rowTitle(table, key),
            .action = EditText::tr("Nothing was changed."),
            .message = EditText::tr("The row is no longer there.")};
}

Result<> writeColumns(Connection &connection, const TableInfo &table,
                      const std::vector<std::string> &columns, std::vector<CellValue> values,
                      const QVariant &key)
{
    std::string sets;
    for (const std::string &column : columns)
        sets += (sets.empty() ? "" : ", ") + quotedName(column) + " = ?";
    auto update = Statement::prepare(connection,
                                     "UPDATE " + quotedName(table.name) + " SET " + sets + " WHERE "
                                         + quotedName(table.key) + " = ?");
    if (!update)
        return update.error();
    values.emplace_back(key);
    bindAll(*update, values);
    if (auto updated = update->execute(); !updated)
        return explained(connection, updated.error(), rowTitle(table, key));
    if (sqlite3_changes(connection.native()) == 0)
        return rowIsGone(table, key);
    return {};
}

Result<QVariant> insertColumns(Connection &connection, const TableInfo &table,
                               const std::vector<std::string> &columns,
                               const std::vector<CellValue> &values)
{
    std::string names;
    std::string marks;
    for (const std::string &column : columns) {
        names += (names.empty() ? "" : ", ") + quotedName(column);
        marks += marks.empty() ? "?" : ", ?";
    }
    auto insert = Statement::prepare(
        connection,
        "INSERT INTO " + quotedName(table.name)
            + (names.empty() ? " DEFAULT VALUES" : " (" + names + ") VALUES (" + marks + ")")
            + " RETURNING " + quotedName(table.key));
    if (!insert)
        return insert.error();
    bindAll(*insert, values);
    auto inserted = insert->step();
    if (!inserted)
        return explained(connection, inserted.error(), QString::fromStdString(table.name));
    const QVariant key = toVariant(insert->value(0));
    // Foreign keys are checked at the very end.
    if (auto finished = insert->execute(); !finished)
        return explained(connection, finished.error(), QString::fromStdString(table.name));
    return key;
}

} // namespace waybill
