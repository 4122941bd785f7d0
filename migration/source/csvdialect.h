// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace waybill {

/// The character that separates the cells: of comma, semicolon, tab and bar the one that gives the
/// first lines the most even number of cells. Line breaks and separators inside quotes do not
/// count. A comma when nothing separates.
char sniffDelimiter(std::string_view text);

} // namespace waybill
