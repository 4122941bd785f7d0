// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/decisions/decisionstore.h"
#include "models/commands/databasecommand.h"

namespace waybill {

/// Decides something otherwise for the next migration, or takes decisions back.
class ChangeDecisions final : public DatabaseCommand
{
public:
    ChangeDecisions(DataSession &session, std::vector<DecisionChange> changes, const QString &text);

    static QString tableName();

protected:
    void apply() override;
    void revert() override;

private:
    void write(const std::vector<DecisionChange> &changes);

    std::vector<DecisionChange> m_changes;
};

} // namespace waybill
