// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/insertrecord.h"

#include "migration/target/statement.h"
#include "models/tables/rowquery.h"

#include <QCoreApplication>

#include <utility>

namespace waybill {

struct InsertRecord::Rows
{
    QList<std::pair<QString, QVariant>> added; ///< table and key, in the order they were added
    QList<DeletedRow> taken; ///< by undo, to come back with the same ids
};

namespace {

/// The key of the parent that is there already; invalid when there is none.
Result<QVariant> findParent(Connection &connection, const NewRecord::Parent &parent)
{
    std::string sql = "SELECT " + quotedName(parent.key.toStdString()) + " FROM "
        + quotedName(parent.table.toStdString()) + " WHERE 1";
    for (auto value = parent.values.cbegin(); value != parent.values.cend(); ++value)
        sql += " AND trim(coalesce(" + quotedName(value.key().toStdString())
            + ", '')) = trim(?) COLLATE NOCASE";
    auto statement = Statement::prepare(connection, sql + " ORDER BY rowid LIMIT 1");
    if (!statement)
        return statement.error();
    QList<std::string> texts;
    for (const QVariant &value : parent.values)
        texts << value.toString().toStdString();
    for (int i = 0; i < static_cast<int>(texts.size()); ++i)
        statement->bindText(i, texts[i]);
    auto found = statement->step();
    if (!found)
        return found.error();
    return *found ? shownValue(statement->value(0)) : QVariant();
}

} // namespace

InsertRecord::InsertRecord(DataSession &session, NewRecord record, const QString &singular)
    : DatabaseCommand(session)
    , m_record(std::move(record))
    , m_rows(std::make_shared<Rows>())
{
    setText(QCoreApplication::translate("Commands", "Add %1").arg(singular));
}

void InsertRecord::apply()
{
    const auto work = [record = m_record, rows = m_rows](Connection &connection) -> Result<> {
        if (!rows->taken.isEmpty()) {
            auto restored = restoreRows(connection, rows->taken);
            if (restored)
                rows->taken.clear();
            return restored;
        }
        QMap<QString, QVariant> values = record.values;
        for (const NewRecord::Parent &parent : record.parents) {
            auto found = findParent(connection, parent);
            if (!found)
                return found.error();
            if (!found->isValid()) {
                auto added = insertRow(connection, parent.table, parent.values);
                if (!added)
                    return added.error();
                rows->added << std::pair(parent.table, *added);
                *found = *added;
            }
            values.insert(parent.column, *found);
        }
        auto added = insertRow(connection, record.table, values);
        if (!added)
            return added.error();
        rows->added << std::pair(record.table, *added);
        return {};
    };
    session().write(m_record.table, work, state());
}

void InsertRecord::revert()
{
    const auto work = [rows = m_rows](Connection &connection) -> Result<> {
        for (auto row = rows->added.crbegin(); row != rows->added.crend(); ++row) {
            auto deleted = deleteRows(connection, row->first, {row->second});
            if (!deleted)
                return deleted.error();
            rows->taken = *deleted + rows->taken;
        }
        return {};
    };
    session().write(m_record.table, work, state());
}

} // namespace waybill
