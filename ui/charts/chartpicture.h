// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/chartdata.h"

#include <QByteArray>

namespace waybill {

/// A chart with its title and its sentence, as a file's content. It looks as it does in the window.
QByteArray chartAsPng(const ChartData &data, const QString &sentence);
QByteArray chartAsSvg(const ChartData &data, const QString &sentence);

} // namespace waybill
