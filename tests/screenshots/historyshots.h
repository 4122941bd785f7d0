// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// The changes, what can be done from there, and the data as it was.
void walkHistory(MainWindow &window);

} // namespace waybill::test
