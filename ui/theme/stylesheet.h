// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace waybill {

struct Tokens;

/// The shapes of the look: rounded controls, flat bars, cards. Colours come from \a tokens alone.
QString styleSheet(const Tokens &tokens);

} // namespace waybill
