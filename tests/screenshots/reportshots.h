// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

void walkReports(MainWindow &window);

} // namespace waybill::test
