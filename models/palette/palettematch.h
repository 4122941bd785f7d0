// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace waybill {

/// How well a text answers what was typed: 0 is not at all, more is better. Every word that was
/// typed must be in it, in any order; case and accents do not count.
int paletteMatch(const QString &text, const QString &typed);

} // namespace waybill
