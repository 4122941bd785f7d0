// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/textpieces.h"

#include "migration/base/textfold.h"

#include <algorithm>

namespace waybill {

namespace {

/// The bytes of the separator at the front of \a text; 0 when there is none.
std::size_t separatorAtFront(std::string_view text, const std::vector<std::string> &separators)
{
    std::size_t longest = 0;
    for (const std::string &separator : separators) {
        if (text.starts_with(separator))
            longest = std::max(longest, separator.size());
    }
    return longest;
}

} // namespace

std::vector<std::string_view> piecesOf(std::string_view text,
                                       const std::vector<std::string> &separators)
{
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    const auto end = [&](std::size_t at) {
        const std::string_view piece = trimmed(text.substr(begin, at - begin));
        if (!piece.empty())
            pieces.push_back(piece);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t separator = separatorAtFront(text.substr(at), separators);
        if (separator == 0) {
            ++at;
            continue;
        }
        end(at);
        at += separator;
        begin = at;
    }
    end(text.size());
    return pieces;
}

PieceChanges::PieceChanges(std::string text, const std::vector<std::string> &separators)
    : m_text(std::move(text))
{
    for (const std::string_view piece : piecesOf(m_text, separators)) {
        const auto begin = static_cast<std::size_t>(piece.data() - m_text.data());
        m_pieces.push_back({.begin = begin, .end = begin + piece.size(), .other = {}});
    }
}

std::string_view PieceChanges::piece(std::size_t number) const
{
    if (number >= m_pieces.size())
        return {};
    const Piece &piece = m_pieces[number];
    return std::string_view(m_text).substr(piece.begin, piece.end - piece.begin);
}

void PieceChanges::replace(std::size_t number, std::string with)
{
    m_pieces[number].isOther = true;
    m_pieces[number].other = std::move(with);
    m_changed = true;
}

void PieceChanges::remove(std::size_t number)
{
    m_pieces[number].isGone = true;
    m_changed = true;
}

std::string PieceChanges::text() const
{
    std::string text;
    std::size_t at = 0; // what stands before it has been written
    bool any = false;
    for (const Piece &piece : m_pieces) {
        // What stands between a piece that is gone and the one before it goes with it.
        if (!piece.isGone) {
            if (any || at == 0)
                text.append(m_text, at, piece.begin - at);
            if (piece.isOther)
                text += piece.other;
            else
                text.append(m_text, piece.begin, piece.end - piece.begin);
            any = true;
        }
        at = piece.end;
    }
    return text.append(m_text, at, std::string::npos);
}

} // namespace waybill
