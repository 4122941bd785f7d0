// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/viewcontent.h"

#include <algorithm>
#include <cmath>

namespace waybill {

namespace {

bool sameWidth(const ColumnPlace &a, const ColumnPlace &b)
{
    constexpr double letters = 0.3;
    const bool either = a.hidden || a.width <= 0 || b.width <= 0;
    return either || std::abs(a.width - b.width) < letters;
}

} // namespace

bool looksSame(const ViewContent &a, const ViewContent &b)
{
    return a.query.anywhere == b.query.anywhere && a.query.sort == b.query.sort
        && a.frozen == b.frozen
        && std::is_permutation(a.query.filters.begin(), a.query.filters.end(),
                               b.query.filters.begin(), b.query.filters.end())
        && std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                      [](const ColumnPlace &one, const ColumnPlace &other) {
                          return one.column == other.column && one.hidden == other.hidden
                              && sameWidth(one, other);
                      });
}

} // namespace waybill
