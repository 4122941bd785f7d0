// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace waybill {

/// One part of a path made from data: separators, control characters, "..", names that some systems
/// reserve and over-long texts become harmless, so that the path cannot leave its folder (S0-L15).
std::string safePathPart(std::string_view utf8);

} // namespace waybill
