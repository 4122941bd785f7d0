// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/target/connection.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Decisions that a person has changed since the last migration (waybill_decisions). They are no
/// part of any run, so no undo takes them away; the next migration goes by them.
namespace waybill {

struct EditedDecision
{
    std::string id;
    std::optional<std::string> answer; ///< none: forgotten, so that it is asked again
    QString when; ///< ISO, UTC
    QString who;
};

/// Those about one playbook, by id; none where nobody ever changed one.
Result<std::vector<EditedDecision>> readEditedDecisions(Connection &connection,
                                                        const std::string &playbook);

/// A decision as it was seen, and as it is to be; none is "not decided".
struct DecisionChange
{
    std::string id;
    std::optional<std::string> before;
    std::optional<std::string> after;

    friend bool operator==(const DecisionChange &, const DecisionChange &) = default;
};

struct KeptDecisions;

/// What has to change so that these are decided; none is "not decided". The problem of the first
/// answer that is none.
Result<std::vector<DecisionChange>>
checkedChanges(const KeptDecisions &kept,
               const std::map<std::string, std::optional<std::string>> &wanted);

/// For mendings that a person enters or takes back, by id: one that was a decision of an earlier
/// migration is forgotten with it, and one that was forgotten counts again. Inside a transaction.
Result<> decideAsMended(Connection &connection,
                        const std::map<std::string, std::optional<std::string>> &mendings);

/// All of it or nothing. DEC-01 when a decision is not what was seen any more, LED-03 when there is
/// no migration that anything could be decided for.
Result<> changeDecisions(Connection &connection, const std::vector<DecisionChange> &changes);

} // namespace waybill
