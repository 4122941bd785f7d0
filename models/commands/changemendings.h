// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/pendingmendings.h"
#include "models/commands/databasecommand.h"

namespace waybill {

/// Enters mendings of what was set aside, or takes them back.
class ChangeMendings final : public DatabaseCommand
{
public:
    ChangeMendings(DataSession &session, QList<MendingChange> changes, const QString &text);

protected:
    void apply() override;
    void revert() override;

private:
    void write(const QList<MendingChange> &changes);

    QList<MendingChange> m_changes;
};

} // namespace waybill
