// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"

#include <optional>
#include <vector>

namespace waybill {

/// What was decided for a database: with a migration, by a person since, or by nobody.
struct KeptDecision
{
    enum class State {
        Applied, ///< the last migration went by it
        Changed, ///< since then; the next one will
        Forgotten, ///< since then; the next one asks again
        Default ///< nobody decided: the last migration took what is usual
    };

    Question question; ///< with its id, what can be chosen, and where it matters
    std::string answer; ///< that counts; of a forgotten one, what it was
    QString shown; ///< the answer in words
    State state = State::Applied;
    qint64 run = 0; ///< since which it is so; 0: since no run yet
    QString when; ///< ISO, UTC
    QString who;
    std::optional<qint64> values; ///< that the last migration decided by it; none: not counted
    bool personal = false; ///< names a person, or stands in files about people
};

struct KeptDecisions
{
    Playbook playbook;
    QString workspace;
    qint64 run = 0; ///< the last migration, whether it has been undone or not
    std::vector<KeptDecision> all; ///< in the order of their ids, those by default last

    /// Those that count the next time. What was taken by default is none of them: it is found out
    /// anew.
    Answers answers() const;
    /// The one of them about \a id.
    std::optional<std::string> answerTo(const std::string &id) const;
};

/// LED-03 when there has been no migration.
Result<KeptDecisions> readDecisions(Connection &connection);

/// Whether a record that says the same as before would be read otherwise with these answers.
bool readsOtherwise(const Answers &before, const Answers &now);

/// How many values each answer decided in a run, kept for the list (waybill_state, "decided").
using DecidedValues = std::map<std::string, qint64>;
Result<> keepDecidedValues(Connection &connection, qint64 run, const DecidedValues &values);
/// What a run took by default ("defaults"); an empty answer is that of the question.
Result<> keepDefaults(Connection &connection, qint64 run, const Answers &defaults);

} // namespace waybill
