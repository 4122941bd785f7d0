// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// Saved views, the list of columns, frozen columns, and the list of keys.
void walkViews(MainWindow &window);

} // namespace waybill::test
