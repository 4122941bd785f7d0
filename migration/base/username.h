// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace waybill {

/// Who runs this program, as the system knows them: "anna", or the number where there is no name.
std::string currentUser();

} // namespace waybill
