// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/databasecommand.h"

namespace waybill {

/// Puts another value into one column of one row: "Change Status of Acme — Engineer".
class ChangeCell final : public DatabaseCommand
{
public:
    ChangeCell(DataSession &session, RowChange change, const QString &label,
               const QString &caption);

protected:
    void apply() override;
    void revert() override;

private:
    RowChange m_change;
};

} // namespace waybill
