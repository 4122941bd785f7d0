// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/auditsteps.h"

#include "migration/target/statement.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace waybill {

namespace {

/// Nobody works as fast as that by hand.
constexpr double mostSeconds = 0.1;

struct Entry
{
    std::int64_t id = 0;
    std::string when;
    std::string who; ///< empty: another program
};

/// "2026-11-22T14:02:11.503Z": the seconds of the day.
std::optional<double> secondsOfDay(const std::string &when)
{
    if (when.size() < 24)
        return std::nullopt;
    const auto two = [&](std::size_t at) { return (when[at] - '0') * 10 + (when[at + 1] - '0'); };
    const int thousandths = (when[20] - '0') * 100 + two(21);
    return two(11) * 3600 + two(14) * 60 + two(17) + thousandths / 1000.0;
}

bool isSameStep(const Entry &later, const Entry &earlier)
{
    if (later.who != earlier.who)
        return false;
    if (later.when == earlier.when)
        return true;
    const auto end = secondsOfDay(later.when);
    const auto begin = secondsOfDay(earlier.when);
    return end && begin && later.when.compare(0, 10, earlier.when, 0, 10) == 0
        && std::abs(*end - *begin) <= mostSeconds;
}

} // namespace

Result<std::vector<int>> findAuditSteps(Connection &connection, std::span<const qint64> numbers)
{
    const auto first =
        std::find_if(numbers.begin(), numbers.end(), [](qint64 number) { return number > 0; });
    const auto last =
        std::find_if(numbers.rbegin(), numbers.rend(), [](qint64 number) { return number > 0; });
    auto query = Statement::prepare(connection,
                                    "SELECT id, changed_at, ifnull(changed_by, '') FROM"
                                    " waybill_audit_log NOT INDEXED WHERE id <= ? AND id >= ?"
                                    " ORDER BY id DESC");
    if (!query)
        return query.error();
    query->bindInteger(0, first == numbers.end() ? 0 : *first);
    query->bindInteger(1, last == numbers.rend() ? 0 : *last);
    std::vector<int> steps;
    Entry before; // the one above it in the list; none after a run
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const int row = static_cast<int>(i);
        if (numbers[i] < 0) {
            steps.push_back(row);
            before = {};
            continue;
        }
        Entry entry;
        while (entry.id != numbers[i]) {
            auto more = query->step();
            if (!more)
                return more.error();
            if (!*more)
                return steps; // gone meanwhile: the list is about to come anew
            if (query->integer(0) == numbers[i])
                entry = {query->integer(0), query->text(1), query->text(2)};
        }
        if (before.id == 0 || !isSameStep(before, entry))
            steps.push_back(row);
        before = std::move(entry);
    }
    return steps;
}

} // namespace waybill
