// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace waybill {

/// What a chart is drawn with, taken from the theme of the moment.
struct ChartLook
{
    QColor text;
    QColor muted;
    QColor grid;
    QColor base; ///< behind it, in a picture of its own
    QColor accent;
    QFont font;

    static ChartLook current();
    /// Of one of several series; of the only one when \a several is false.
    QColor fill(qsizetype series, bool several) const;
};

} // namespace waybill
