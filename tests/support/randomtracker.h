// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/randomness.h"

#include <string>

namespace waybill::test {

/// A tracker CSV as UTF-8 text: any header family, any mishap of lines and quotes. With \a plain
/// only characters of Windows-1252.
std::string anyTracker(Randomness &random, bool plain);

} // namespace waybill::test
