// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// The board of the applications and the page of a profile.
void walkBoardAndPage(MainWindow &window);

} // namespace waybill::test
