// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlook.h"

#include "ui/theme/theme.h"

namespace waybill {

ChartLook ChartLook::current()
{
    const Tokens &tokens = Theme::instance().tokens();
    return {.text = tokens.text,
            .muted = tokens.muted,
            .grid = tokens.border,
            .base = tokens.raised,
            .accent = tokens.accent,
            .font = Theme::font(0.9)};
}

QColor ChartLook::fill(qsizetype series, bool several) const
{
    return several ? Theme::instance().hue(series) : accent;
}

} // namespace waybill
