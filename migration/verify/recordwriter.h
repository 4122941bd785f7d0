// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/rebuild.h"

#include <string>

namespace waybill {

/// Whether a cell has to be quoted. An empty cell that stands alone would else be an empty line,
/// and U+FEFF at the start of the file a byte order mark.
bool needsQuotes(std::string_view text, const Dialect &dialect, bool alone);
void appendCell(std::string &out, std::string_view text, bool quotes);
/// A row without its line end.
void appendRow(std::string &out, const RebuiltRecord &record, const Dialect &dialect);

/// Whether a member or an entry is written: not when the row that it made has been deleted.
class RecordParts
{
public:
    explicit RecordParts(const RebuiltRecord &record);
    bool isWritten(std::size_t node, bool isMember) const;
    const RebuiltLeaf &leaf(std::size_t node) const;
    /// The number of the leaf at a node.
    int leafNumber(std::size_t node) const { return m_leafOfNode[node]; }

private:
    const RebuiltRecord &m_record;
    std::vector<int> m_leafOfNode;
};

/// The value at a node; lines after the first are indented by \a depth. Indentation 0: one line.
void appendJson(std::string &out, const RebuiltRecord &record, const RecordParts &parts,
                std::size_t node, int depth, const Dialect &dialect);

} // namespace waybill
