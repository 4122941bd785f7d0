// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/databasecommand.h"

namespace waybill {

/// Brings back what a change in the audit log deleted, with what went with it: "Restore application
/// Fernway Labs".
class RestoreRecords final : public DatabaseCommand
{
public:
    RestoreRecords(DataSession &session, const QString &table, qint64 change, const QString &text);

protected:
    void apply() override;
    void revert() override;

private:
    QString m_table;
    qint64 m_change;
    std::shared_ptr<QList<DeletedRow>> m_rows; ///< touched in the database's thread only
};

} // namespace waybill
