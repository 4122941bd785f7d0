// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// Where a line of a file went, after a migration.
void walkDestination(MainWindow &window);
/// The changes, what can be done from there, and the data as it was.
void walkHistory(MainWindow &window);

} // namespace waybill::test
