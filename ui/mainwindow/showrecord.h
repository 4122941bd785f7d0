// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace waybill {

class TablePage;

/// Selects a row of a view and brings it into sight, once the view is listed. Filters that hide
/// it are cleared; a row that is gone changes nothing.
void showRecord(TablePage &page, qint64 id);

} // namespace waybill
