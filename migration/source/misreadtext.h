// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/encoding.h"

#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// A run of characters that is one UTF-8 character read as another encoding.
struct MisreadPiece
{
    std::size_t from = 0; ///< in the text
    std::size_t length = 0;
    std::string repaired;
};

/// The pieces of one value or one line. Some pieces also occur in proper text ("ß“" in German,
/// "«é" in French): they count only beside other evidence in the same text.
std::vector<MisreadPiece> findMisreadPieces(std::string_view utf8, const std::string &misreadAs);

/// Counts the pieces of a text that comes in blocks.
class MisreadCounter
{
public:
    explicit MisreadCounter(std::string misreadAs);

    void add(std::string_view utf8);
    /// What was found; places == 0 when the text looks right.
    MisreadText finish();

private:
    void countLines(std::string_view text);
    void countLine(std::string_view line);

    MisreadText m_found;
    std::string m_rest; ///< the line that is not complete yet
};

} // namespace waybill
