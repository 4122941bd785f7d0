// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/linecells.h"

namespace waybill {

std::string lineOfCells(const std::vector<std::string> &cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += ',';
        const std::string &cell = cells[i];
        const bool alone = cells.size() == 1 && cell.empty();
        if (!alone && cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) {
            line += c;
            if (c == '"')
                line += c;
        }
        line += '"';
    }
    return line;
}

std::vector<std::string> cellsOfLine(std::string_view line)
{
    std::vector<std::string> cells;
    if (line.empty())
        return cells;
    cells.emplace_back();
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool doubled = quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"';
        if (doubled) {
            cells.back() += c;
            ++i;
        } else if (c == '"' && (quoted || cells.back().empty())) {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

} // namespace waybill
