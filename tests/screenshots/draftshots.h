// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {
class MainWindow;
}

namespace waybill::test {

/// Files that no playbook knows, and what the wizard makes of them.
void shootDraft(MainWindow &window);

} // namespace waybill::test
