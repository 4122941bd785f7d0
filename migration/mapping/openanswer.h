// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {

/// What stands for an answer that nobody has given, where files are only looked at.
inline constexpr const char *openAnswerId = "open";

} // namespace waybill
