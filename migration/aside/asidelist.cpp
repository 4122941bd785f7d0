// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidelist.h"

#include "migration/aside/asidescan.h"
#include "migration/verify/masking.h"

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void count(const AsideFilter &filter, const AsideItem &item, AsideCounts &counts)
{
    if (filter.takes(item))
        ++counts.all;
    AsideFilter with = filter;
    with.extras = true;
    if (item.what == AsideItem::What::Extra && with.takes(item))
        ++counts.extras;
    if (filter.takesButFamily(item))
        ++counts.families[item.family];
    if (filter.takesButState(item))
        ++counts.states[item.state];
}

/// Whatever has the same one is mended by the same mending.
std::string repairKey(const AsideItem &item)
{
    const std::string parts[] = {item.source,
                                 item.code.toStdString(),
                                 item.field.toStdString(),
                                 item.raw,
                                 asideName(item.state).toStdString(),
                                 asideName(item.what).toStdString(),
                                 item.mending.toStdString()};
    std::string key;
    for (const std::string &part : parts)
        key += part + '\x1f';
    return key;
}

} // namespace

bool AsideFilter::takes(const AsideItem &item) const
{
    return takesButFamily(item) && (!family || *family == item.family);
}

bool AsideFilter::takesButFamily(const AsideItem &item) const
{
    AsideFilter others = *this;
    others.family.reset();
    return others.takesButState(item) && (states.isEmpty() || states.contains(item.state));
}

bool AsideFilter::takesButState(const AsideItem &item) const
{
    return (!family || *family == item.family) && (code.isEmpty() || code == item.code)
        && (run == 0 || run == item.run) && (file.isEmpty() || file == item.file)
        && (extras || item.what != AsideItem::What::Extra);
}

Result<> eachAsideItem(Connection &connection, const AsideFilter &filter,
                       const std::function<void(AsideItem)> &visit, const Observer &observer)
{
    return AsideScan(connection, filter, visit, observer).run();
}

Result<AsideList> listAside(Connection &connection, const AsideFilter &filter, qsizetype most,
                            const Observer &observer)
{
    AsideList list;
    const auto visit = [&](AsideItem item) {
        count(filter, item, list.counts);
        if (filter.takes(item) && list.items.size() < most)
            list.items.append(std::move(item));
    };
    auto done = eachAsideItem(connection, filter, visit, observer);
    return done ? Result<AsideList>(std::move(list)) : done.error();
}

Result<AsideRepairs> groupAside(Connection &connection, const AsideFilter &filter, qsizetype most,
                                qsizetype items, const Observer &observer)
{
    AsideRepairs found;
    std::unordered_map<std::string, qsizetype> places;
    const auto visit = [&](AsideItem item) {
        count(filter, item, found.counts);
        if (!filter.takes(item))
            return;
        const bool isFull = found.repairs.size() >= most;
        std::string key = repairKey(item);
        const auto known = places.find(key);
        if (known == places.end()) {
            if (isFull) {
                ++found.more;
                return;
            }
            places.emplace(std::move(key), found.repairs.size());
            found.repairs.append({.first = item, .items = {std::move(item)}, .count = 1});
            return;
        }
        AsideRepair &repair = found.repairs[known->second];
        ++repair.count;
        if (repair.items.size() < items) {
            // All else that was said of their records is read again with the record.
            item.problems.removeIf(
                [&](const Problem &problem) { return problem.code != item.code; });
            repair.items.append(std::move(item));
        }
    };
    auto done = eachAsideItem(connection, filter, visit, observer);
    if (!done)
        return done.error();
    std::stable_sort(
        found.repairs.begin(), found.repairs.end(),
        [](const AsideRepair &one, const AsideRepair &other) { return one.count > other.count; });
    return found;
}

AsideItem maskedItem(AsideItem item)
{
    if (!item.raw.empty())
        item.raw = maskedText().toStdString();
    if (!item.mending.isEmpty())
        item.mending = maskedText();
    if (item.code.startsWith("DUP-"_L1) || item.code.startsWith("CON-"_L1))
        item.expected = item.expected.isEmpty() ? QString() : maskedText();
    for (Problem &problem : item.problems)
        problem = masked(problem);
    return item;
}

} // namespace waybill
