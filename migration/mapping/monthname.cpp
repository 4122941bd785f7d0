// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/monthname.h"

#include <algorithm>
#include <array>
#include <utility>

namespace waybill {

int monthByName(std::string_view name)
{
    using Name = std::pair<std::string_view, int>;
    static constexpr std::array names = {
        Name("jan", 1),    Name("january", 1),   Name("januar", 1),  Name("jänner", 1),
        Name("feb", 2),    Name("february", 2),  Name("februar", 2), Name("mar", 3),
        Name("march", 3),  Name("märz", 3),      Name("maerz", 3),   Name("mär", 3),
        Name("mrz", 3),    Name("apr", 4),       Name("april", 4),   Name("may", 5),
        Name("mai", 5),    Name("jun", 6),       Name("june", 6),    Name("juni", 6),
        Name("jul", 7),    Name("july", 7),      Name("juli", 7),    Name("aug", 8),
        Name("august", 8), Name("sep", 9),       Name("sept", 9),    Name("september", 9),
        Name("oct", 10),   Name("october", 10),  Name("okt", 10),    Name("oktober", 10),
        Name("nov", 11),   Name("november", 11), Name("dec", 12),    Name("december", 12),
        Name("dez", 12),   Name("dezember", 12),
    };
    const auto *const found = std::find_if(
        names.begin(), names.end(), [name](const Name &known) { return known.first == name; });
    return found == names.end() ? 0 : found->second;
}

} // namespace waybill
