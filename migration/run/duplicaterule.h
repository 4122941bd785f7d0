// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"

#include <optional>
#include <string>

namespace waybill {

/// What becomes of a record that is in the database already and says something else there.
enum class OnDuplicate {
    Skip, ///< it is set aside, to be decided about on its own
    Update, ///< the database takes what the file says
    Ask ///< a person is asked before anything is written; it is set aside when nobody is there
};

inline constexpr OnDuplicate duplicateRules[] = {OnDuplicate::Skip, OnDuplicate::Update,
                                                 OnDuplicate::Ask};
/// The answer that is the rule for all records; duplicateId() is that for one of them.
inline constexpr auto duplicatesAnswerId = "duplicates";

/// "skip", "update", "ask": in answers, and behind --on-duplicate.
const char *duplicateName(OnDuplicate rule);
std::optional<OnDuplicate> duplicateRule(const std::string &name);
/// What the answers say; Skip where they say nothing about it.
OnDuplicate duplicateRule(const Answers &answers);

} // namespace waybill
