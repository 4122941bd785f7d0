// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <string_view>

namespace waybill {

/// The first place where a text is not JSON, in words for the person who mends it.
struct JsonFault
{
    std::size_t offset = 0;
    QString message; ///< "a comma is missing after "Python""
    QString expected;
    QString found;
};

/// Reads the text by the grammar alone, with no limit on its depth; nothing when it is JSON.
/// \a text is valid UTF-8.
std::optional<JsonFault> findJsonFault(std::string_view text);

} // namespace waybill
