// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/tablestates.h"

namespace waybill {

class TablePage;

TableState stateOf(TablePage &page);
/// Shows the table as it was left; the place in it when its rows are there.
void bringBack(TablePage &page, const TableState &state);

} // namespace waybill
