// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/datelist.h"

#include "migration/base/textfold.h"

#include <algorithm>
#include <vector>

namespace waybill {

namespace {

/// The items of \a text that are not blank; views into it.
std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",;\r\n"), text.size());
        const std::string_view item = trimmed(text.substr(0, end));
        if (!item.empty())
            items.push_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

/// From the front of \a a to the end of \a b, which lie in one text.
std::string_view joined(std::string_view a, std::string_view b)
{
    return {a.data(), std::size_t(b.data() + b.size() - a.data())};
}

bool isYear(std::string_view text)
{
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

DateList readDateList(std::string_view text, DateOrder order)
{
    const DateReading whole = readDate(text, order);
    if (whole.outcome != DateReading::Outcome::Unreadable)
        return {whole, false};

    const auto items = split(text);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i + 1 < items.size()) {
            const DateReading pair = readDate(joined(items[i], items[i + 1]), order);
            if (pair.outcome != DateReading::Outcome::Unreadable)
                return {pair, items.size() > 2};
        }
        // After "Feb 30", "2021" is the rest of a date that does not exist.
        if (i > 0 && isYear(items[i]))
            continue;
        const DateReading single = readDate(items[i], order);
        if (single.outcome != DateReading::Outcome::Unreadable)
            return {single, items.size() > 1};
    }
    return {};
}

} // namespace waybill
