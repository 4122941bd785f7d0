// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waybill {

/// A time as it stands behind a date.
struct TimeOfDay
{
    std::string iso; ///< "10:20" or "10:20:30", as precise as it was written
    bool isIso = false; ///< two digits each, 24 hours
    bool beyondSeconds = false; ///< a fraction of a second or a time zone follows; not in \a iso

    bool isMidnight() const { return iso == "00:00" || iso == "00:00:00"; }
};

/// "10:20", "9:05:30 PM", "10:20:30.5Z"; nothing for what is no time.
std::optional<TimeOfDay> readTime(std::string_view text);

} // namespace waybill
