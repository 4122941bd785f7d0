// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/showntable.h"

class QWidget;

namespace waybill {

class Exporter;

/// Asks for a printer and prints all rows or \a selected ones. A printer that is a PDF file is
/// written like every other export.
void printTable(Exporter &exporter, const ShownTable &table, const RowIds &selected,
                QWidget *window);

} // namespace waybill
