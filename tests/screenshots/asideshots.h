// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
} // namespace waybill

namespace waybill::test {

/// What was set aside, with each of its dialogs; then the same files again, changed by hand.
void walkAside(MainWindow &window);

} // namespace waybill::test
