// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// The command palette as it opens, with records, and when there is nothing.
void shootPalette(MainWindow &window);

} // namespace waybill::test
