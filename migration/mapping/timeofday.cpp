// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/timeofday.h"

#include "migration/base/textfold.h"
#include "migration/mapping/calendar.h"

#include <algorithm>

namespace waybill {

namespace {

/// Takes one or two digits of a number up to \a most off the front.
std::optional<int> takeNumber(std::string_view &text, int most, std::size_t leastDigits)
{
    std::size_t length = 0;
    int number = 0;
    for (; length < 2 && length < text.size() && text[length] >= '0' && text[length] <= '9';
         ++length)
        number = number * 10 + (text[length] - '0');
    if (length < leastDigits || number > most)
        return std::nullopt;
    text.remove_prefix(length);
    return number;
}

bool takeColon(std::string_view &text)
{
    if (!text.starts_with(':'))
        return false;
    text.remove_prefix(1);
    return true;
}

bool takeFraction(std::string_view &text)
{
    const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (!text.starts_with('.') || end < 2)
        return false;
    text.remove_prefix(end);
    return true;
}

/// "Z", "+01:00", "+0100", "+01"
bool isZone(std::string_view text)
{
    if (text == "Z" || text == "z")
        return true;
    if (!text.starts_with('+') && !text.starts_with('-'))
        return false;
    text.remove_prefix(1);
    if (!takeNumber(text, 23, 2))
        return false;
    if (text.empty())
        return true;
    takeColon(text);
    return takeNumber(text, 59, 2) && text.empty();
}

/// The hour of 24 for one of 12 and the mark behind it.
std::optional<int> hourByMark(int hour, std::string_view mark)
{
    const std::string half = folded(mark);
    if ((half != "am" && half != "pm") || hour < 1 || hour > 12)
        return std::nullopt;
    return hour % 12 + (half == "pm" ? 12 : 0);
}

} // namespace

std::optional<TimeOfDay> readTime(std::string_view text)
{
    TimeOfDay time;
    time.isIso = text.size() > 2 && text[2] == ':';
    auto hour = takeNumber(text, 23, 1);
    if (!hour || !takeColon(text))
        return std::nullopt;
    const auto minute = takeNumber(text, 59, 2);
    const bool precise = minute && takeColon(text);
    const auto second = precise ? takeNumber(text, 59, 2) : std::optional(0);
    if (!minute || !second)
        return std::nullopt;

    const bool fraction = precise && takeFraction(text);
    const bool zone = isZone(text);
    time.beyondSeconds = fraction || zone;
    if (!zone && !text.empty()) {
        hour = fraction ? std::nullopt : hourByMark(*hour, text);
        time.isIso = false;
        if (!hour)
            return std::nullopt;
    }
    time.iso = isoTime((*hour * 60 + *minute) * 60 + *second);
    if (!precise)
        time.iso.resize(5);
    return time;
}

} // namespace waybill
