// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
class MigrationWizard;
} // namespace waybill

namespace waybill::test {

/// The mapping page while a field is sent elsewhere.
void shootMapping(MigrationWizard &wizard);
/// The list of what was decided.
void shootDecisions(MainWindow &window);

} // namespace waybill::test
