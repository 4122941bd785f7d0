// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace waybill {

/// "https://example.test/jobs", "http://localhost:8000", "example.test/jobs", "www.example.test".
/// No other scheme: what is stored as a link must be safe to open.
bool isWebAddress(std::string_view text);
/// One @ with something on both sides and a point in the domain; no white space.
bool isMailAddress(std::string_view text);

} // namespace waybill
