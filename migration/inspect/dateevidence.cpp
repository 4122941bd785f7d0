// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/dateevidence.h"

#include "migration/base/textfold.h"

#include <charconv>

namespace waybill {

DateOrder orderGivenAway(std::string_view text)
{
    text = trimmed(text);
    const char *const end = text.data() + text.size();
    int first = 0;
    int second = 0;
    const auto one = std::from_chars(text.data(), end, first);
    if (one.ec != std::errc() || one.ptr == end || one.ptr - text.data() > 2
        || std::string_view("/.-").find(*one.ptr) == std::string_view::npos)
        return DateOrder::Unknown;
    const auto two = std::from_chars(one.ptr + 1, end, second);
    if (two.ec != std::errc() || two.ptr - one.ptr > 3 || two.ptr == end || *two.ptr != *one.ptr)
        return DateOrder::Unknown;
    if (first > 12 && second <= 12)
        return DateOrder::DayFirst;
    return second > 12 && first <= 12 ? DateOrder::MonthFirst : DateOrder::Unknown;
}

} // namespace waybill
