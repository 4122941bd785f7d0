// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/tables/formulaguard.h"

#include <algorithm>
#include <array>

namespace waybill {

namespace {

/// The last four are the full-width forms, which some spreadsheets take for the same.
constexpr std::array<std::string_view, 11> starts{
    "=",           "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
    "\xEF\xBC\xA0"};

bool isDangerous(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return std::any_of(starts.begin(), starts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

} // namespace

std::string guardedText(std::string_view text)
{
    return (isDangerous(text) ? "'" : "") + std::string(text);
}

std::string unguardedText(std::string_view text)
{
    const bool guarded = text.starts_with('\'') && isDangerous(text);
    return std::string(guarded ? text.substr(1) : text);
}

} // namespace waybill
