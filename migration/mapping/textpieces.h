// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// What stands between separators, without the white space around it; nothing but white space is
/// no piece. Where two separators begin at one place the longer one counts. The pieces are views
/// into \a text.
std::vector<std::string_view> piecesOf(std::string_view text,
                                       const std::vector<std::string> &separators);

/// \a text with another text in the place of some of its pieces.
class PieceChanges
{
public:
    PieceChanges(std::string text, const std::vector<std::string> &separators);

    /// Empty when there is no such piece.
    std::string_view piece(std::size_t number) const;
    std::size_t count() const { return m_pieces.size(); }
    void replace(std::size_t number, std::string with);
    /// The piece goes, and a separator beside it.
    void remove(std::size_t number);
    bool any() const { return m_changed; }
    std::string text() const;

private:
    struct Piece
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool isGone = false;
        bool isOther = false;
        std::string other;
    };
    std::string m_text;
    std::vector<Piece> m_pieces;
    bool m_changed = false;
};

} // namespace waybill
