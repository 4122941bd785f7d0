// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/record.h"
#include "migration/source/recordreader.h"

#include <functional>
#include <string>
#include <string_view>

namespace waybill {

/// Whether \a text says what stands at this node; the file may have other escapes and spaces.
bool isSameJson(const Record &record, std::int32_t at, std::string_view text);

/// What is from \a from to \a to in the file becomes \a text.
using JsonReplace = std::function<void(const char *from, const char *to, std::string text)>;

/// Puts \a text in the place of a node. Of a list or an object only what differs in it is replaced,
/// as long as it has the same members; what is new is laid out as what stood there.
void replaceJson(const Record &record, std::int32_t at, std::string_view text, int depth,
                 const Dialect &dialect, const JsonReplace &replace);

} // namespace waybill
