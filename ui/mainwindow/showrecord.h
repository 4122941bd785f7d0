// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace waybill {

class TablePage;

/// Selects a row of a view and brings it into sight, once the view is listed. Filters that hide
/// it are cleared; a row that is gone changes nothing. \a column: of the view, is shown when it is
/// hidden; -1: the first one.
void showRecord(TablePage &page, qint64 id, int column = -1);

} // namespace waybill
