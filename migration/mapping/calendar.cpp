// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/calendar.h"

#include <chrono>

namespace waybill {

namespace {

using namespace std::chrono;

constexpr int firstYear = 1000;

std::string twoDigits(unsigned number)
{
    return {char('0' + number / 10), char('0' + number % 10)};
}

} // namespace

std::string isoYear(int year)
{
    return year >= firstYear && year <= 9999 ? std::to_string(year) : std::string();
}

std::string isoMonth(int year, int month)
{
    const std::string text = isoYear(year);
    if (text.empty() || month < 1 || month > 12)
        return {};
    return text + '-' + twoDigits(unsigned(month));
}

std::string isoDate(int year, int month, int day)
{
    const std::string text = isoMonth(year, month);
    if (text.empty() || day < 1)
        return {};
    const auto date = std::chrono::year(year) / month / day;
    return date.ok() ? text + '-' + twoDigits(unsigned(day)) : std::string();
}

std::string isoDateOfSerial(int serial)
{
    constexpr sys_days zero = std::chrono::year(1899) / 12 / 30;
    const year_month_day date(zero + days(serial));
    return isoDate(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
}

std::string isoTime(int secondsSinceMidnight)
{
    const auto seconds = unsigned(secondsSinceMidnight);
    return twoDigits(seconds / 3600) + ':' + twoDigits(seconds / 60 % 60) + ':'
        + twoDigits(seconds % 60);
}

} // namespace waybill
