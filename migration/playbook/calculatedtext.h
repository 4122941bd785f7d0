// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <string>
#include <vector>

namespace waybill {

/// A column of a view that no table has: a text that follows from another column of the row.
/// Data and no SQL, because a playbook in a database can come from anyone.
struct CalculatedText
{
    /// What is said for one value.
    struct Choice
    {
        std::string value;
        std::vector<std::string> texts; ///< the first whose columns all have a value is said
    };
    std::string by; ///< the view's own column
    std::vector<Choice> choices;
};

/// A piece of "Follow up on {date_applied + 5}".
struct TextPart
{
    std::string literal; ///< when there is no column
    std::string column;
    int days = 0; ///< added to the date in the column
};

/// PB-04 (without a place) for a brace without a partner, an empty name or more than 9,999 days.
Result<std::vector<TextPart>> parseCalculatedText(const std::string &text);

} // namespace waybill
