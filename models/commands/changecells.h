// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/databasecommand.h"

namespace waybill {

/// Puts other values into many cells of one table, in one transaction: "Change Status of 12
/// applications". What somebody else changed meanwhile stays, there and back: a step takes back
/// only what the one before it wrote.
class ChangeCells final : public DatabaseCommand
{
public:
    ChangeCells(DataSession &session, const QList<RowChange> &changes, const QString &text);

protected:
    void apply() override;
    void revert() override;

private:
    void write(bool back);

    QList<RowChange> m_changes;
    std::shared_ptr<QList<RowChange>> m_written; ///< touched in the database's thread only
};

} // namespace waybill
