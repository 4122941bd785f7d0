// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/differences.h"

#include "migration/base/printable.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t longestLine = 2000;

/// A line ends with "\n", "\r\n" or a lone "\r", as everywhere.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == text.npos)
            break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return lines;
}

QString shown(std::string_view line)
{
    std::size_t size = std::min(line.size(), longestLine);
    while (size < line.size() && size > 0
           && (static_cast<unsigned char>(line[size]) & 0xc0U) == 0x80U)
        --size;
    QString text = QString::fromUtf8(line.data(), static_cast<qsizetype>(size));
    return size < line.size() ? text + u'…' : text;
}

} // namespace

void LineDifferences::add(qint64 line, std::string_view before, std::string_view after)
{
    std::vector<std::string_view> old = linesOf(before);
    std::vector<std::string_view> now = linesOf(after);
    std::size_t same = 0;
    while (same < old.size() && same < now.size() && old[same] == now[same])
        ++same;
    std::size_t tail = 0;
    while (tail < old.size() - same && tail < now.size() - same
           && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    const auto part = [&](const std::vector<std::string_view> &lines) {
        return std::vector<std::string_view>(lines.begin() + static_cast<std::ptrdiff_t>(same),
                                             lines.end() - static_cast<std::ptrdiff_t>(tail));
    };
    old = part(old);
    now = part(now);
    if (old.empty() && now.empty() && before == after)
        return;
    ++count;
    if (places.size() < most) {
        Difference place{.line = line + static_cast<qint64>(same),
                         .newLine = line + static_cast<qint64>(same) + addedLines - removedLines,
                         .before = {},
                         .after = {}};
        const auto take = [&](const std::vector<std::string_view> &lines, QStringList &into) {
            for (const std::string_view one : lines) {
                if (into.size() < mostLines)
                    into.append(shown(one));
                else
                    ++place.linesLeftOut;
            }
        };
        take(old, place.before);
        take(now, place.after);
        places.append(std::move(place));
    }
    removedLines += static_cast<qint64>(old.size());
    addedLines += static_cast<qint64>(now.size());
}

} // namespace waybill
