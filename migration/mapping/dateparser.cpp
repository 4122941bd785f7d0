// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/dateparser.h"

#include "migration/base/textfold.h"
#include "migration/mapping/calendar.h"
#include "migration/mapping/monthname.h"
#include "migration/mapping/timeofday.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace waybill {

namespace {

using Outcome = DateReading::Outcome;

DateReading unreadable()
{
    return {};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// \a text is a few digits.
int number(std::string_view text)
{
    int value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

DateReading readAs(const std::string &iso, std::string_view written)
{
    if (iso.empty())
        return unreadable();
    return {Outcome::Read, iso, iso == written ? "" : "DATE-03"};
}

bool isDayOrMonth(std::string_view part)
{
    return part.size() == 1 || part.size() == 2;
}

/// "03/04/2025": a separator says nothing about the order, except that points have the day first.
DateReading readOrdered(int first, int second, int year, char separator, DateOrder order,
                        std::string_view written)
{
    const std::string dayFirst = isoDate(year, second, first);
    const std::string monthFirst = isoDate(year, first, second);
    if (separator == '.' || monthFirst.empty() || dayFirst == monthFirst)
        return readAs(dayFirst, written);
    if (dayFirst.empty())
        return readAs(monthFirst, written);
    if (order == DateOrder::Unknown)
        return {Outcome::Ambiguous, {}, ""};
    return readAs(order == DateOrder::DayFirst ? dayFirst : monthFirst, written);
}

/// "2021", "20210304"
DateReading readDigits(std::string_view text)
{
    if (text.size() == 4)
        return readAs(isoYear(number(text)), text);
    if (text.size() != 8)
        return unreadable();
    const int year = number(text.substr(0, 4));
    // Eight digits are often something else: only years that a person's papers have.
    if (year < 1900 || year > 2100)
        return unreadable();
    return readAs(isoDate(year, number(text.substr(4, 2)), number(text.substr(6))), text);
}

/// Digits with one and the same separator between: "2021-03-04", "3/2021", "04.03.2021".
DateReading readNumeric(std::string_view text, DateOrder order)
{
    const std::size_t firstEnd = std::min(text.find_first_of("-/."), text.size());
    const std::string_view first = text.substr(0, firstEnd);
    if (!allDigits(first))
        return unreadable();
    if (firstEnd == text.size())
        return readDigits(text);

    const char separator = text[firstEnd];
    const std::string_view rest = text.substr(firstEnd + 1);
    const std::size_t secondEnd = std::min(rest.find(separator), rest.size());
    const std::string_view second = rest.substr(0, secondEnd);
    if (!allDigits(second))
        return unreadable();
    if (secondEnd == rest.size()) {
        if (first.size() == 4 && isDayOrMonth(second) && separator != '.')
            return readAs(isoMonth(number(first), number(second)), text);
        if (isDayOrMonth(first) && second.size() == 4)
            return readAs(isoMonth(number(second), number(first)), text);
        return unreadable();
    }

    const std::string_view third = rest.substr(secondEnd + 1);
    if (!allDigits(third) || !isDayOrMonth(second))
        return unreadable();
    if (first.size() == 4 && isDayOrMonth(third))
        return readAs(isoDate(number(first), number(second), number(third)), text);
    if (isDayOrMonth(first) && third.size() == 4)
        return readOrdered(number(first), number(second), number(third), separator, order, text);
    return unreadable();
}

/// The words and numbers of "March 4th, 2021"; empty when other characters stand between them.
std::vector<std::string_view> wordsAndNumbers(std::string_view text)
{
    constexpr std::array<std::string_view, 4> ordinals = {"st", "nd", "rd", "th"};
    constexpr std::string_view separators = " ,.-/";
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const bool digit = isDigit(text.front());
        const auto *const stop = std::find_if(text.begin(), text.end(), [=](char c) {
            return isDigit(c) != digit || separators.find(c) != std::string_view::npos;
        });
        const auto length = std::size_t(stop - text.begin());
        const std::string_view part = text.substr(0, length);
        const bool ordinal = !parts.empty() && allDigits(parts.back())
            && std::find(ordinals.begin(), ordinals.end(), part) != ordinals.end();
        if (!part.empty() && !ordinal)
            parts.push_back(part);
        text.remove_prefix(length);
        const std::size_t gap = std::min(text.find_first_not_of(separators), text.size());
        if (part.empty() || gap > 2 || parts.size() > 3)
            return {};
        text.remove_prefix(gap);
    }
    return parts;
}

/// "Mar 2021", "Mar 4, 2021", "4. März 2021"
DateReading readNamed(std::string_view written)
{
    const std::string text = folded(written);
    const auto parts = wordsAndNumbers(text);
    if (parts.size() < 2 || parts.back().size() != 4 || !allDigits(parts.back()))
        return unreadable();
    const int year = number(parts.back());
    if (parts.size() == 2)
        return readAs(isoMonth(year, monthByName(parts[0])), written);
    const bool dayFirst = allDigits(parts[0]);
    const std::string_view day = parts[dayFirst ? 0 : 1];
    if (!allDigits(day) || !isDayOrMonth(day))
        return unreadable();
    return readAs(isoDate(year, monthByName(parts[dayFirst ? 1 : 0]), number(day)), written);
}

/// "45981.75": days since 1899-12-30 as spreadsheets count them. Fewer digits are years.
DateReading readSerial(std::string_view text)
{
    constexpr int firstPlausible = 20000; // 1954
    constexpr int lastPlausible = 80000; // 2119
    constexpr std::size_t wholeDigits = 5;
    const int day = number(text.substr(0, wholeDigits));
    if (day < firstPlausible || day > lastPlausible)
        return unreadable();
    constexpr int secondsInDay = 24 * 60 * 60;
    // Spreadsheets keep a time as a fraction in floating point, so it is rounded to the second.
    double fraction = 0;
    for (std::size_t at = text.size() - 1; at > wholeDigits; --at)
        fraction = (fraction + (text[at] - '0')) / 10;
    int seconds = int(std::lround(fraction * secondsInDay));
    const std::string date = isoDateOfSerial(day + seconds / secondsInDay);
    seconds %= secondsInDay;
    return {Outcome::Read, seconds == 0 ? date : date + ' ' + isoTime(seconds), "DATE-01"};
}

bool looksLikeSerial(std::string_view text)
{
    return text.size() >= 5 && allDigits(text.substr(0, 5))
        && (text.size() == 5 || (text[5] == '.' && allDigits(text.substr(6))));
}

DateReading readDay(std::string_view text, DateOrder order)
{
    if (!text.empty() && isDigit(text.front())) {
        DateReading numeric = readNumeric(text, order);
        if (numeric.outcome != Outcome::Unreadable)
            return numeric;
    }
    return readNamed(text);
}

/// A date and a time. Fractions of a second and time zones are kept where the whole is ISO already.
DateReading readWithTime(std::string_view text, std::size_t timeAt, DateOrder order)
{
    const auto time = readTime(text.substr(timeAt));
    DateReading reading = readDay(trimmed(text.substr(0, timeAt - 1)), order);
    if (!time || !(reading.isRead() || reading.outcome == Outcome::Ambiguous))
        return unreadable();
    constexpr std::size_t fullDate = 10;
    if (reading.isRead() && reading.iso.size() != fullDate)
        return unreadable();
    if (time->beyondSeconds) {
        if (*reading.rule != '\0' || !time->isIso || timeAt != fullDate + 1)
            return unreadable();
        return {Outcome::Read, std::string(text), ""};
    }
    if (!reading.isRead())
        return reading;
    if (time->isMidnight())
        return {Outcome::Read, reading.iso, "DATE-04"};
    return readAs(reading.iso + ' ' + time->iso, text);
}

/// Where the hours begin in "2021-03-04T10:20"; npos when there is no time.
std::size_t findTime(std::string_view text)
{
    constexpr auto npos = std::string_view::npos;
    const std::size_t colon = text.find(':');
    if (colon == npos || colon == 0)
        return npos;
    const std::size_t before = text.find_last_of(" Tt", colon);
    return before == npos || before == 0 ? npos : before + 1;
}

} // namespace

DateReading readWrittenDate(std::string_view text, DateOrder order)
{
    constexpr std::size_t longest = 64; // No date is longer; a long text is not searched for one.
    if (text.size() > longest)
        return unreadable();
    const std::size_t timeAt = findTime(text);
    return timeAt == std::string_view::npos ? readDay(text, order)
                                            : readWithTime(text, timeAt, order);
}

DateReading readDate(std::string_view text, DateOrder order)
{
    return looksLikeSerial(text) ? readSerial(text) : readWrittenDate(text, order);
}

bool meansPresent(std::string_view text)
{
    constexpr std::array<std::string_view, 7> words = {"present", "current", "currently", "now",
                                                       "today",   "ongoing", "heute"};
    return std::find(words.begin(), words.end(), folded(text)) != words.end();
}

} // namespace waybill
