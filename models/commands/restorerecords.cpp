// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/restorerecords.h"

#include "migration/history/deletedrows.h"

namespace waybill {

RestoreRecords::RestoreRecords(DataSession &session, const QString &table, qint64 change,
                               const QString &text)
    : DatabaseCommand(session)
    , m_table(table)
    , m_change(change)
    , m_rows(std::make_shared<QList<DeletedRow>>())
{
    setText(text);
}

void RestoreRecords::apply()
{
    const auto work = [change = m_change, rows = m_rows](Connection &connection) -> Result<> {
        if (rows->isEmpty()) {
            auto deletion = readDeletion(connection, change);
            if (!deletion)
                return deletion.error();
            *rows = deletion->rows;
        }
        return restoreRows(connection, *rows);
    };
    session().write(m_table, work, state());
}

/// What belongs to the row goes with it.
void RestoreRecords::revert()
{
    const auto work = [rows = m_rows](Connection &connection) -> Result<> {
        const DeletedRow &row = rows->constFirst();
        auto deleted = deleteRows(connection, row.table, {row.key});
        if (!deleted)
            return deleted.error();
        *rows = std::move(*deleted);
        return {};
    };
    session().write(m_table, work, state());
}

} // namespace waybill
