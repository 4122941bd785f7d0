// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// The applications, sorted by two columns and filtered by two, and the dialogs of the filters.
void walkFilters(MainWindow &window);
/// The dialogs that take a table out of the window, and the pages that come of it.
void walkExports(MainWindow &window);

} // namespace waybill::test
