// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace waybill {

/// How "03/04/2025" is to be read.
enum class DateOrder { Unknown, DayFirst, MonthFirst };

/// A date as people and spreadsheets write it, as ISO text of the precision it has: "2021",
/// "2021-03", "2021-03-04", "2021-03-04 10:20". Nothing is made up: no first of the month.
struct DateReading
{
    enum class Outcome { Read, Ambiguous, Unreadable };

    Outcome outcome = Outcome::Unreadable;
    std::string iso;
    const char *rule = ""; ///< DATE-01, -03 or -04 when it was written in another way

    bool isRead() const { return outcome == Outcome::Read; }
};

/// \a text is trimmed. \a order decides only where both orders give a date.
DateReading readDate(std::string_view text, DateOrder order);
/// The same, but a number of five digits is not a spreadsheet's date.
DateReading readWrittenDate(std::string_view text, DateOrder order);
/// "Present", "current", "now", "heute".
bool meansPresent(std::string_view text);

} // namespace waybill
