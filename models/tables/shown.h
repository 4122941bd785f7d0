// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QString>
#include <QVariant>

namespace waybill {

/// What a person reads for \a value, in the language and the formats of the system. Empty for NULL.
QString shownText(const LayoutColumn &column, const QVariant &value);
/// A stored date in words; its precision is kept ("Mar 2021"). Text that is no date stays as it is.
QString shownDate(const QString &stored);
QString shownNumber(double number);

} // namespace waybill
