// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/deleterecords.h"

namespace waybill {

DeleteRecords::DeleteRecords(DataSession &session, const QString &table, QList<QVariant> keys,
                             const QString &text)
    : DatabaseCommand(session)
    , m_table(table)
    , m_keys(std::move(keys))
    , m_deleted(std::make_shared<QList<DeletedRow>>())
{
    setText(text);
}

void DeleteRecords::apply()
{
    const auto work = [table = m_table, keys = m_keys,
                       kept = m_deleted](Connection &connection) -> Result<> {
        auto deleted = deleteRows(connection, table, keys);
        if (!deleted)
            return deleted.error();
        *kept = *deleted;
        return {};
    };
    session().write(m_table, work, state());
}

void DeleteRecords::revert()
{
    const auto work = [kept = m_deleted](Connection &connection) -> Result<> {
        return restoreRows(connection, *kept);
    };
    session().write(m_table, work, state());
}

} // namespace waybill
