// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/savedviews.h"
#include "models/commands/databasecommand.h"

namespace waybill {

/// Saves, renames, deletes or imports saved views.
class ChangeViews final : public DatabaseCommand
{
public:
    ChangeViews(DataSession &session, QList<SavedViewChange> changes, const QString &text);

protected:
    void apply() override;
    void revert() override;

private:
    void write(const QList<SavedViewChange> &changes);

    QList<SavedViewChange> m_changes;
};

} // namespace waybill
