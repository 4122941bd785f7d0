// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/recordreader.h"

#include <string_view>

namespace waybill {

/// Fills in how the JSON \a text is written: indent, newline, finalNewline, escapesNonAscii.
/// A tab counts as four spaces.
void detectJsonStyle(std::string_view text, Dialect &dialect);

} // namespace waybill
