// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/csvdialect.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace waybill {

namespace {

constexpr std::array candidates{',', ';', '\t', '|'};
constexpr std::size_t linesToLookAt = 50;

/// How often \a delimiter stands in each of the first lines, outside quotes. Quotes count only
/// where a cell begins, and what "begins" means depends on the delimiter.
std::vector<int> countPerLine(std::string_view text, char delimiter)
{
    std::vector<int> counts;
    int count = 0;
    bool quoted = false;
    bool cellBegins = true;
    bool blank = true;
    for (std::size_t i = 0; i < text.size() && counts.size() < linesToLookAt; ++i) {
        const char c = text[i];
        if (quoted) {
            quoted = c != '"'; // a doubled quote closes and opens again
            cellBegins = !quoted;
            continue;
        }
        if (c == '\n' || c == '\r') {
            if (!blank)
                counts.push_back(count);
            count = 0;
            blank = true;
            cellBegins = true;
            continue;
        }
        blank = false;
        quoted = c == '"' && cellBegins;
        cellBegins = c == delimiter;
        count += c == delimiter ? 1 : 0;
    }
    // The last line may be cut off: it counts only when there is no other.
    if (counts.empty() && !blank)
        counts.push_back(count);
    return counts;
}

struct Score
{
    double even = 0; ///< the share of lines that have as many as the first one
    int count = 0;
};

Score score(const std::vector<int> &counts)
{
    if (counts.empty() || counts.front() == 0)
        return {};
    const auto same = std::count(counts.begin(), counts.end(), counts.front());
    return {double(same) / double(counts.size()), counts.front()};
}

} // namespace

char sniffDelimiter(std::string_view text)
{
    char best = candidates.front();
    Score bestScore;
    for (const char candidate : candidates) {
        const Score here = score(countPerLine(text, candidate));
        if (here.even > bestScore.even
            || (here.even == bestScore.even && here.count > bestScore.count)) {
            best = candidate;
            bestScore = here;
        }
    }
    return best;
}

} // namespace waybill
