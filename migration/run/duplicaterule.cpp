// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/duplicaterule.h"

namespace waybill {

const char *duplicateName(OnDuplicate rule)
{
    constexpr const char *names[] = {"skip", "update", "ask"};
    return names[static_cast<int>(rule)];
}

std::optional<OnDuplicate> duplicateRule(const std::string &name)
{
    for (const OnDuplicate rule : duplicateRules) {
        if (name == duplicateName(rule))
            return rule;
    }
    return std::nullopt;
}

OnDuplicate duplicateRule(const Answers &answers)
{
    const auto found = answers.find(duplicatesAnswerId);
    return found == answers.end() ? OnDuplicate::Skip
                                  : duplicateRule(found->second).value_or(OnDuplicate::Skip);
}

} // namespace waybill
