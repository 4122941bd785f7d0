// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <optional>

namespace waybill {

/// The question that a decision answers, as a person is asked it, found out from its id alone.
/// \a answers: those of the run, which say what rows there are to choose from.
Question decisionQuestion(const Playbook &playbook, const Answers &answers, const std::string &id);

/// Whether it is asked before a migration, with the others; a mending and a place are not.
bool isAskedBefore(const std::string &id);

/// \a answer to \a question in words.
QString decisionText(const Question &question, const std::string &answer);

/// "Words", "Dates", "Places", ...: what kind of decision an id is.
QString decisionGroup(const std::string &id);

/// DEC-02 for the id of no question that the playbook can ask, DEC-03 for an answer that is none.
std::optional<Problem> decisionMistake(const Playbook &playbook, const Answers &answers,
                                       const std::string &id, const std::string &answer,
                                       const QString &workspace);

/// Whether it names a person or stands in files about people.
bool isPersonalDecision(const Playbook &playbook, const std::string &id);

} // namespace waybill
