// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// Cells as the text of one CSV line, whatever its file uses: commas between them, and quotes where
/// a cell needs them. cellsOfLine(lineOfCells(c)) == c; no cells are no text.
std::string lineOfCells(const std::vector<std::string> &cells);
std::vector<std::string> cellsOfLine(std::string_view line);

} // namespace waybill
