// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// One record in the pane and in a window of its own, section by section, and the dialogs about
/// whole records.
void walkRecords(MainWindow &window);

} // namespace waybill::test
