// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace waybill {

/// A number as people write it, "1 234,5 %", in plain form: "1234.5".
struct WrittenNumber
{
    std::string plain; ///< what parseDecimal() takes; empty when \a problem says why there is none
    const char *rule = ""; ///< NUM-02, -03, -06 or -08 when it was not plain
    const char *problem = ""; ///< NUM-01 an identifier with leading zeros, NUM-07 no number
};

enum class NumberMark { None, Percent, Plus, Either }; ///< what may follow the number

/// \a text is trimmed. Where a separator could mean thousands or a decimal point and only a guess
/// would tell, it is NUM-07; a comma before exactly three digits separates thousands.
WrittenNumber readWrittenNumber(std::string_view text, NumberMark mark);

} // namespace waybill
