// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// ISO 8601 text of what exists in the calendar. Each gives an empty text for what does not, and
/// for years before 1000: those are typing errors.
namespace waybill {

std::string isoYear(int year);
std::string isoMonth(int year, int month);
std::string isoDate(int year, int month, int day);
/// The day that spreadsheets count as \a serial, from 1899-12-30 on.
std::string isoDateOfSerial(int serial);
/// "HH:MM:SS"
std::string isoTime(int secondsSinceMidnight);

} // namespace waybill
