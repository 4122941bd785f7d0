// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/dateparser.h"

namespace waybill {

/// Several dates in one cell: the first one that can be read.
struct DateList
{
    DateReading first;
    bool hasMore = false; ///< something else than this date stands there too
};

/// \a text is trimmed. Items are separated by commas, semicolons or line ends; the comma in
/// "Mar 4, 2021" separates nothing.
DateList readDateList(std::string_view text, DateOrder order);

} // namespace waybill
