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

QList<qreal> sharedWidths(const QList<qreal> &wanted, const QList<qreal> &least, qreal room)
{
    QList<qreal> widths = least;
    QList<qsizetype> left(wanted.size());
    std::iota(left.begin(), left.end(), 0);
    // A column whose part is less than its least has its least, and the rest is shared again.
    for (bool settled = false; !settled;) {
        settled = true;
        QList<qreal> wishes;
        for (const qsizetype column : std::as_const(left))
            wishes << wanted[column];
        const QList<qreal> parts = sharedWidths(wishes, std::max(room, 0.0));
        QList<qsizetype> again;
        for (qsizetype i = 0; i < left.size(); ++i) {
            const qsizetype column = left[i];
            widths[column] = std::max(parts[i], least[column]);
            if (parts[i] >= least[column]) {
                again << column;
                continue;
            }
            room -= least[column];
            settled = false;
        }
        left = again;
    }
    return widths;
}

QList<qreal> grownWidths(QList<qreal> widths, const QList<qreal> &most, qreal room)
{
    room -= std::accumulate(widths.begin(), widths.end(), 0.0);
    QList<qreal> missing;
    for (qsizetype i = 0; i < widths.size(); ++i)
        missing << std::max(most[i] - widths[i], 0.0);
    const QList<qreal> parts = sharedWidths(missing, std::max(room, 0.0));
    for (qsizetype i = 0; i < widths.size(); ++i)
        widths[i] += parts[i];
    return widths;
}

} // namespace waybill
