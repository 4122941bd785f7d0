// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/databasecommand.h"

namespace waybill {

/// Deletes records with everything that belongs to them: "Delete 3 records: Applications".
class DeleteRecords final : public DatabaseCommand
{
public:
    DeleteRecords(DataSession &session, const QString &table, QList<QVariant> keys,
                  const QString &text);

protected:
    void apply() override;
    void revert() override;

private:
    QString m_table;
    QList<QVariant> m_keys;
    std::shared_ptr<QList<DeletedRow>> m_deleted; ///< touched in the database's thread only
};

} // namespace waybill
