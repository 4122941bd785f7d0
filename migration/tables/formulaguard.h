// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace waybill {

/// A spreadsheet runs a text that begins with = + - @, a tab or a line break as a formula. The
/// guard is an apostrophe before it; a text that looks guarded already gets another one, so that
/// unguardedText() always gives back what was there.
std::string guardedText(std::string_view text);
std::string unguardedText(std::string_view text);

} // namespace waybill
