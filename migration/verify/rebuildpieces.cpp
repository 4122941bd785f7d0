// SPDX-License-Identifier: GPL-3.0-or-later
// A text that was split into rows: the text itself is kept, each row answers for its piece.
#include "migration/mapping/printedtoken.h"
#include "migration/mapping/textpieces.h"
#include "migration/source/jsontoken.h"
#include "migration/verify/rebuild.h"

namespace waybill {

Result<> Rebuilder::rebuildPieces(const Layout &layout, int leaf,
                                  std::pair<std::size_t, std::size_t> binds, RebuiltLeaf &rebuilt)
{
    const auto kept = m_kept.find(leaf);
    if (kept == m_kept.end())
        return unreadable("pieces");
    rebuilt.text = kept->second.original;
    rebuilt.leftOut = kept->second.state == 'l';
    if (rebuilt.leftOut || kept->second.state == 'd')
        return {};
    const bool isToken = !layout.isCsv;
    PieceChanges pieces(isToken ? decodedToken(rebuilt.text) : rebuilt.text,
                        layout.separators.at(leaf));
    for (std::size_t i = binds.first; i < binds.second; ++i) {
        const Layout::Bind &bind = layout.binds[i];
        const SlotRow &row = m_rows[static_cast<std::size_t>(bind.slot)];
        const auto number = static_cast<std::size_t>(bind.piece);
        if (bind.piece < 0)
            continue; // a copy of the whole text
        if (number >= pieces.count())
            return unreadable("piece");
        auto byHand = isByHand(static_cast<std::size_t>(bind.slot), bind.column);
        if (!byHand)
            return byHand.error();
        rebuilt.byHand = rebuilt.byHand || (bind.owner && *byHand);
        if (!row.there) {
            if (bind.owner)
                pieces.remove(number);
            continue;
        }
        const Value *const value = valueOf(bind);
        if (!value)
            return unreadable("column");
        auto convert = converter(bind.converter);
        if (!convert)
            return convert.error();
        const Conversion made = (*convert)->forward({NodeKind::Text, pieces.piece(number)});
        if (*value == made.value || (*convert)->same(*value, made.value))
            continue;
        if (bind.owner)
            pieces.replace(number, (*convert)->backward(*value, NodeKind::Text));
        else
            m_copiesThatDiffer += *byHand ? 0 : 1;
    }
    if (!pieces.any())
        return {};
    rebuilt.edited = true;
    const std::string text = pieces.text();
    rebuilt.text = isToken
        ? printedToken(text, Value(text), NodeKind::Text, m_source->dialect.escapesNonAscii)
        : text;
    return {};
}

} // namespace waybill
