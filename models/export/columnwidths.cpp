// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/columnwidths.h"

#include <algorithm>
#include <numeric>

namespace waybill {

QList<qreal> sharedWidths(const QList<qreal> &wanted, qreal room)
{
    QList<qsizetype> order(wanted.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](qsizetype a, qsizetype b) { return wanted[a] < wanted[b]; });
    QList<qreal> widths(wanted.size());
    qsizetype left = wanted.size();
    for (const qsizetype column : order) {
        const qreal part = room / static_cast<qreal>(left--);
        widths[column] = std::min(wanted[column], part);
        room -= widths[column];
    }
    return widths;
}

} // namespace waybill
