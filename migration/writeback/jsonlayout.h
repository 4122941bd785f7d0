// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/recordreader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// A member or an entry of a JSON text that is a list or an object.
struct JsonPiece
{
    std::string_view key; ///< with its quotes; empty in a list
    std::string_view value;
};

/// What a list or an object consists of; nothing when \a text is neither, or no JSON.
std::optional<std::vector<JsonPiece>> jsonPieces(std::string_view text);

/// How lists and objects are laid out in some part of a file.
struct JsonStyle
{
    bool hasLines = false; ///< each member and entry on a line of its own
    std::string newline = "\n";
    std::string base; ///< before the bracket that closes
    std::string step; ///< what a member is indented by, from there
    std::string colon = ": ";
    std::string comma = ", "; ///< where all stands on one line

    /// As the list or object \a there is laid out; where that tells nothing, as the file is.
    /// \a before is what stands before it in its record, \a depth how deep it is nested.
    static JsonStyle of(std::string_view there, std::string_view before, int depth,
                        const Dialect &dialect);
};

/// \a text, token by token, in another style.
std::string laidOut(std::string_view text, const JsonStyle &style);

} // namespace waybill
