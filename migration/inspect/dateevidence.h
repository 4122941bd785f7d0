// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/dateparser.h"

#include <string_view>

namespace waybill {

/// The order that a date written in numbers gives away: "25/3/2025" has the day first.
DateOrder orderGivenAway(std::string_view text);

} // namespace waybill
