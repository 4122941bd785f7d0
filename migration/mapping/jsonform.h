// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/record.h"

#include <string>

namespace waybill {

/// The normal form of a JSON value, "[1, 2]" or {"a": 1}: one line, tokens as they stand in the
/// file. Equal values of one file writer have equal normal forms.
std::string jsonForm(const Record &record, std::int32_t node);

/// \a text as a JSON string with its quotes; beyond ASCII as \\uXXXX when asked for.
std::string jsonString(std::string_view text, bool asciiOnly);

/// A member's name with its quotes; knows rawKeyMark.
std::string jsonKey(std::string_view key, bool asciiOnly);

} // namespace waybill
