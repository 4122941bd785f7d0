// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/dateparser.h"

#include <string>
#include <string_view>

namespace waybill {

/// "Mar 2017 - Dec 2019 (overlaps with Jun 2017 – Jan 2018)": a first range and what follows it.
struct MonthRange
{
    DateReading::Outcome outcome = DateReading::Outcome::Unreadable;
    DateReading start; ///< not read when the range is open at the front: "to 2019-12"
    DateReading end; ///< not read when there is a single date, or for "Present"
    bool isRange = false; ///< false: a single date, in \a start
    bool untilPresent = false;
    std::string remark; ///< what follows, as it stands; never readable as a range itself
};

/// \a text is trimmed. Ambiguous when a day and a month cannot be told apart.
MonthRange readMonthRange(std::string_view text);

} // namespace waybill
