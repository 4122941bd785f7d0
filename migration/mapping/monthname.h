// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace waybill {

/// 1 to 12 for an English or German month, in full or in its usual short form; else 0. \a name is
/// folded and without a point.
int monthByName(std::string_view name);

} // namespace waybill
